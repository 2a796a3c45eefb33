"""Saying what is wrong with a deployment."""

import typer


def add_to(app: typer.Typer) -> None:
    """Add ``doctor``."""

    @app.command()
    def doctor() -> None:
        """Check settings, folders and the built site, and say what is wrong."""
        from civic.settings import settings

        typer.echo(settings().address)
