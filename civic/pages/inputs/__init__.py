"""The pages of one input."""
