"""What a database keeps, down to the bytes of its files, for tests that look for traces."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select, text
from sqlmodel import SQLModel

from civic.services.work import House


@contextmanager
def looking_on(house: House) -> Iterator[None]:
    """Keep a transaction open meanwhile that might still look at what was, on PostgreSQL."""
    if house.engine.dialect.name == "sqlite":
        yield
        return
    with house.engine.connect().execution_options(isolation_level="REPEATABLE READ") as db:
        db.execute(text("SELECT count(*) FROM person"))
        yield


def bytes_of(house: House) -> str:
    """Return all that the files of the database hold, as far as it is text."""
    if house.engine.dialect.name == "sqlite":
        path = Path(house.engine.url.database or "")
        parts = [path, path.with_name(f"{path.name}-wal")]
    else:
        with house.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.execute(text("CHECKPOINT"))
            where = db.execute(text("SHOW data_directory")).scalar_one()
            oid = db.execute(
                text("SELECT oid FROM pg_database WHERE datname = current_database()")
            ).scalar_one()
        parts = list((Path(where) / "base" / str(oid)).iterdir())
    return "".join(part.read_bytes().decode("latin-1") for part in parts if part.is_file())


def rows_of(house: House) -> list[str]:
    """Return every row of every table, as text."""
    with house.engine.connect() as db:
        return [
            f"{table.name}: {tuple(row)}"
            for table in SQLModel.metadata.sorted_tables
            for row in db.execute(select(table))
        ]


def sampled(house: House, table: str) -> set[str]:
    """Return the columns of a table of which PostgreSQL keeps samples; SQLite keeps none."""
    if house.engine.dialect.name == "sqlite":
        return set()
    query = text(
        "SELECT attname FROM pg_stats WHERE tablename = :name"
        " AND (most_common_vals IS NOT NULL OR histogram_bounds IS NOT NULL)"
    )
    with house.engine.connect() as db:
        return set(db.execute(query, {"name": table}).scalars())
