"""What every test may stand on: a fresh platform on each engine, and a clock that stands still."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine, event, text
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from civic.services.database import open_engine
from civic.services.memory import memory_of
from civic.services.work import House

settings.register_profile("civic", deadline=None)  # a busy machine proves nothing
settings.load_profile("civic")

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
POSTGRES = os.environ.get("CIVIC_TEST_POSTGRES_URL", "")
ENGINES = ["sqlite", *(["postgresql"] if POSTGRES else [])]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a SQLite file that has every table and no row."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return path.read_bytes()


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Open this worker's own SQLite file; no query that one test asked is built for the next."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'civic.db'}")
    event.listen(engine, "connect", _need_not_last)
    yield engine
    engine.dispose()


def _need_not_last(connection: Any, _record: object) -> None:
    """Write without waiting for the disk: what a test keeps need not outlive the machine."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(scope="session")
def postgresql_engine() -> Iterator[Engine]:
    """Open this worker's own PostgreSQL database with every table."""
    engine = open_engine(fresh_database())
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


def fresh_database(suffix: str = "") -> str:
    """Return the address of an empty PostgreSQL database that no other test process uses."""
    name = f"civic_test_{os.environ.get('PYTEST_XDIST_WORKER', 'gw0')}{suffix}"
    admin = open_engine(POSTGRES)
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Open an empty database with every table, on each engine in turn."""
    shared: Engine = request.getfixturevalue(f"{request.param}_engine")
    if request.param == "sqlite":
        _begin_anew(shared, request.getfixturevalue("sqlite_template"))
    else:
        _empty(shared)
    memory_of(shared).forget()
    return shared


def _begin_anew(engine: Engine, template: bytes) -> None:
    """Put a new file in the place of the one of the last test; who holds that still keeps it."""
    engine.dispose()
    path = Path(str(engine.url.database))
    for part in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        part.unlink(missing_ok=True)
    path.write_bytes(template)


def _empty(engine: Engine) -> None:
    """Leave every table as if nothing had ever stood in it: to truncate all takes far longer.

    What is deleted leaves its place behind, and rows to come would stand in another order than
    they were written; so those places are given back before the next test.
    """
    names = [f'"{table.name}"' for table in SQLModel.metadata.sorted_tables]
    asked = " UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT FROM {one})" for one in names)
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))  # in any order
        filled = connection.execute(text(asked)).scalars().all()
        for name in filled:
            connection.execute(text(f"DELETE FROM {name}"))
    if filled:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"VACUUM {', '.join(filled)}"))


@pytest.fixture
def house(engine: Engine) -> House:
    """Build a platform in memory around an empty database."""
    return House(engine)
