"""What a tab of the team's side knows, and what it may ask."""
