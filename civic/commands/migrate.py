"""Bringing the database to the tables of this version."""

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
        write: Annotated[
            str, typer.Option(help="Write the migration that is missing, under this name.")
        ] = "",
    ) -> None:
        """Bring the database to the tables of this version."""
        if check:
            _check()
            return
        if write:
            _write(write)
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


def _write(name: str) -> None:
    from civic.services import migrations

    with migrations.newest() as engine:
        migrations.write(engine, name)
    typer.echo("Read what was written in alembic/versions, and test it with data.")


def _check() -> None:
    from civic.services import migrations

    with migrations.newest() as engine:
        missing = migrations.differences(engine)
    for change in missing:
        typer.echo(change)
    if missing:
        typer.echo("The tables changed and no migration says how.")
        raise typer.Exit(1)
    typer.echo("Every change of the tables has its migration.")
