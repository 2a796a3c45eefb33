"""The sections of a project's page, one a file, so that they can stand in any order."""
