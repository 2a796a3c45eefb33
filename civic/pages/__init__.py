"""One page per module; importing a module here is what puts its page on the site."""
