"""The sections of the front door, one a file, so that they can stand in any order."""
