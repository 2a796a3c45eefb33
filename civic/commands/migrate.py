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
        try:
            migrate(settings().database)
        except CannotMigrate as fault:
            typer.echo(str(fault))
            raise typer.Exit(1) from None
        typer.echo("The database is up to date.")


class CannotMigrate(Exception):
    """Why the database cannot be used, and what to do about it."""


def migrate(database: str) -> None:
    """Bring ``database`` to the tables of this version.

    Raises:
        CannotMigrate: if it does not answer, cannot be written, or belongs to another version.
    """
    from civic.services import migrations
    from civic.services.database import open_engine

    engine = open_engine(database)
    try:
        if silence := migrations.unreachable(engine):
            raise CannotMigrate(
                f"The database does not answer: {silence}\n"
                "Start it, or correct CIVIC_DATABASE_URL; python -m civic doctor says more."
            )
        migrations.upgrade(engine)
    except migrations.Failed as fault:
        raise CannotMigrate(
            f"The database could not be brought up to date: {fault}\n"
            "Nothing of this step was kept; python -m civic doctor says more."
        ) from None
    except migrations.AnotherVersion as fault:
        raise CannotMigrate(
            f"The database was used by another version of Civic: {fault}\n"
            "Run that version, or choose another folder with CIVIC_DATA."
        ) from None
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
