"""The settings of the platform, tab by tab."""
