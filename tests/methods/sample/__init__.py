"""Sample: the smallest method there is."""
