"""Naming colleagues in a text."""
