"""Building the browser's half of the site, and starting the server that serves it."""
