"""Bringing the database to the tables of this version."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from civic.settings import settings


def add_to(app: typer.Typer) -> None:
    """Add ``migrate``."""

    @app.command("migrate")
    def run(
        check: Annotated[
            bool, typer.Option("--check", help="Only say whether a migration is missing.")
        ] = False,
    ) -> None:
        """Bring the database to the tables of this version."""
        if check:
            _check()
            return
        migrate(settings().database)
        typer.echo("The database is up to date.")


def migrate(database: str) -> None:
    """Bring ``database`` to the tables of this version."""
    from civic.services import migrations
    from civic.services.database import open_engine

    engine = open_engine(database)
    try:
        migrations.upgrade(engine)
    finally:
        engine.dispose()


def _check() -> None:
    """Migrate an empty database, and compare it with the tables."""
    from civic.services import migrations
    from civic.services.database import open_engine

    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'empty.db'}")
        migrations.upgrade(engine)
        missing = migrations.differences(engine)
        engine.dispose()
    for change in missing:
        typer.echo(change)
    if missing:
        typer.echo("The tables changed and no migration says how.")
        raise typer.Exit(1)
    typer.echo("Every change of the tables has its migration.")
