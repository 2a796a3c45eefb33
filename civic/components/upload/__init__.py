"""Pictures sent to our own route."""
