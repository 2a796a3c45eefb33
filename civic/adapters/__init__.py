"""The outside world: each a Protocol, the real one, and an in-memory twin for tests."""
