"""Bring a database to the tables that this version of Civic expects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel

import civic.models  # noqa: F401  every table must be known
from civic.services.database import open_engine, writer_lock

ROOT = Path(__file__).parents[2]


class Failed(Exception):
    """A step that the database did not take, in its driver's words."""


class AnotherVersion(Exception):
    """The database was brought to tables that this version of Civic does not know."""


def upgrade(engine: Engine, to: str = "head") -> None:
    """Migrate up to a revision, the newest by default.

    Raises:
        AnotherVersion: if a newer version of Civic has migrated this database already.
        Failed: if the database cannot be written, or holds what is not ours.
    """
    try:
        with writer_lock(engine), engine.begin() as connection:
            command.upgrade(_config(connection), to)
    except CommandError as fault:
        raise AnotherVersion(str(fault)) from None
    except SQLAlchemyError as fault:
        raise Failed(_words_of(fault)) from None


def downgrade(engine: Engine, to: str) -> None:
    """Migrate down to a revision, ``base`` being the empty database."""
    with writer_lock(engine), engine.begin() as connection:
        command.downgrade(_config(connection), to)


def write(engine: Engine, message: str) -> None:
    """Write a new migration from what the tables have and the database has not."""
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True)


def differences(engine: Engine) -> list[str]:
    """Return what the tables of this version have and the database has not, in words."""
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return [repr(change) for change in compare_metadata(context, SQLModel.metadata)]


@contextmanager
def newest() -> Iterator[Engine]:
    """Open an empty database for a moment, brought to the newest migration there is."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'empty.db'}")
        upgrade(engine)
        yield engine
        engine.dispose()


def unreachable(engine: Engine) -> str:
    """Return why the database does not answer, in its driver's words; empty where it does."""
    try:
        engine.connect().close()
    except SQLAlchemyError as fault:
        return _words_of(fault)
    return ""


def _words_of(fault: SQLAlchemyError) -> str:
    """Return the first line of what a database driver said."""
    return str(fault.__cause__ or fault).splitlines()[0]


def _config(connection: Connection) -> Config:
    config = Config(ROOT / "alembic.ini")
    config.attributes["connection"] = connection
    return config
