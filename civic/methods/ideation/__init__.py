"""Idea box: people propose, discuss and support ideas during a window, on a theme."""
