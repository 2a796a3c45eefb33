"""One project in the hands of its team, tab by tab."""
