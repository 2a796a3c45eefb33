"""The conversation under an input."""
