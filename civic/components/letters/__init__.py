"""Counting the letters of a text that has a limit."""
