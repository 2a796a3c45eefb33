"""The map of ideas: neighbours say similar things."""
