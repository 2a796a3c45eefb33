"""Commands: each module offers ``add_to(app)``, and imports what is slow inside its commands."""
