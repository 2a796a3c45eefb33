"""The screen of a vote: what can be chosen, who may vote when, and what nobody else sees."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from sqlmodel import Session, select

from civic.errors import NotFound
from civic.models import Area, BallotOption, Input, Vote
from civic.rules.access import SYSTEM, Actor
from civic.rules.ballots import Verdict
from civic.services import (
    counting,
    projects,
    sealing,
    vote_desk,
    vote_results,
    voting_pages,
)
from civic.services.voting_doors import VoteDoor, opened_to
from civic.services.voting_pages import VotePage
from civic.services.work import House, perform
from civic.tally.rule import Completion, Method, Rule, Stop, Utility
from civic.words import Act, BallotKind, Reason
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _voting(install: Install) -> None:
    """Let there be a method that has nothing but a vote."""
    install(METHODS)


def seen(poll: Poll, actor: Actor | None = None) -> VotePage:
    """Return a vote as somebody sees it."""
    return perform(poll.house, actor or Actor(), voting_pages.vote, poll.activity)


def door(poll: Poll, actor: Actor | None = None) -> VoteDoor:
    """Return what stands on the door of the vote's activity."""
    page = perform(poll.house, actor or Actor(), projects.page, "budget")
    (found,) = page.activities
    assert found.vote is not None
    return found.vote


def outcomes(poll: Poll) -> set[tuple[str, bool]]:
    """Return what every page says of the end of a vote: its result's address, or a count."""
    front = perform(poll.house, Actor(), projects.home)
    page = perform(poll.house, Actor(), projects.page, "budget")
    shown: list[Any] = [seen(poll), page.card, *page.activities, *front.open, *front.past]
    return {(one.result, one.is_counting) for one in shown}


def change(poll: Poll, table: Any, key: str, **values: Any) -> None:
    """Change a row behind everybody's back."""
    with Session(poll.house.engine) as session, session.begin():
        row = session.get_one(table, key)
        for name, value in values.items():
            setattr(row, name, value)
        session.add(row)


def test_whoever_looks_sees_what_can_be_chosen_with_its_cost(house: House) -> None:
    page = seen(Poll(house, envelope=1000))

    assert sorted(choice.cost for choice in page.choices) == [300, 500, 900]
    assert (page.rules.envelope, page.rules.kind) == (1000, BallotKind.BASKET)
    assert (page.me, page.ballot.marks, page.permit.reason) == ("", {}, Reason.NOT_SIGNED_IN)


def test_the_whole_rule_is_read_before_the_first_ballot_and_as_it_was_kept_after(
    house: House,
) -> None:
    rule = Rule(
        Method.EQUAL_SHARES, Utility.CARDINALITY, Completion.ENDOWMENT, Fraction("4.5"), Stop.SKIP,
        ("cheapest", "lot:2027-03-01"),
    )  # fmt: skip
    poll = Poll(house, rule=rule.as_dict())

    before = seen(poll)
    poll.cast(make.a_person(house), "tree")

    assert [one.key for one in before.rule] == [
        "equal_shares", "utility_cardinality", "completion_endowment", "stop_skip",
    ]  # fmt: skip
    assert before.rule[2].sum == 4.5
    assert [(one.first, one.seed) for one in before.ties] == [
        ("cheapest", ""), ("lot", "2027-03-01"),
    ]  # fmt: skip
    assert (seen(poll).rule, seen(poll).ties) == (before.rule, before.ties)


def test_each_person_has_an_order_of_their_own_that_lasts_the_day(house: House) -> None:
    poll = Poll(house)
    for number in range(9):
        poll.option(f"more {number}", 10)
    people = [make.a_person(house) for _ in range(4)]

    def order(person: Actor) -> tuple[str, ...]:
        return tuple(choice.card.id for choice in seen(poll, person).choices)

    assert [order(one) for one in people] == [order(one) for one in people]
    assert len({order(one) for one in people}) > 1


def test_what_is_hidden_can_be_seen_and_chosen_no_more(house: House) -> None:
    poll = Poll(house)
    change(poll, Input, poll.options["tree"], hidden_at=NOON, is_shown=False)

    assert poll.options["tree"] not in {choice.card.id for choice in seen(poll).choices}
    with pytest.raises(NotFound):
        perform(poll.house, Actor(), voting_pages.choice, poll.activity, poll.options["tree"])


def test_an_input_that_is_no_option_is_in_no_vote(house: House) -> None:
    poll = Poll(house)
    other = make.an_idea(house, poll.activity, "A pond")

    assert other not in {choice.card.id for choice in seen(poll).choices}
    with pytest.raises(NotFound):
        perform(poll.house, Actor(), voting_pages.choice, poll.activity, other)


def test_the_ballot_on_the_screen_is_ones_own(house: House) -> None:
    poll = Poll(house, envelope=1000)
    ana, ben = make.a_person(house), make.a_person(house)
    poll.cast(ana, "bench")

    assert seen(poll, ana).ballot.marks == poll.marks("bench")
    assert seen(poll, ben).ballot.marks == {}
    assert seen(poll).ballot.receipt == ""


def test_before_it_opens_and_after_it_closes_the_screen_says_when(house: House) -> None:
    poll, ana = Poll(house), make.a_person(house)

    poll.at = NOON - 2 * DAY
    early = seen(poll, ana)
    poll.at = NOON + 2 * DAY
    late = seen(poll, ana)

    assert (early.standing, early.permit.reason) == ("upcoming", Reason.PHASE_NOT_STARTED)
    assert (late.standing, late.permit.reason) == ("closed", Reason.PHASE_ENDED)
    assert len(early.choices) == len(late.choices) == 3


def test_a_vote_that_the_team_closed_is_closed_on_every_door(house: House) -> None:
    poll, ana = Poll(house), make.a_person(house)
    poll.cast(ana, "bench")
    change(poll, Vote, poll.activity, ended_at=NOON)

    page = seen(poll, ana)

    assert (page.standing, page.permit.reason) == ("closed", Reason.VOTE_CLOSED)
    assert not opened_to(door(poll, ana))
    page_of_project = perform(poll.house, ana, projects.page, "budget")
    assert not page_of_project.next.votes
    assert Act.VOTE not in page_of_project.activities[0].door.acts
    assert page_of_project.now.acts == ""
    front = perform(poll.house, ana, projects.home)
    assert (front.open, front.past[0].door.now, front.past[0].door.date) == ([], "", NOON)


@pytest.mark.parametrize("early", [True, False], ids=["closed early", "closed by the clock"])
def test_a_vote_that_is_over_is_being_counted_until_its_result_is_published(
    house: House, early: bool
) -> None:
    poll, admin = Poll(house), make.an_admin(house)
    poll.cast(make.a_person(house), "bench")
    assert outcomes(poll) == {("", False)}
    if early:
        perform(poll.house, admin, vote_desk.end_now, poll.activity, "Erreur")
    else:
        poll.at = NOON + DAY
    assert outcomes(poll) == {("", True)}

    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    perform(poll.house, SYSTEM, counting.keep, poll.activity, b"{}")
    assert outcomes(poll) == {("", True)}
    perform(poll.house, admin, vote_results.publish, poll.activity)

    slug = perform(poll.house, Actor(), projects.page, "budget").activities[0].slug
    assert outcomes(poll) == {(f"/projects/budget/{slug}/results", False)}


def test_a_vote_in_which_nobody_voted_is_over_and_nothing_is_counted(house: House) -> None:
    poll = Poll(house)
    poll.at = NOON + DAY

    assert outcomes(poll) == {("", False)}
    assert seen(poll).standing == "closed"


def test_what_the_team_has_refused_is_no_choice(house: House) -> None:
    poll = Poll(house)
    change(poll, BallotOption, poll.options["tree"], verdict=Verdict.REFUSED)

    assert poll.options["tree"] not in {choice.card.id for choice in seen(poll).choices}
    assert door(poll).options == 2
    with pytest.raises(NotFound):
        perform(poll.house, Actor(), voting_pages.choice, poll.activity, poll.options["tree"])


def test_the_door_invites_to_vote_with_how_much_there_is(house: House) -> None:
    poll = Poll(house, envelope=1000)
    found = door(poll)
    page = perform(poll.house, Actor(), projects.page, "budget")

    assert (found.options, "1" in found.envelope, opened_to(found)) == (3, True, True)
    assert (page.next.votes, page.card.door.acts) == (True, Act.VOTE)


def test_nobody_is_invited_to_choose_from_nothing(house: House) -> None:
    poll = Poll(house)
    with Session(poll.house.engine) as session, session.begin():
        for row in session.exec(select(BallotOption)):
            session.delete(row)

    assert not opened_to(door(poll))


def test_an_activity_without_votes_has_no_such_screen(house: House) -> None:
    make.an_idea_box(house)

    with pytest.raises(NotFound):
        perform(house, Actor(), voting_pages.head, "parks", "parks")


def test_districts_are_named_where_something_lies_in_them(house: House) -> None:
    poll = Poll(house, envelopes={"north": 400}, other_districts=1)
    make.keep(house, Area(id="north", name={"fr": "Nord"}), Area(id="south", name={"fr": "Sud"}))
    change(poll, BallotOption, poll.options["bench"], area_id="north")

    page = seen(poll)

    assert [district.id for district in page.districts] == ["north"]
    assert {choice.district for choice in page.choices} == {"north", ""}
