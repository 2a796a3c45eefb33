"""Thumbs: each person once, counted where they fall, refused with a reason."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import event

from civic.errors import Invalid, NotFound, Refused
from civic.models import Comment, Input
from civic.rules.access import SYSTEM, Actor
from civic.services import answers, reactions
from civic.services.reactions import Thumbs
from civic.services.work import House, work
from civic.words import Reason, Subject
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do


def react(
    house: House, actor: Actor, input_id: str, value: int, subject: str = Subject.INPUT
) -> Thumbs:
    with work(house, actor, now=NOON) as job:
        return reactions.react(job, subject, input_id, value)


def refused(house: House, actor: Actor, input_id: str, value: int = 1) -> Reason:
    with pytest.raises(Refused) as no:
        react(house, actor, input_id, value)
    return no.value.refusal.reason


def counted(house: House, input_id: str) -> tuple[int, int, int]:
    with work(house, SYSTEM, reading=True) as job:
        row = job.session.get(Input, input_id)
        assert row is not None
        return row.up, row.down, row.net


def take_away(house: House, input_id: str, how: str) -> None:
    """Let the team hide an input, or its author withdraw it before others supported it."""
    if how == "hidden":
        do(house, make.an_admin(house), answers.hide, input_id, "Insultes")
        return
    with work(house, SYSTEM, now=NOON) as job:
        job.session.get_one(Input, input_id).withdrawn_at = NOON


def test_a_thumb_counts_once_however_often_it_is_given(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))
    ana = make.a_person(house)

    assert react(house, ana, idea, 1) == Thumbs(1, 0, 1)
    assert react(house, ana, idea, 1) == Thumbs(1, 0, 1)
    assert counted(house, idea) == (1, 0, 1)


def test_a_person_changes_their_mind_and_takes_it_back(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house, down="unlimited"))
    ana = make.a_person(house)

    react(house, ana, idea, 1)
    assert react(house, ana, idea, -1) == Thumbs(0, 1, -1)
    assert react(house, ana, idea, 0) == Thumbs(0, 0, 0)
    assert counted(house, idea) == (0, 0, 0)


def test_thumbs_of_many_at_once_are_all_counted(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))
    people = [make.a_person(house) for _ in range(12)]

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda person: react(house, person, idea, 1), people))

    assert counted(house, idea) == (12, 0, 12)


def test_a_thumb_asks_the_database_six_times(house: House) -> None:
    """Who, on what, where, what they gave before; then the thumb and the count."""
    idea = make.an_idea(house, make.an_idea_box(house))
    ana = make.signed_in(house, make.a_person(house))
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2].split()[0])

    event.listen(house.engine, "before_cursor_execute", note)
    with work(house, ana, now=NOON) as job:
        reactions.react(job, Subject.INPUT, idea, 1)
    event.remove(house.engine, "before_cursor_execute", note)

    told = [word for word in asked if word not in {"BEGIN", "PRAGMA"}]
    assert told == ["SELECT", "SELECT", "SELECT", "SELECT", "INSERT", "UPDATE"]


def test_a_thumb_lifts_an_input_in_the_trend(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house), up=9)
    with work(house, SYSTEM, reading=True) as job:
        before = job.session.get_one(Input, idea).heat

    react(house, make.a_person(house), idea, 1)

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get_one(Input, idea).heat > before


def test_limited_thumbs_are_held_even_at_once(house: House) -> None:
    box = make.an_idea_box(house, up="limited", most_up=3)
    ideas = [make.an_idea(house, box, f"Idée {n}") for n in range(8)]
    ana = make.a_person(house)

    def attempt(idea: str) -> bool:
        try:
            return bool(react(house, ana, idea, 1))
        except Refused:
            return False

    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(attempt, ideas))

    assert sum(given) == 3
    assert sum(counted(house, idea)[0] for idea in ideas) == 3


def test_taking_a_limited_thumb_back_frees_it(house: House) -> None:
    box = make.an_idea_box(house, up="limited", most_up=1)
    one, two = make.an_idea(house, box, "Une"), make.an_idea(house, box, "Deux")
    ana = make.a_person(house)

    react(house, ana, one, 1)
    assert refused(house, ana, two) is Reason.LIMIT_REACHED
    react(house, ana, one, 0)
    assert react(house, ana, two, 1).up == 1


@pytest.mark.parametrize("gone", ["hidden", "withdrawn"])
def test_an_input_that_is_gone_gives_a_limited_thumb_back(house: House, gone: str) -> None:
    box = make.an_idea_box(house, up="limited", most_up=1)
    ana, author = make.a_person(house), make.a_person(house)
    one = make.an_idea(house, box, "Une", author=author)
    two, three = make.an_idea(house, box, "Deux"), make.an_idea(house, box, "Trois")
    react(house, ana, one, 1)
    assert refused(house, ana, two) is Reason.LIMIT_REACHED

    take_away(house, one, gone)

    assert react(house, ana, two, 1).up == 1
    assert refused(house, ana, three) is Reason.LIMIT_REACHED


def test_an_input_shown_again_keeps_its_thumb_and_leaves_none_to_give(house: House) -> None:
    box = make.an_idea_box(house, up="limited", most_up=2)
    ana, admin = make.a_person(house), make.an_admin(house)
    ideas = [make.an_idea(house, box, f"Idée {n}") for n in range(4)]
    for idea in ideas[:2]:
        react(house, ana, idea, 1)
    take_away(house, ideas[0], "hidden")
    react(house, ana, ideas[2], 1)

    do(house, admin, answers.show, ideas[0])

    assert [counted(house, idea)[0] for idea in ideas] == [1, 1, 1, 0]
    assert refused(house, ana, ideas[3]) is Reason.LIMIT_REACHED
    react(house, ana, ideas[1], 0)
    assert refused(house, ana, ideas[3]) is Reason.LIMIT_REACHED
    react(house, ana, ideas[2], 0)
    assert react(house, ana, ideas[3], 1).up == 1


def test_a_thumb_given_back_is_given_once_even_at_once(house: House) -> None:
    box = make.an_idea_box(house, up="limited", most_up=2)
    ideas = [make.an_idea(house, box, f"Idée {n}") for n in range(8)]
    ana = make.a_person(house)
    for idea in ideas[:2]:
        react(house, ana, idea, 1)
    take_away(house, ideas[0], "hidden")

    def attempt(idea: str) -> bool:
        try:
            return bool(react(house, ana, idea, 1))
        except Refused:
            return False

    with ThreadPoolExecutor(6) as pool:
        given = list(pool.map(attempt, ideas[2:]))

    assert sum(given) == 1


def test_thumbs_down_are_off_unless_the_organiser_wants_them(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    assert refused(house, make.a_person(house), idea, -1) is Reason.ACT_NOT_OPEN


def test_nobody_supports_their_own_input(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)

    assert refused(house, ana, idea) is Reason.OWN_CONTENT


def test_an_input_that_is_done_with_takes_no_more_thumbs(house: House) -> None:
    done = make.a_status(house, "implemented", is_closing=True)
    idea = make.an_idea(house, make.an_idea_box(house), status_id=done)

    assert refused(house, make.a_person(house), idea) is Reason.CONTENT_CLOSED


def test_nobody_reacts_without_an_account(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    assert refused(house, Actor(), idea) is Reason.NOT_SIGNED_IN


@pytest.mark.parametrize("gone", ["hidden_at", "withdrawn_at"])
def test_what_is_gone_takes_no_thumbs(house: House, gone: str) -> None:
    more: dict[str, Any] = {gone: NOON}
    idea = make.an_idea(house, make.an_idea_box(house), **more)

    with pytest.raises(NotFound):
        react(house, make.a_person(house), idea, 1)


@pytest.mark.parametrize("gone", ["hidden_at", "removed_at", "withdrawn_at of the idea"])
def test_a_comment_that_is_gone_takes_no_thumbs(house: House, gone: str) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))
    comment = make.a_comment(house, idea, make.a_person(house))
    name, _, of_idea = gone.partition(" ")
    with work(house, SYSTEM) as job:
        row = job.session.get_one(Input, idea) if of_idea else job.session.get_one(Comment, comment)
        setattr(row, name, NOON)

    with pytest.raises(NotFound):
        react(house, make.a_person(house), comment, 1, Subject.COMMENT)


@pytest.mark.parametrize(
    ("subject", "value"),
    [
        pytest.param("input", 7, id="seven thumbs"),
        pytest.param("input", True, id="no number"),
        pytest.param("person", 1, id="a thumb for a person"),
    ],
)
def test_a_thumb_is_one_of_three_numbers(house: House, subject: str, value: int) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid):
        react(house, make.a_person(house), idea, value, subject)


def test_comments_take_thumbs_outside_the_number_for_ideas(house: House) -> None:
    box = make.an_idea_box(house, up="limited", most_up=1)
    idea, ana = make.an_idea(house, box), make.a_person(house)
    comment = make.a_comment(house, idea, make.a_person(house))
    react(house, ana, idea, 1)

    assert react(house, ana, comment, 1, Subject.COMMENT).up == 1

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get_one(Comment, comment).up == 1
