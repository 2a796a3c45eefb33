"""The demo: an invented commune, read from files and brought to life by the services."""
