"""Workers woken through procrastinate, on a real PostgreSQL."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import Engine, text

from civic.jobs import Runner
from civic.rules.access import SYSTEM
from civic.services import outbox, scaled
from civic.services.outbox import Progress
from civic.services.work import House, perform, work
from civic.words import JobStatus


@pytest.fixture
def shared(postgresql_engine: Engine) -> House:
    house = House(postgresql_engine, defer=scaled.defer)
    scaled.prepare(address_of(house))
    return house


def address_of(house: House) -> str:
    return house.engine.url.render_as_string(hide_password=False)


def woken(house: House) -> int:
    with house.engine.begin() as connection:
        query = text("SELECT count(*) FROM procrastinate.procrastinate_jobs WHERE status = 'todo'")
        return int(connection.execute(query).scalar_one())


async def test_a_job_left_by_one_process_is_run_by_a_worker_of_another(shared: House) -> None:
    greeted: list[str] = []

    def greet(_house: House, payload: dict[str, Any], _progress: Progress) -> None:
        greeted.append(payload["whom"])

    runner = Runner(shared, {"greet": greet})
    worker = asyncio.create_task(scaled.serve(address_of(shared), runner.run_one, 2))
    with work(shared, SYSTEM) as job:
        job_id = job.later("greet", {"whom": "Ana"})
    while perform(shared, SYSTEM, outbox.look, job_id).status != JobStatus.DONE:
        assert not worker.done()
        await asyncio.sleep(0.05)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)

    assert greeted == ["Ana"]


def test_nobody_is_woken_for_an_act_that_failed(shared: House) -> None:
    before = woken(shared)
    with pytest.raises(ZeroDivisionError), work(shared, SYSTEM) as job:
        job.later("greet", {})
        raise ZeroDivisionError

    assert woken(shared) == before


def test_preparing_twice_changes_nothing(shared: House) -> None:
    scaled.prepare(address_of(shared))
