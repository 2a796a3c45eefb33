"""The team's side: projects, contributions, people and settings."""
