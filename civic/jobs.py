"""Runs what services left in the outbox, in this process or in one of its own.

A module of ``civic.services`` that leaves jobs holds ``JOBS``, the handlers by name; they are
found by looking. A handler takes the house, the payload and a ``progress`` to call, may run
more than once, and raises when it should be tried again, ``Hopeless`` when it should not.
Those in ``LONG_JOBS`` run one at a time, so that mail never waits for them.
"""

import asyncio
import logging
import signal
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from threading import Thread
from types import MappingProxyType

from civic import services
from civic.errors import CivicError
from civic.rules.access import SYSTEM
from civic.services import outbox, scaled
from civic.services.house import hear_others, house
from civic.services.lanes import performed
from civic.services.outbox import Handler, Hopeless, Leased
from civic.services.work import House, perform
from civic.settings import settings

AT_ONCE = 2
LOOKS_AGAIN_S = 15.0
RENEWS_S = 20.0
SWEEPS_S = 3600.0
TOPIC = "jobs"
log = logging.getLogger(__name__)


@cache
def handlers() -> Mapping[str, Handler]:
    """Return every handler by the name of its job.

    Raises:
        ValueError: if two modules handle the same name.
    """
    found: dict[str, Handler] = {}
    for name in sorted(module.name for module in iter_modules(services.__path__)):
        own: dict[str, Handler] = getattr(import_module(f"civic.services.{name}"), "JOBS", {})
        if twice := found.keys() & own.keys():
            raise ValueError(f"two modules handle the jobs {sorted(twice)}")
        found |= own
    return MappingProxyType(found)


@cache
def long_jobs() -> frozenset[str]:
    """Return the names of the jobs that take long."""
    names = sorted(module.name for module in iter_modules(services.__path__))
    modules = (import_module(f"civic.services.{name}") for name in names)
    return frozenset[str]().union(*(getattr(module, "LONG_JOBS", ()) for module in modules))


async def lifespan() -> None:
    """Run jobs as long as the server runs, where the deployment wants them run here."""
    if settings().jobs == "inside":
        await run_on(house())


def work_until_stopped() -> None:
    """Run jobs in this process until it is told to stop."""
    with suppress(asyncio.CancelledError):
        asyncio.run(_work_until_stopped())


async def _work_until_stopped() -> None:
    loop, own = asyncio.get_running_loop(), asyncio.current_task()
    for told in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(told, own.cancel if own else loop.stop)
    hear_others(house())
    runs = [run_on(house())]
    if settings().jobs == "procrastinate":
        runner = Runner(house(), handlers())
        runs.append(scaled.serve(settings().database, runner.run_one, AT_ONCE))
    await asyncio.gather(*runs)


async def run_on(platform: House) -> None:
    """Run the jobs of one platform until cancelled, whatever happens to its database meanwhile."""
    while True:
        try:
            await Runner(platform, handlers()).run()
        except Exception:
            log.exception("the runner of jobs stopped, and begins again")
            await asyncio.sleep(LOOKS_AGAIN_S)


class Runner:
    """Takes due jobs and runs each in a thread of its own, a few at a time."""

    def __init__(self, platform: House, known: Mapping[str, Handler]) -> None:
        self._house = platform
        self._known = known
        self._free = asyncio.Semaphore(AT_ONCE)
        self._is_long_busy = False
        self._swept = 0.0

    async def run(self) -> None:
        """Run jobs until cancelled; what is then unfinished is given back."""
        async with self._house.hub.listening(TOPIC) as woken, asyncio.TaskGroup() as group:
            while True:
                await self._free.acquire()
                leased = await self._take()
                if leased is not None:
                    group.create_task(self._work_on(leased))
                    continue
                self._free.release()
                pause = await self._pause()
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):  # wait_for may swallow being cancelled
                        await woken.get()

    async def run_due(self) -> int:
        """Run what is due now, one after the other; return how many jobs that was."""
        done = 0
        while (leased := await self._take()) is not None:
            await self._free.acquire()
            await self._work_on(leased)
            done += 1
        return done

    async def run_one(self, job_id: str) -> None:
        """Run one job, if it is due and nobody else has it."""
        leased = await self._take(job_id)
        if leased is not None:
            await self._free.acquire()
            await self._work_on(leased)

    async def _take(self, job_id: str | None = None) -> Leased | None:
        leased = await performed(self._house, SYSTEM, outbox.take, self._names(), job_id)
        self._is_long_busy |= leased is not None and leased.name in long_jobs()
        return leased

    def _names(self) -> list[str]:
        return sorted(self._known.keys() - (long_jobs() if self._is_long_busy else frozenset()))

    async def _pause(self) -> float:
        await self._sweep()
        due = await performed(self._house, SYSTEM, outbox.next_due, self._names())
        wait = (due - datetime.now(UTC)).total_seconds() if due else LOOKS_AGAIN_S
        return min(LOOKS_AGAIN_S, max(0.05, wait))

    async def _sweep(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._swept > SWEEPS_S or not self._swept:
            self._swept = now
            await performed(self._house, SYSTEM, outbox.sweep)

    async def _work_on(self, leased: Leased) -> None:
        outcome = self._started(leased)
        try:
            while not (await asyncio.wait({outcome}, timeout=RENEWS_S))[0]:
                await performed(self._house, SYSTEM, outbox.renew, leased)
        except asyncio.CancelledError:
            perform(self._house, SYSTEM, outbox.give_back, leased)
            raise
        finally:
            if leased.name in long_jobs():
                self._is_long_busy = False
                self._house.hub.tell(TOPIC)
            self._free.release()
        await self._note(leased, outcome.exception())

    async def _note(self, leased: Leased, error: BaseException | None) -> None:
        if error is None:
            await performed(self._house, SYSTEM, outbox.finish, leased)
            return
        log.error("job %s failed, attempt %s", leased.name, leased.attempts, exc_info=error)
        hopeless = isinstance(error, Hopeless | CivicError)
        said = f"{type(error).__name__}: {error}" if hopeless else type(error).__name__
        await performed(self._house, SYSTEM, outbox.fail, leased, said, hopeless=hopeless)

    def _started(self, leased: Leased) -> asyncio.Future[None]:
        """Start a job in a thread that does not hold up the end of the process."""
        outcome: Future[None] = Future()

        def progress(done: float, stage: str = "") -> None:
            perform(self._house, SYSTEM, outbox.keep_progress, leased, done, stage)

        def run() -> None:
            try:
                self._known[leased.name](self._house, leased.payload, progress)
            except BaseException as error:  # handed to whoever waits
                outcome.set_exception(error)
            else:
                outcome.set_result(None)

        Thread(target=run, name=f"civic-job-{leased.name}", daemon=True).start()
        return asyncio.wrap_future(outcome)
