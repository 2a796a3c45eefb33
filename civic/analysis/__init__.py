"""Texts in, findings out: no database, no framework, nothing that differs between two runs."""
