"""Whoever began a ballot that does not count hears of it once, a day before the vote closes."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from civic.models import Input, Job, Notification
from civic.rules.access import SYSTEM, Actor
from civic.services import following, last_chance, notifications, sealing, vote_clock, vote_desk
from civic.services.notifications import NotificationView
from civic.services.work import House, perform, work
from civic.words import Act, News, Role
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote until a day after noon, in which less than 400 does not count."""
    install(METHODS)
    poll = Poll(house, least_cost=400)
    poll.at = NOON - HOUR
    return poll


def remind(poll: Poll) -> None:
    """Do what is left to the day before the end."""
    run = last_chance.JOBS[vote_clock.LAST_CHANCE]
    run(poll.house, {"activity": poll.activity}, lambda *_: None)


def lines(poll: Poll, person: Actor) -> list[NotificationView]:
    found = perform(poll.house, person, notifications.mine).lines
    return [line for line in found if line.kind == News.LAST_CHANCE]


def mails(poll: Poll) -> list[Job]:
    with work(poll.house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(Job).where(Job.name == "mail")).all())


def planned(poll: Poll) -> list[Job]:
    with work(poll.house, SYSTEM, reading=True) as job:
        query = select(Job).where(Job.name == vote_clock.LAST_CHANCE).order_by(col(Job.run_at))
        return list(job.session.exec(query).all())


def test_it_is_left_to_the_day_before_the_end(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "bench")

    assert [job.run_at for job in planned(poll)] == [NOON]


def test_a_vote_that_ends_within_a_day_reminds_nobody(poll: Poll) -> None:
    poll.at = NOON + HOUR
    poll.cast(make.a_person(poll.house), "bench")

    assert planned(poll) == []


def test_who_began_is_told_once_and_who_is_done_or_never_came_is_not(poll: Poll) -> None:
    ana, ben, cleo, dora = (make.a_person(poll.house, name) for name in "ABCD")
    poll.cast(ana, "bench")
    poll.cast(ben, "tree")
    poll.cast(dora, "tree")
    poll.cast(dora, seen=1)
    poll.at = NOON
    remind(poll)
    remind(poll)

    for person in (ana, dora):
        [line] = lines(poll, person)
        assert line.href.endswith("/vote")
    assert lines(poll, ben) == lines(poll, cleo) == []
    assert {mail.payload["kind"] for mail in mails(poll)} == {News.LAST_CHANCE}
    assert len(mails(poll)) == 2


def test_a_ballot_that_no_longer_counts_is_told_of_too(poll: Poll) -> None:
    """What was chosen may have gone since."""
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")
    with work(poll.house, SYSTEM) as job:
        job.session.get_one(Input, poll.options["tree"]).hidden_at = NOON
    poll.at = NOON
    remind(poll)

    assert len(lines(poll, ana)) == 1


def test_nothing_of_what_was_chosen_is_said(poll: Poll) -> None:
    view = poll.cast(make.a_person(poll.house), "bench")
    poll.at = NOON
    remind(poll)

    with work(poll.house, SYSTEM, reading=True) as job:
        rows: list[Any] = [*job.session.exec(select(Notification)), *job.session.exec(select(Job))]
        said = " ".join(str(row.model_dump()) for row in rows)
    assert view.receipt not in said
    assert "bench" not in said
    assert not any(option in said for option in poll.options.values())
    assert not any(ballot.key in said for ballot in poll.kept())


def test_who_wants_no_such_mail_reads_it_on_the_site_alone(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "bench")
    perform(poll.house, ana, following.want_mail, News.LAST_CHANCE, on=False)
    poll.at = NOON
    remind(poll)

    assert mails(poll) == []
    assert len(lines(poll, ana)) == 1


def test_an_end_that_was_put_off_is_awaited_and_nobody_hears_it_twice(poll: Poll) -> None:
    ana, ben = make.a_person(poll.house), make.a_person(poll.house)
    manager = make.trusted(poll.house, ana, poll.project, Role.PROJECT_MANAGER)
    poll.cast(ana, "bench")
    perform(poll.house, manager, vote_desk.move_end, poll.activity, NOON + 4 * DAY, "Panne")
    poll.at = NOON
    remind(poll)
    assert lines(poll, ana) == []
    assert [job.run_at for job in planned(poll)] == [NOON, NOON + 3 * DAY]

    poll.at = NOON + 3 * DAY
    remind(poll)
    perform(poll.house, manager, vote_desk.move_end, poll.activity, NOON + 9 * DAY, "Panne")
    poll.cast(ben, "bench")
    poll.at = NOON + 8 * DAY
    remind(poll)

    assert len(lines(poll, ana)) == len(lines(poll, ben)) == 1
    assert len(mails(poll)) == 2


def test_a_vote_that_goes_on_in_another_phase_has_its_last_chance_there(poll: Poll) -> None:
    make.a_phase(poll.house, poll.project, {poll.activity: (Act.VOTE,)}, starts=3, ends=6)
    ana = make.a_person(poll.house)
    poll.cast(ana, "bench")
    for days in (0, 2, 4):
        poll.at = NOON + days * DAY
        remind(poll)
        perform(poll.house, SYSTEM, sealing.seal, poll.activity)
        assert lines(poll, ana) == []

    assert NOON + 5 * DAY in [job.run_at for job in planned(poll)]
    poll.at = NOON + 5 * DAY
    remind(poll)
    assert len(lines(poll, ana)) == 1


def test_many_are_told_a_part_at_a_time_each_once(
    poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last_chance, "AT_ONCE", 2)
    people = [make.a_person(poll.house) for _ in range(5)]
    for person in people:
        poll.cast(person, "bench")
    poll.at = NOON
    run, done = last_chance.JOBS[vote_clock.LAST_CHANCE], set[str]()
    while left := [job for job in planned(poll) if job.id not in done]:
        run(poll.house, left[0].payload, lambda *_: None)
        done.add(left[0].id)

    assert [len(lines(poll, person)) for person in people] == [1] * 5
    assert len(mails(poll)) == 5
    poll.at = NOON + DAY
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    assert not any(str(person.person_id) in str(job.key) for person in people
                   for job in [*planned(poll), *mails(poll)])  # fmt: skip


@pytest.mark.parametrize("late", [DAY, 2 * DAY], ids=["at the end", "later"])
def test_a_runner_that_comes_too_late_tells_nobody(poll: Poll, late: timedelta) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "bench")
    poll.at = NOON + late
    remind(poll)

    assert lines(poll, ana) == []


def test_that_somebody_was_told_is_forgotten_when_the_vote_is_sealed(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "bench")
    poll.at = NOON
    remind(poll)
    poll.at = NOON + DAY
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)

    assert lines(poll, ana) == []
    assert mails(poll) == []
