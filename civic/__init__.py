"""Civic, a citizen-participation platform."""
