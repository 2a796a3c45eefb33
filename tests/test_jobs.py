"""The runner of jobs: it survives what happens to it, and tells how far it is."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from civic.jobs import Runner, handlers, long_jobs
from civic.models import Job
from civic.rules.access import SYSTEM
from civic.services import outbox
from civic.services.database import open_engine
from civic.services.migrations import upgrade
from civic.services.outbox import Hopeless, Progress
from civic.services.work import House, perform, work
from civic.words import JobStatus

DYING = """
import asyncio, sys, time
from pathlib import Path
from civic.jobs import Runner
from civic.services.database import open_engine
from civic.services.work import House

def greet(house, payload, progress):
    progress(0.5, "half way")
    Path(sys.argv[2]).write_text("begun")
    time.sleep(60)

asyncio.run(Runner(House(open_engine(sys.argv[1])), {"greet": greet}).run())
"""


def status(house: House, job_id: str) -> str:
    return perform(house, SYSTEM, outbox.look, job_id).status


async def test_a_job_runs_as_soon_as_it_is_left(house: House) -> None:
    ran = asyncio.Event()
    loop = asyncio.get_running_loop()

    def greet(_house: House, payload: dict[str, Any], _progress: Progress) -> None:
        assert payload == {"whom": "Ana"}
        loop.call_soon_threadsafe(ran.set)

    runner = asyncio.create_task(Runner(house, {"greet": greet}).run())
    await asyncio.sleep(0.2)
    await asyncio.to_thread(perform, house, SYSTEM, _leave)
    await asyncio.wait_for(ran.wait(), 5)
    runner.cancel()
    await asyncio.gather(runner, return_exceptions=True)


async def test_a_job_that_raises_waits_for_its_next_attempt(house: House) -> None:
    def greet(_house: House, _payload: dict[str, Any], _progress: Progress) -> None:
        raise TimeoutError

    job_id = perform(house, SYSTEM, _leave)
    await Runner(house, {"greet": greet}).run_due()

    assert status(house, job_id) == JobStatus.WAITING


async def test_a_hopeless_job_fails_at_once(house: House) -> None:
    def greet(_house: House, _payload: dict[str, Any], _progress: Progress) -> None:
        raise Hopeless("nobody lives there")

    job_id = perform(house, SYSTEM, _leave)
    await Runner(house, {"greet": greet}).run_due()

    assert status(house, job_id) == JobStatus.FAILED


async def test_a_stopped_runner_gives_its_job_back(house: House) -> None:
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    def greet(_house: House, _payload: dict[str, Any], _progress: Progress) -> None:
        loop.call_soon_threadsafe(begun.set)
        time.sleep(1)

    job_id = perform(house, SYSTEM, _leave)
    runner = asyncio.create_task(Runner(house, {"greet": greet}).run())
    await asyncio.wait_for(begun.wait(), 5)
    runner.cancel()
    await asyncio.gather(runner, return_exceptions=True)

    assert status(house, job_id) == JobStatus.WAITING


@pytest.mark.parametrize("turns", [1, 2, 3])
async def test_a_runner_that_is_stopped_just_as_it_is_woken_stops(house: House, turns: int) -> None:
    runner = asyncio.create_task(Runner(house, {}).run())
    await asyncio.sleep(0.3)

    house.hub.tell("jobs")
    for _ in range(turns):  # the word is on its way, or has come, and the runner sleeps still
        await asyncio.sleep(0)
    runner.cancel()
    done, _ = await asyncio.wait({runner}, timeout=5)

    assert done == {runner}


async def test_two_runners_do_each_job_once(house: House) -> None:
    done: list[int] = []

    def greet(_house: House, payload: dict[str, Any], _progress: Progress) -> None:
        done.append(payload["number"])

    with work(house, SYSTEM) as job:
        for number in range(30):
            job.later("greet", {"number": number})
    runners = [Runner(house, {"greet": greet}) for _ in range(2)]
    await asyncio.gather(*(runner.run_due() for runner in runners))

    assert sorted(done) == list(range(30))


async def test_mail_never_waits_for_what_takes_long(house: House) -> None:
    greeted, busy, free = asyncio.Event(), asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()
    begun: list[str] = []

    def read_long(_house: House, payload: dict[str, Any], _progress: Progress) -> None:
        begun.append(payload["what"])
        loop.call_soon_threadsafe(busy.set)
        free.wait(10)

    def greet(_house: House, _payload: dict[str, Any], _progress: Progress) -> None:
        loop.call_soon_threadsafe(greeted.set)

    with work(house, SYSTEM) as job:
        for what in ("one", "other"):
            earlier = job.now - timedelta(minutes=1)
            job.later(next(iter(long_jobs())), {"what": what}, at=earlier)
        job.later("greet", {})
    known = dict.fromkeys(long_jobs(), read_long) | {"greet": greet}
    runner = asyncio.create_task(Runner(house, known).run())

    await asyncio.wait_for(busy.wait(), 5)
    await asyncio.wait_for(greeted.wait(), 5)
    assert len(begun) == 1
    free.set()
    while len(begun) < 2:
        await asyncio.sleep(0.02)
    runner.cancel()
    await asyncio.gather(runner, return_exceptions=True)


async def test_a_job_survives_its_runner_being_killed(tmp_path: Path) -> None:
    url, mark = f"sqlite:///{tmp_path / 'civic.db'}", tmp_path / "begun"
    house = House(open_engine(url))
    upgrade(house.engine)
    job_id = perform(house, SYSTEM, _leave)
    dying = subprocess.Popen([sys.executable, "-c", DYING, url, str(mark)])
    while not mark.exists():
        assert dying.poll() is None
        await asyncio.sleep(0.05)
    os.kill(dying.pid, signal.SIGKILL)
    dying.wait()
    assert status(house, job_id) == JobStatus.RUNNING
    _let_the_lease_run_out(house)
    greeted: list[str] = []

    def greet(_house: House, payload: dict[str, Any], _progress: Progress) -> None:
        greeted.append(payload["whom"])

    await Runner(house, {"greet": greet}).run_due()

    assert greeted == ["Ana"]
    assert status(house, job_id) == JobStatus.DONE


def test_every_job_that_is_left_has_a_handler() -> None:
    assert {"mail", "mail_code"} <= set(handlers())


def _leave(job: Any) -> str:
    job_id: str = job.later("greet", {"whom": "Ana"})
    return job_id


def _let_the_lease_run_out(house: House) -> None:
    with work(house, SYSTEM) as job:
        for row in job.session.exec(select(Job)):
            row.leased_until = job.now
