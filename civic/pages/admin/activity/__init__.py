"""One activity in the hands of its team: what came in from elsewhere, and what it all says."""
