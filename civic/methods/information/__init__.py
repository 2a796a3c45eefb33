"""Information: the organiser says something, and nobody has to do anything."""
