"""The parts of the team's side: its rail, its forms in several languages, its tables."""
