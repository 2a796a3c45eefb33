"""A ballot is kept at each change, counts once it may, and stays within every limit."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select, update

from civic.errors import Invalid, NotFound, Refused
from civic.models import Activity, Area, BallotOption, Input, LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.services import ballots
from civic.services.work import House, perform, work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


def test_a_ballot_is_kept_at_each_change_and_found_again(poll: Poll) -> None:
    ana = make.a_person(poll.house)

    first = poll.cast(ana, "bench")
    second = poll.cast(ana, "bench", "tree", seen=first.revision)

    assert (second.counts, second.spent, second.revision) == (True, 800, 2)
    assert poll.mine(ana) == second
    assert second.marks == poll.marks("bench", "tree")
    assert first.receipt == second.receipt
    (ballot,) = poll.kept()
    assert ballot.marks == poll.marks("bench", "tree")


def test_a_ballot_over_the_envelope_is_refused_and_the_one_before_stays(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    before = poll.cast(ana, "tree")

    with pytest.raises(Refused) as no:
        poll.cast(ana, "tree", "pool", seen=before.revision)

    assert no.value.refusal.reason is Reason.OVER_ENVELOPE
    assert poll.mine(ana) == before


def test_who_said_their_district_keeps_it_when_nothing_is_to_be_chosen_there_any_more(
    house: House, install: Install
) -> None:
    install(METHODS)
    north = Area(name={"fr": "Nord"})
    make.keep(house, north)
    poll, ana = Poll(house, kind="approval", other_districts=1), make.a_person(house)
    with work(poll.house, SYSTEM) as job:
        job.session.get_one(BallotOption, poll.options["tree"]).area_id = north.id
    before = of_district(poll, ana, north.id, "tree", "bench")
    with work(poll.house, SYSTEM) as job:
        job.session.get_one(Input, poll.options["tree"]).hidden_at = NOON

    after = of_district(poll, ana, north.id, "bench", seen=before.revision)
    with pytest.raises(Invalid) as no:
        of_district(poll, ana, "mars", "bench", seen=after.revision)

    assert (after.district, no.value.field) == (north.id, "district")
    assert poll.mine(ana) == after


def of_district(
    poll: Poll, person: Actor, district: str, *names: str, seen: int = 0
) -> ballots.BallotView:
    typed = poll.marks(*names)
    return perform(poll.house, person, ballots.cast, poll.activity, typed, district, seen)


def test_what_is_emptied_is_kept_and_does_not_count(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    before = poll.cast(ana, "tree")

    after = poll.cast(ana, seen=before.revision)

    assert (after.counts, after.lacking.reason) == (False, Reason.EMPTY_BALLOT)
    assert [ballot.counts for ballot in poll.kept()] == [False]


def test_costs_are_those_of_the_moment_of_writing(poll: Poll) -> None:
    with work(poll.house, SYSTEM) as job:
        tree = col(BallotOption.input_id) == poll.options["tree"]
        job.session.execute(update(BallotOption).where(tree).values(cost=1001))

    with pytest.raises(Refused) as no:
        poll.cast(make.a_person(poll.house), "tree")

    assert no.value.refusal.reason is Reason.OVER_ENVELOPE


@pytest.mark.parametrize("column", ["hidden_at", "withdrawn_at"])
def test_what_is_shown_no_more_cannot_be_chosen(poll: Poll, column: str) -> None:
    ana = make.a_person(poll.house)
    before = poll.cast(ana, "tree", "bench")
    with work(poll.house, SYSTEM) as job:
        setattr(job.session.get_one(Input, poll.options["tree"]), column, NOON)

    with pytest.raises(Refused) as no:
        poll.cast(ana, "tree", seen=before.revision)

    assert no.value.refusal.reason is Reason.OPTION_GONE
    assert poll.mine(ana).marks == poll.marks("bench")


def test_an_option_of_another_vote_is_none_here(poll: Poll) -> None:
    other = make.an_activity(poll.house, poll.project, "voting")
    idea = make.an_idea(poll.house, other, "Ailleurs")
    make.keep(poll.house, BallotOption(input_id=idea, activity_id=other, cost=1))

    with pytest.raises(Refused) as no:
        perform(poll.house, make.a_person(poll.house), ballots.cast, poll.activity, {idea: 1})

    assert no.value.refusal.reason is Reason.OPTION_GONE


@pytest.mark.parametrize(
    ("day", "reason"),
    [(-2, Reason.PHASE_NOT_STARTED), (1, Reason.PHASE_ENDED)],
    ids=["before", "from the closing second on"],
)
def test_out_of_time_nothing_is_kept(poll: Poll, day: int, reason: Reason) -> None:
    poll.at = NOON + timedelta(days=day)

    with pytest.raises(Refused) as no:
        poll.cast(make.a_person(poll.house), "tree")

    assert no.value.refusal.reason is reason
    assert poll.kept() == []


def test_who_waited_for_the_lock_until_after_the_end_is_too_late(poll: Poll) -> None:
    """The clock is read again once the vote is locked, not only when the work began."""
    ana = make.a_person(poll.house)

    with pytest.raises(Refused) as no, work(poll.house, ana, now=NOON) as job:
        poll.at = NOON + timedelta(days=1)
        ballots.cast(job, poll.activity, poll.marks("tree"))

    assert no.value.refusal.reason is Reason.PHASE_ENDED


def test_nobody_votes_out_of_time_not_even_the_team_and_no_log_says_who_voted(poll: Poll) -> None:
    admin = make.an_admin(poll.house)
    manager = make.trusted(
        poll.house, make.a_person(poll.house), poll.project, Role.PROJECT_MANAGER
    )
    for person in (admin, manager):
        poll.cast(person, "tree")

    poll.at = NOON + timedelta(days=1)
    for person in (admin, manager):
        with pytest.raises(Refused):
            poll.cast(person, "bench", seen=1)

    with work(poll.house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(LogEntry)).all() == []


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        pytest.param({"confirmed_at": None}, Reason.EMAIL_NOT_CONFIRMED, id="not confirmed"),
        pytest.param({"blocked_until": NOON + timedelta(days=9)}, Reason.BLOCKED, id="blocked"),
    ],
)
def test_who_may_not_take_part_does_not_vote(
    poll: Poll, person: dict[str, Any], reason: Reason
) -> None:
    with pytest.raises(Refused) as no:
        poll.cast(make.a_person(poll.house, **person), "tree")

    assert no.value.refusal.reason is reason


def test_who_is_not_signed_in_sees_an_empty_ballot_and_is_asked_to_sign_in(poll: Poll) -> None:
    assert poll.mine(Actor()).marks == {}
    with pytest.raises(Refused) as no:
        poll.cast(Actor(), "tree")

    assert no.value.refusal.reason is Reason.NOT_SIGNED_IN


def test_a_ballot_that_was_changed_elsewhere_is_not_overwritten_unawares(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")

    with pytest.raises(Refused) as no:
        poll.cast(ana, "bench", seen=0)

    assert no.value.refusal.reason is Reason.BALLOT_CHANGED
    assert poll.mine(ana).marks == poll.marks("tree")


def test_rules_are_those_of_the_first_ballot(poll: Poll) -> None:
    poll.cast(make.a_person(poll.house), "tree")
    make_larger(poll)

    with pytest.raises(Refused) as no:
        poll.cast(make.a_person(poll.house), "tree", "pool")

    assert no.value.refusal.reason is Reason.OVER_ENVELOPE


def make_larger(poll: Poll) -> None:
    with work(poll.house, SYSTEM) as job:
        job.session.get_one(Activity, poll.activity).settings = {"envelope": 5000}


def test_where_there_is_no_vote_nothing_is_cast(house: House, install: Install) -> None:
    install(METHODS)
    box = make.an_idea_box(house)

    with pytest.raises(NotFound):
        perform(house, make.a_person(house), ballots.cast, box, {})
    with pytest.raises(NotFound):
        perform(house, make.a_person(house), ballots.mine, box)


def test_one_person_in_sixteen_places_at_once_has_one_ballot(poll: Poll) -> None:
    ana = make.a_person(poll.house)

    def attempt(name: str) -> Reason | None:
        try:
            poll.cast(ana, name)
        except Refused as no:
            return no.refusal.reason
        return None

    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(attempt, ["bench", "tree"] * 8))

    assert told.count(None) == 1
    assert told.count(Reason.BALLOT_CHANGED) == 15
    poll.enter()
    assert len(poll.kept()) == len(poll.register()) == 1


def test_many_people_at_once_each_have_one_ballot(poll: Poll) -> None:
    people = [make.a_person(poll.house) for _ in range(16)]

    with ThreadPoolExecutor(16) as pool:
        views = list(pool.map(lambda person: poll.cast(person, "tree"), people))

    poll.enter()
    assert len(poll.kept()) == len(poll.register()) == 16
    assert len({view.receipt for view in views}) == 16


def test_nobody_who_waits_for_a_vote_to_begin_has_to_try_again(poll: Poll) -> None:
    """A lost race may be run once more: whoever lost this one could lose the next, and vote not."""

    def try_once(person: Actor) -> ballots.BallotView:
        with work(poll.house, person) as job:
            return ballots.cast(job, poll.activity, poll.marks("tree"))

    with ThreadPoolExecutor(16) as pool:
        views = list(pool.map(try_once, [make.a_person(poll.house) for _ in range(16)]))

    assert [view.counts for view in views] == [True] * 16


def test_nothing_that_is_kept_names_a_person_and_their_choice(poll: Poll) -> None:
    ana, ben = make.a_person(poll.house), make.a_person(poll.house)
    poll.cast(ana, "tree")
    poll.cast(ben, "bench")
    poll.enter()

    ballots_kept = " ".join(str(ballot.model_dump()) for ballot in poll.kept())
    register = " ".join(str(voter.model_dump()) for voter in poll.register())

    assert str(ana.person_id) not in ballots_kept
    for ballot in poll.kept():
        assert not {ballot.key, ballot.receipt} & set(register.split("'"))
    assert all(voter.hour.minute == voter.hour.second == 0 for voter in poll.register())


def test_the_first_ballot_keeps_the_rules_that_stand_when_the_vote_begins(poll: Poll) -> None:
    with work(poll.house, SYSTEM, now=NOON) as job:
        opened = job.visit(poll.activity)
        opened.row.settings = {**opened.row.settings, "envelope": 777}
        job.session.flush()

        vote = ballots.begun(job, opened)

        assert ballots.rules_of(vote).envelope == 777


def test_a_ballot_whose_only_choice_was_hidden_is_not_said_to_count(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")
    with work(poll.house, SYSTEM, now=NOON) as job:
        job.session.get_one(Input, poll.options["tree"]).hidden_at = NOON

    found = poll.mine(ana)

    assert (found.counts, found.lacking.reason) == (False, Reason.EMPTY_BALLOT)
