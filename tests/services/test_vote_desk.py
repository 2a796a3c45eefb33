"""A vote in the hands of its team: turnout without choices, and an end moved in public."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Job, LogEntry, Opening, Phase, Vote
from civic.rules.access import SYSTEM, Actor
from civic.services import sealing, vote_desk
from civic.services.work import House, perform, work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

DAY = timedelta(days=1)


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote until a day after noon."""
    install(METHODS)
    return Poll(house)


@pytest.fixture
def manager(poll: Poll) -> Actor:
    """Trust somebody with the project."""
    person = make.a_person(poll.house, name="Ana")
    return make.trusted(poll.house, person, poll.project, Role.PROJECT_MANAGER)


def test_turnout_is_counted_by_the_hour_and_says_what_counts(poll: Poll, manager: Actor) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    poll.cast(make.a_person(poll.house))
    poll.at = NOON + timedelta(hours=1)
    poll.enter()
    poll.at = NOON + timedelta(hours=2, minutes=40)
    poll.cast(make.a_person(poll.house), "pool")
    poll.enter()

    found = perform(poll.house, manager, vote_desk.turnout, poll.activity)

    assert (found.standing, found.people, found.counting) == ("open", 3, 2)
    assert [(hour.at, hour.people, hour.share) for hour in found.hours] == [
        (NOON, 2, 100), (NOON + timedelta(hours=2), 1, 50),
    ]  # fmt: skip
    assert found.date == NOON + DAY


def test_turnout_is_counted_by_the_day_too_as_clocks_here_say_it(
    poll: Poll, manager: Actor
) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    poll.at = NOON + timedelta(hours=1)
    poll.enter()
    poll.at = NOON + timedelta(hours=10, minutes=30)
    for name in ("tree", "pool"):
        poll.cast(make.a_person(poll.house), name)
    poll.enter()

    found = perform(poll.house, manager, vote_desk.turnout, poll.activity)

    here = ZoneInfo("Europe/Paris")
    days = [(day.at.astimezone(here).day, day.people, day.share) for day in found.days]
    assert days == [(NOON.day, 1, 50), (NOON.day + 1, 2, 100)]


def test_who_changes_a_ballot_later_stays_in_the_hour_in_which_they_began(
    poll: Poll, manager: Actor
) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")
    poll.at = NOON + timedelta(hours=1)
    poll.enter()
    poll.at = NOON + timedelta(hours=5)
    poll.cast(ana, "pool", seen=1)
    poll.enter()

    found = perform(poll.house, manager, vote_desk.turnout, poll.activity)

    assert [(hour.at, hour.people) for hour in found.hours] == [(NOON, 1)]


def test_a_vote_is_closed_at_once_with_a_reason_in_the_log_and_sealed(
    poll: Poll, manager: Actor
) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")

    perform(poll.house, manager, vote_desk.end_now, poll.activity, "Erreur dans la liste")

    with pytest.raises(Refused) as no:
        poll.cast(ana, "pool", seen=1)
    assert no.value.refusal.reason is Reason.VOTE_CLOSED
    with work(poll.house, SYSTEM, reading=True) as job:
        (entry,) = job.session.exec(select(LogEntry).where(LogEntry.act == "vote_ended")).all()
        left = job.session.exec(select(Job).where(Job.name == "seal_vote")).all()
    assert entry.figures["name"] == "Erreur dans la liste"
    assert min(job.run_at for job in left) <= NOON
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    assert poll.mine(ana).is_sealed
    assert perform(poll.house, manager, vote_desk.turnout, poll.activity).standing == "sealed"


def test_an_end_is_moved_later_with_a_reason_and_ballots_are_kept_until_then(
    poll: Poll, manager: Actor
) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")

    perform(poll.house, manager, vote_desk.move_end, poll.activity, NOON + 3 * DAY, "Panne")

    poll.at = NOON + 2 * DAY
    assert poll.cast(ana, "pool", seen=1).counts
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    assert not poll.mine(ana).is_sealed
    with work(poll.house, SYSTEM, reading=True) as job:
        ends = {job.run_at for job in job.session.exec(select(Job)) if job.name == "seal_vote"}
    assert NOON + 3 * DAY in ends


def test_other_votes_of_the_same_phase_say_too_that_their_end_moved_by_the_clock_here(
    poll: Poll, manager: Actor
) -> None:
    second = make.an_activity(poll.house, poll.project, "voting")
    ended = make.an_activity(poll.house, poll.project, "voting")
    idle = make.an_activity(poll.house, poll.project, "voting")
    with work(poll.house, SYSTEM) as job:
        phase = job.session.exec(select(Phase)).one().id
    make.keep(
        poll.house,
        *(
            Opening(phase_id=phase, activity_id=key, acts=acts)
            for key, acts in ((second, ["vote"]), (ended, ["vote"]), (idle, []))
        ),
    )
    perform(poll.house, manager, vote_desk.end_now, ended, "Erreur")

    perform(poll.house, manager, vote_desk.move_end, poll.activity, NOON + 3 * DAY, "Panne")

    with work(poll.house, SYSTEM, reading=True) as job:
        said = {
            entry.subject_id: (entry.figures["name"], entry.figures["date"])
            for entry in job.session.exec(select(LogEntry).where(LogEntry.act == "vote_moved"))
        }
    assert said == dict.fromkeys((poll.activity, second), ("Panne", "2026-06-04 14:00"))


def test_a_vote_in_which_nobody_has_voted_yet_is_moved_and_closed_like_any_other(
    poll: Poll, manager: Actor
) -> None:
    perform(poll.house, manager, vote_desk.move_end, poll.activity, NOON + 3 * DAY, "Panne")
    with work(poll.house, SYSTEM, reading=True) as job:
        assert job.session.get(Vote, poll.activity) is None
    poll.at = NOON + 2 * DAY

    perform(poll.house, manager, vote_desk.end_now, poll.activity, "Erreur")

    with pytest.raises(Refused) as no:
        poll.cast(make.a_person(poll.house), "tree")
    assert no.value.refusal.reason is Reason.VOTE_CLOSED
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    assert perform(poll.house, manager, vote_desk.turnout, poll.activity).standing == "sealed"


def test_a_vote_that_has_not_opened_yet_is_not_said_to_be_closed(
    poll: Poll, manager: Actor
) -> None:
    poll.at = NOON - 3 * DAY
    with pytest.raises(Refused) as no:
        perform(poll.house, manager, vote_desk.end_now, poll.activity, "Non")
    assert no.value.refusal.reason is Reason.ACT_NOT_OPEN


@pytest.mark.parametrize("days", [-3, 0, 1], ids=["past", "before the end", "the same end"])
def test_an_end_is_never_moved_to_an_earlier_moment(poll: Poll, manager: Actor, days: int) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    with pytest.raises(Invalid):
        perform(poll.house, manager, vote_desk.move_end, poll.activity, NOON + days * DAY, "Non")
    with work(poll.house, SYSTEM, reading=True) as job:
        assert [phase.ends_at for phase in job.session.exec(select(Phase))] == [NOON + DAY]


@pytest.mark.parametrize("because", ["", "  ", None])
def test_nothing_is_moved_without_a_reason(poll: Poll, manager: Actor, because: str | None) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    for act in (
        lambda job: vote_desk.end_now(job, poll.activity, because),
        lambda job: vote_desk.move_end(job, poll.activity, NOON + 3 * DAY, because),
    ):
        with pytest.raises(Invalid):
            perform(poll.house, manager, act)


def test_a_vote_that_is_over_is_not_moved(poll: Poll, manager: Actor) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    poll.at = NOON + DAY
    for act in (
        lambda job: vote_desk.end_now(job, poll.activity, "Trop tard"),
        lambda job: vote_desk.move_end(job, poll.activity, NOON + 3 * DAY, "Trop tard"),
    ):
        with pytest.raises(Refused):
            perform(poll.house, manager, act)


def test_the_desk_is_the_teams(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    for who in (Actor(), make.a_person(poll.house)):
        with pytest.raises((Refused, NotFound)):
            perform(poll.house, who, vote_desk.turnout, poll.activity)
        with pytest.raises((Refused, NotFound)):
            perform(poll.house, who, vote_desk.end_now, poll.activity, "Non")
