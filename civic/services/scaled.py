"""Waking workers through procrastinate, where several processes share one PostgreSQL.

The row of the outbox stays the truth: what procrastinate carries is only its id, written in the
same transaction. Its tables stand in a schema of their own, apart from ours.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url
from sqlmodel import Session

if TYPE_CHECKING:  # loaded only where it is used: most platforms never do
    from procrastinate import App

SCHEMA = "procrastinate"
TASK = "civic.run"
QUEUE = "civic"
PATH = f"-c search_path={SCHEMA},public"


def prepare(url: str) -> None:
    """Give procrastinate its tables, once for each database, however many processes ask."""
    import psycopg

    with psycopg.connect(_plain(url), options=PATH) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('civic.procrastinate'))")
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        known = connection.execute(f"SELECT to_regclass('{SCHEMA}.procrastinate_jobs')").fetchone()
        if known == (None,):
            connection.execute(_deferring().schema_manager.get_schema().encode())


def defer(session: Session, job_id: str, at: datetime | None) -> None:
    """Wake a worker for a job once this transaction is kept, and not if it is lost."""
    session.connection().exec_driver_sql(f"SET LOCAL search_path TO public, {SCHEMA}")
    driver = session.connection().connection.driver_connection
    _deferring().configure_task(
        TASK, queue=QUEUE, schedule_at=at, connection=driver, allow_unknown=True
    ).defer(job_id=job_id)


async def serve(url: str, run: Callable[[str], Awaitable[None]], at_once: int) -> None:
    """Run each job whose id arrives, until cancelled."""
    from procrastinate import App, PsycopgConnector

    app = App(connector=PsycopgConnector(conninfo=_plain(url), kwargs={"options": PATH}))

    @app.task(name=TASK, queue=QUEUE)
    async def wake(job_id: str) -> None:
        await run(job_id)

    async with app.open_async():
        await app.run_worker_async(
            queues=[QUEUE], concurrency=at_once, install_signal_handlers=False
        )


@cache
def _deferring() -> "App":
    from procrastinate import App, SyncPsycopgConnector

    return App(connector=SyncPsycopgConnector())


def _plain(url: str) -> str:
    """Return the address of a database as its driver alone reads it."""
    parts = make_url(url).set(drivername="postgresql")
    return parts.render_as_string(hide_password=False)
