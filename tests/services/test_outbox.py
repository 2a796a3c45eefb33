"""The outbox: taken once at a time, run at least once, given up in the end."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from civic.errors import Refused
from civic.models import Job
from civic.rules.access import SYSTEM, Actor
from civic.services import outbox
from civic.services.outbox import Leased
from civic.services.work import House, Work, perform, work
from civic.words import JobStatus
from tests.factories import NOON, a_person

NAMES = ("greet",)


def leave(house: House, key: str | None = None, at: datetime = NOON) -> str:
    with work(house, SYSTEM, now=NOON) as job:
        return job.later("greet", {"whom": "Ana"}, key=key, at=at)


def take(house: House, now: datetime = NOON) -> Leased | None:
    with work(house, SYSTEM, now=now) as job:
        return outbox.take(job, NAMES)


def row(house: House, job_id: str) -> Job:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.get_one(Job, job_id)


def test_a_job_is_taken_by_one_runner_only(house: House) -> None:
    job_id = leave(house)

    first, second = take(house), take(house)

    assert first == Leased(job_id, "greet", {"whom": "Ana"}, 1)
    assert second is None


def test_a_job_is_not_taken_before_its_time(house: House) -> None:
    leave(house, at=NOON + timedelta(hours=1))

    assert take(house) is None
    assert take(house, NOON + timedelta(hours=1)) is not None


def test_a_job_that_nobody_here_can_run_is_left_alone(house: House) -> None:
    leave(house)

    with work(house, SYSTEM, now=NOON) as job:
        assert outbox.take(job, ("something else",)) is None


def test_the_job_of_a_runner_that_died_is_taken_again(house: House) -> None:
    leave(house)
    take(house)

    again = take(house, NOON + outbox.LEASE)

    assert again is not None
    assert again.attempts == 2


@pytest.mark.parametrize("service", [outbox.finish, outbox.give_back])
def test_a_runner_that_lost_its_lease_changes_nothing(
    house: House, service: Callable[[Work, Leased], None]
) -> None:
    job_id, late = leave(house), taken(house)
    take(house, NOON + outbox.LEASE)

    perform(house, SYSTEM, service, late)

    assert (row(house, job_id).status, row(house, job_id).attempts) == (JobStatus.RUNNING, 2)
    assert row(house, job_id).payload


def taken(house: House) -> Leased:
    """Take the one job that is due."""
    leased = take(house)
    assert leased is not None
    return leased


def test_a_renewed_lease_is_respected(house: House) -> None:
    leave(house)
    leased = taken(house)
    with work(house, SYSTEM, now=NOON + timedelta(seconds=50)) as job:
        outbox.renew(job, leased)

    assert take(house, NOON + outbox.LEASE) is None


def test_a_key_is_left_once(house: House) -> None:
    assert leave(house, "once") == leave(house, "once")
    with work(house, SYSTEM, reading=True) as job:
        assert len(job.session.exec(select(Job)).all()) == 1


def test_a_job_of_an_act_that_failed_is_not_left(house: House) -> None:
    with pytest.raises(ZeroDivisionError), work(house, SYSTEM, now=NOON) as job:
        job.later("greet", {})
        raise ZeroDivisionError

    assert take(house) is None


def test_a_done_job_forgets_what_it_carried(house: House) -> None:
    job_id = leave(house)

    perform(house, SYSTEM, outbox.finish, taken(house))

    kept = row(house, job_id)
    assert (kept.status, kept.payload, kept.progress) == (JobStatus.DONE, {}, 1.0)


def test_a_failed_attempt_waits_longer_each_time(house: House) -> None:
    waits = [outbox.wait_after(attempt) for attempt in (1, 2, 3, 20)]

    assert waits == sorted(waits)
    assert waits[0] == outbox.FIRST_WAIT
    assert waits[-1] == outbox.LONGEST_WAIT


def test_a_failed_job_is_tried_again_and_given_up_in_the_end(house: House) -> None:
    job_id, now, attempts = leave(house), NOON, 0
    while (leased := take(house, now)) is not None:
        attempts += 1
        with work(house, SYSTEM, now=now) as job:
            outbox.fail(job, leased, "TimeoutError")
        now += outbox.LONGEST_WAIT

    assert attempts == outbox.MOST_ATTEMPTS
    assert (row(house, job_id).status, row(house, job_id).error) == ("failed", "TimeoutError")


def test_a_job_that_takes_its_runner_with_it_each_time_is_given_up(house: House) -> None:
    job_id, now = leave(house), NOON
    for _ in range(outbox.MOST_ATTEMPTS):
        assert take(house, now=now) is not None
        now += outbox.LEASE

    assert take(house, now=now) is None
    job = row(house, job_id)
    assert (job.status, job.error) == (JobStatus.FAILED, outbox.DIED)


def test_the_wait_has_an_end_however_often_it_was_tried() -> None:
    assert outbox.wait_after(10_000) == outbox.LONGEST_WAIT


def test_a_hopeless_job_is_not_tried_again(house: House) -> None:
    job_id = leave(house)

    perform(house, SYSTEM, outbox.fail, taken(house), "Undeliverable", hopeless=True)

    assert row(house, job_id).status == JobStatus.FAILED


def test_progress_is_seen_by_whoever_waits(house: House) -> None:
    job_id = leave(house)

    perform(house, SYSTEM, outbox.keep_progress, taken(house), 0.4, "embedding")

    view = perform(house, a_person(house), outbox.look, job_id)
    assert (view.progress, view.stage, view.status) == (0.4, "embedding", JobStatus.RUNNING)


def test_old_jobs_are_forgotten(house: House) -> None:
    job_id = leave(house)
    leased = taken(house)
    with work(house, SYSTEM, now=NOON) as job:
        outbox.finish(job, leased)

    with work(house, SYSTEM, now=NOON + outbox.KEPT + timedelta(days=1)) as job:
        outbox.sweep(job)

    assert perform(house, SYSTEM, outbox.look, job_id).id == ""


@pytest.mark.parametrize("service", [outbox.renew, outbox.finish, outbox.give_back])
def test_nobody_but_the_platform_touches_the_outbox(
    house: House, service: Callable[[Work, Leased], None]
) -> None:
    leave(house)
    leased = taken(house)

    with pytest.raises(Refused):
        perform(house, a_person(house), service, leased)
    with pytest.raises(Refused):
        perform(house, Actor(), outbox.take, NAMES)
