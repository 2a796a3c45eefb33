"""What the organiser made of a contribution, as its status says."""

DONE = "implemented"
KEPT = frozenset({"accepted", DONE})
"""The statuses, of those that every platform begins with, by which a contribution is retained."""
