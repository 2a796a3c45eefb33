"""Bringing the database to the tables of this version."""

import typer

from civic.settings import Settings, settings


def add_to(app: typer.Typer) -> None:
    """Add ``migrate``."""

    @app.command("migrate")
    def run() -> None:
        """Bring the database to the tables of this version."""
        migrate(settings())
        typer.echo("The database is up to date.")


def migrate(chosen: Settings) -> None:
    """Bring the database of ``chosen`` to the tables of this version."""
    from civic.services import migrations
    from civic.services.database import open_engine

    engine = open_engine(chosen.database)
    try:
        migrations.upgrade(engine)
    finally:
        engine.dispose()
