"""Copying words."""
