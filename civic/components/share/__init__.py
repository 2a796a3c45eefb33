"""Passing a page on."""
