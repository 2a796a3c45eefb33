"""A light rich-text editor."""
