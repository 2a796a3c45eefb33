"""The result of a vote, part by part."""
