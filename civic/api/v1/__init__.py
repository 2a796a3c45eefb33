"""The REST API, version 1: what other programs read and write, through the very same services."""
