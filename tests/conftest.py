"""What every test may stand on: a fresh platform on each engine, and a clock that stands still."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from civic.services.database import open_engine
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
def postgres_engine() -> Iterator[Engine]:
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
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Open an empty database with every table, on each engine in turn."""
    if request.param == "postgresql":
        shared: Engine = request.getfixturevalue("postgres_engine")
        names = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
        with shared.begin() as connection:
            connection.execute(text(f"TRUNCATE {names} CASCADE"))
        yield shared
        return
    path = tmp_path / "civic.db"
    path.write_bytes(request.getfixturevalue("sqlite_template"))
    own = open_engine(f"sqlite:///{path}")
    yield own
    own.dispose()


@pytest.fixture
def house(engine: Engine) -> House:
    """Build a platform in memory around an empty database."""
    return House(engine)
