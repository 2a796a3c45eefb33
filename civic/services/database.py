"""The engine: one for each platform, the same promises on SQLite and PostgreSQL."""

from contextlib import AbstractContextManager, closing, nullcontext
from functools import partial
from pathlib import Path
from select import POLLIN, poll
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlmodel import Session, create_engine

from civic.errors import NotFound

NUL = "\x00"
READING = "civic_reading"
LOST_RACES = frozenset({"23503", "23505", "40001", "40P01"})
"""PostgreSQL's words for: leaning on what is gone, already there, changed meanwhile, waiting for
each other."""
NO_LOCK = "55P03"
"""PostgreSQL's words for a lock that was waited for too long."""

_writers: WeakKeyDictionary[Engine, AbstractContextManager[object]] = WeakKeyDictionary()


def open_engine(url: str) -> Engine:
    """Return an engine that keeps the house's promises about foreign keys, waiting and reading."""
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    engine = _sqlite(url) if is_sqlite else _postgres(url)
    event.listen(engine, "before_cursor_execute", _find_nothing_for_nul)
    return engine


def _postgres(url: str) -> Engine:
    # Compiling a query for itself costs more than any of ours takes to run.
    asked = {"options": "-c jit=off"}
    # All are kept: one that is opened beyond the pool costs more than several acts.
    engine = create_engine(
        url, pool_size=20, max_overflow=0, connect_args=asked, hide_parameters=True
    )
    event.listen(engine, "checkout", partial(_let_go_of_the_lost, engine.dialect))
    return engine


def _let_go_of_the_lost(dialect: Dialect, connection: Any, *_record: object) -> None:  # noqa: ANN401
    """Give nobody a connection that was ended: its server has said so, unasked.

    To ask each time would be one more way to the server and back for every act.
    """
    heard = poll()
    heard.register(connection.fileno(), POLLIN)
    if not heard.poll(0):
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error:
        raise InvalidatePoolError from None


def _sqlite(url: str) -> Engine:
    file = make_url(url).database
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        pool_size=16,
        max_overflow=16,
        connect_args={"check_same_thread": False},
        hide_parameters=True,  # an error is logged, and what people gave is not
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    _writers[engine] = Lock()
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401  the driver's own
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "busy_timeout=15000",
        "foreign_keys=ON",
        "cache_size=-32000",
        "mmap_size=268435456",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take SQLite's write lock at once, or promise not to write at all."""
    reads = bool(connection.get_execution_options().get(READING))
    if connection.info.get(READING) is not reads:
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
        connection.info[READING] = reads
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _find_nothing_for_nul(
    _connection: Connection,
    _cursor: object,
    _statement: str,
    parameters: Any,  # noqa: ANN401  one row of them or many, by name or by place
    _context: object,
    _many: bool,
) -> None:
    """Say that nothing is there: nothing is kept with a NUL, and PostgreSQL cannot look for one."""
    rows = parameters if isinstance(parameters, list) else [parameters]
    for row in rows:
        values = row.values() if isinstance(row, dict) else row
        if any(isinstance(value, str) and NUL in value for value in values):
            raise NotFound


def is_lost_race(error: DBAPIError) -> bool:
    """Say whether an act failed only because another did something in the same moment."""
    return getattr(error.orig, "sqlstate", "") in LOST_RACES


def writer_lock(engine: Engine) -> AbstractContextManager[object]:
    """Return the one lock that writers of this process share, where the engine needs one."""
    return _writers.get(engine, nullcontext())


class StillRead(Exception):
    """Somebody reads what should be written over: to be tried again."""


def scrub(engine: Engine, *tables: str) -> None:
    """Leave no trace of rows that were removed from ``tables`` in the files of the database.

    Raises:
        StillRead: if others read meanwhile what would have to be written over.
    """
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            busy, _, _ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StillRead
        return
    for table in tables:
        _write_anew(engine, table)


def settle(engine: Engine, table: str) -> None:
    """Write the rows of ``table`` anew, all at once and in the order of their keys.

    Neither where a row lies nor what the engine notes beside it says any more when it came.

    Raises:
        StillRead: if others read meanwhile what would have to be written over.
    """
    if engine.dialect.name == "sqlite":
        with writer_lock(engine), engine.begin() as connection:
            rows = connection.exec_driver_sql(_IN_ORDER.format(table=table)).all()
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  a name of ours
            if rows:
                places = ", ".join("?" * len(rows[0]))
                insert = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608  a name of ours
                connection.exec_driver_sql(insert, [tuple(row) for row in rows])
    scrub(engine, table)


def _write_anew(engine: Engine, table: str) -> None:
    try:
        with engine.begin() as connection:
            for step in _WRITTEN_ANEW:
                connection.exec_driver_sql(step.format(table=table))
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") != NO_LOCK:
            raise
        raise StillRead from error


_IN_ORDER = "SELECT * FROM {table} ORDER BY 1"
"""The first column of these tables is their key."""

_WRITTEN_ANEW = (
    "SET LOCAL lock_timeout = '2s'",
    "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
    "CREATE TEMPORARY TABLE kept AS SELECT * FROM {table}",
    "TRUNCATE {table}",
    "INSERT INTO {table} SELECT * FROM kept ORDER BY 1",
    "DROP TABLE kept",
)
"""A table in a new file: VACUUM FULL would take along what somebody else may still look at.

Whoever reads it for long, as a dump does, is not waited for: all others would wait behind us."""


def begin(session: Session, *, reading: bool) -> None:
    """Begin the transaction of ``session``, for reading only or for writing too."""
    options = {READING: reading}
    if reading and session.get_bind().dialect.name == "postgresql":
        options["postgresql_readonly"] = True
    session.connection(execution_options=options)
