"""What moved on a page is told to everybody alike, and holds nothing that is one reader's own."""

from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from civic.errors import NotFound, Refused
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import (
    answers,
    ballots,
    comments,
    counting,
    input_pages,
    inputs,
    live,
    moderation,
    reactions,
    sealing,
    talk,
    updates,
    vote_desk,
    vote_results,
)
from civic.services.live import OWN_OF_CARD, OWN_OF_PAGE, OWN_OF_REPLY, Moved, moved
from civic.services.views import Author
from civic.services.work import Caller, House, perform, work
from civic.words import Subject
from tests import factories as make
from tests.installing import Install
from tests.services.acting import do
from tests.services.voting import METHODS, Poll

ANYBODY = Caller(language="fr")


@pytest.fixture
def box(house: House) -> str:
    return make.an_idea_box(house)


@pytest.fixture
def ana(house: House) -> Actor:
    return make.a_person(house)


@pytest.fixture
def idea(house: House, box: str, ana: Actor) -> str:
    return make.an_idea(house, box, author=ana)


def word(house: House, idea: str, *parts: str) -> Moved:
    return perform(house, ANYBODY, moved, idea, parts)


def of(value: Any, own: frozenset[str]) -> dict[str, Any]:
    return {one.name: getattr(value, one.name) for one in fields(value) if one.name not in own}


def test_a_comment_is_told_with_its_words_and_the_count(house: House, idea: str) -> None:
    ben = make.a_person(house, "Ben")
    said = do(house, ben, comments.write, idea, "Oui")

    told = word(house, idea, said)

    assert [(one["id"], one["body"]) for one in told.said] == [(said, "Oui")]
    assert told.said[0]["author"] == Author(ben.person_id or "", "Ben")
    assert (told.card["comments"], dict(told.page), told.gone) == (1, {}, [])


def test_a_thumb_is_told_as_a_count_and_nothing_more(house: House, idea: str) -> None:
    do(house, make.a_person(house), reactions.react, Subject.INPUT, idea, 1)

    told = word(house, idea, idea)

    assert (told.card, told.said, told.gone) == ({"up": 1, "down": 0, "comments": 0}, [], [])


def test_a_comment_that_is_taken_back_or_hidden_is_told_as_gone(house: House, idea: str) -> None:
    ben, admin = make.a_person(house), make.an_admin(house)
    one = do(house, ben, comments.write, idea, "Un")
    other = do(house, ben, comments.write, idea, "Deux")
    do(house, ben, comments.remove, one)
    do(house, admin, moderation.hide, Subject.COMMENT, other, "Insulte")

    told = word(house, idea, one, other)

    assert (sorted(told.gone), told.said) == (sorted([one, other]), [])
    assert told.card["comments"] == 0


def test_an_answer_of_the_organiser_is_told_with_all_that_is_read_alike(
    house: House, idea: str
) -> None:
    do(house, make.an_admin(house), answers.reply, idea, "<p>Merci</p>", "Parcs")

    told = word(house, idea, "")

    assert [reply.signature for reply in told.page["feedback"]] == ["Parcs"]  # type: ignore[attr-defined]
    assert told.card["has_feedback"]


def test_an_update_is_told_as_everybody_reads_it(house: House, idea: str, ana: Actor) -> None:
    admin = make.an_admin(house)
    do(house, make.a_person(house), reactions.react, Subject.INPUT, idea, 1)
    do(house, ana, updates.append, idea, "Il est posé.")
    spam = do(house, ana, updates.append, idea, "Achetez")
    do(house, admin, moderation.hide, Subject.COMMENT, spam, "Publicité")

    told = word(house, idea, "")

    for reader in (Actor(), make.a_person(house), admin):
        assert told.page["updates"] == do(house, reader, input_pages.page, idea).updates
    shown = do(house, ana, input_pages.page, idea).updates
    assert told.page["updates"] == [one for one in shown if not one.gone]
    assert {one.body for one in shown} == {"Il est posé.", "Achetez"}


@pytest.mark.parametrize("how", ["withdrawn", "hidden", "nothing of the kind"])
def test_what_not_everybody_reads_is_not_told(
    house: House, idea: str, ana: Actor, how: str
) -> None:
    if how == "withdrawn":
        do(house, ana, inputs.withdraw, idea)
    elif how == "hidden":
        do(house, make.an_admin(house), moderation.hide, Subject.INPUT, idea, "Insulte")
    else:
        idea = "none"

    with pytest.raises(NotFound):
        word(house, idea, "", idea)


def test_what_is_told_alike_is_what_each_reader_reads(house: House, idea: str, ana: Actor) -> None:
    ben, admin = make.a_person(house, "Ben"), make.an_admin(house)
    do(house, ben, reactions.react, Subject.INPUT, idea, 1)
    said = do(house, ben, comments.write, idea, "Oui")
    do(house, ana, reactions.react, Subject.COMMENT, said, 1)
    told = word(house, idea, "", said)

    for reader in (Actor(), ana, ben, admin):
        page = do(house, reader, input_pages.page, idea)
        (thread,) = do(house, reader, talk.look, idea, Look()).talk.threads
        assert told.page == of(page, OWN_OF_PAGE)
        assert told.card == of(page.card, OWN_OF_CARD)
        assert [told.said[0][name] for name in told.said[0]] == [
            getattr(thread, name) for name in told.said[0]
        ]
    assert not OWN_OF_REPLY & set(told.said[0])


def test_who_listens_is_told_in_the_language_in_which_they_read(house: House, idea: str) -> None:
    assert perform(house, Caller(language="nl"), live.may_listen, f"input:{idea}") == "nl"
    assert perform(house, Caller(), live.may_listen, f"input:{idea}") == "fr"


def test_the_team_alone_listens_to_how_a_vote_goes(house: House, install: Install) -> None:
    install(METHODS)
    poll = Poll(house)
    admin = make.an_admin(house)

    assert do(house, admin, live.may_listen, f"vote:{poll.activity}") == "fr"
    for who in (Actor(), make.a_person(house)):
        with pytest.raises((Refused, NotFound)):
            do(house, who, live.may_listen, f"vote:{poll.activity}")


def test_everybody_hears_what_becomes_of_a_vote_and_nobody_who_votes(
    house: House, install: Install
) -> None:
    install(METHODS)
    poll = Poll(house)
    admin = make.an_admin(house)
    for who in (Actor(), make.a_person(house)):
        assert do(house, who, live.may_listen, f"voting:{poll.activity}") == "fr"
    with pytest.raises(NotFound):
        do(house, Actor(), live.may_listen, "voting:none")

    marks = poll.marks("tree")
    assert not hears(poll, make.a_person(house), ballots.cast, marks)
    later = poll.at + timedelta(days=5)
    assert hears(poll, admin, vote_desk.move_end, later, "Trop court")
    assert hears(poll, admin, vote_desk.end_now, "Une erreur")
    assert hears(poll, SYSTEM, sealing.seal)
    counting.JOBS[counting.COUNT](poll.house, {"activity": poll.activity}, lambda *_: None)
    assert hears(poll, admin, vote_results.publish)
    assert hears(poll, admin, vote_results.correct, "Une note")


def hears(poll: Poll, who: Actor, act: Callable[..., object], *given: object) -> bool:
    """Say whether everybody who looks at the vote hears of what somebody does."""
    with work(poll.house, who) as job:
        act(job, poll.activity, *given)
        return f"voting:{poll.activity}" in job._told
