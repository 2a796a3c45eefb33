"""A person's comments in a list, before themselves and before everybody."""

from datetime import timedelta
from typing import Any

import pytest

from civic.errors import Invalid, Refused
from civic.models import Comment, Person
from civic.rules.access import Actor
from civic.services import own_comments, profiles
from civic.services.own_comments import CommentLine
from civic.services.work import House, work
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

NOBODY = Actor()


def said(house: House, input_id: str, author: Actor, **more: Any) -> str:
    """Add a comment; return its id."""
    usual = {"body": HOSTILE, "language": "nl", "created_at": NOON}
    row = Comment(input_id=input_id, author_id=author.person_id, **{**usual, **more})
    make.keep(house, row)
    return row.id


def shown(house: House, reader: Actor, person: Actor) -> int:
    """Return how many comments of a person a reader finds in all."""
    with work(house, reader, now=NOON, reading=True) as job:
        return own_comments.shown_of(job, job.session.get_one(Person, person.person_id)).total


def line_of(house: House, ana: Actor) -> CommentLine:
    """Return the only comment of a person before themselves."""
    [line] = do(house, ana, own_comments.mine).lines
    return line


def test_a_person_finds_their_comment_its_words_and_its_place(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), "Un banc")
    comment = said(house, idea, ana)

    line = line_of(house, ana)

    assert (line.words, line.lang, line.created_at) == (HOSTILE, "nl", NOON)
    assert (line.on.text, line.on.lang) == ("Un banc", "fr")
    assert (line.href, line.gone) == (f"/inputs/{idea}?comment={comment}#comment-{comment}", "")


def test_long_words_are_cut_between_two_of_them(house: House) -> None:
    ana = make.a_person(house)
    said(house, make.an_idea(house, make.an_idea_box(house)), ana, body="bien\n" * 100)

    words = line_of(house, ana).words

    assert words.endswith("bien…")
    assert "\n" not in words


def test_a_hidden_comment_says_why_to_its_author_and_is_on_no_other_page(house: House) -> None:
    ana, because = make.a_person(house), f"Insulte {HOSTILE}"
    idea = make.an_idea(house, make.an_idea_box(house))
    comment = said(house, idea, ana, hidden_at=NOON, hidden_because=because)

    line = line_of(house, ana)

    assert (line.gone, line.at, line.because) == ("hidden", NOON, because)
    assert line.href == f"/inputs/{idea}?comment={comment}#comment-{comment}"
    assert shown(house, NOBODY, ana) == 0


def test_a_comment_taken_back_leads_to_the_input_alone(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house))
    said(house, idea, ana, removed_at=NOON)

    line = line_of(house, ana)

    assert (line.gone, line.href) == ("removed", f"/inputs/{idea}")
    assert shown(house, NOBODY, ana) == 0


def test_a_hidden_input_is_not_told_of_by_the_comments_under_it(house: House) -> None:
    ana, gone = make.a_person(house), {"hidden_at": NOON, "hidden_because": "Insulte"}
    said(house, make.an_idea(house, make.an_idea_box(house), **gone), ana)  # type: ignore[arg-type]

    line = line_of(house, ana)

    assert (line.gone, line.at) == ("input_hidden", NOON)
    assert (line.on.text, line.href, line.because) == ("", "", "")
    assert shown(house, NOBODY, ana) == 0


def test_the_author_of_a_hidden_input_still_finds_it_by_their_comment(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana, hidden_at=NOON)
    said(house, idea, ana)

    assert line_of(house, ana).href == f"/inputs/{idea}"


def test_a_comment_under_a_withdrawn_input_says_so(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), withdrawn_at=NOON)
    said(house, idea, ana)

    assert line_of(house, ana).gone == "withdrawn"
    assert shown(house, NOBODY, ana) == 0


def test_a_project_that_was_taken_back_leaves_the_persons_words_and_nothing_else(
    house: House,
) -> None:
    ana = make.a_person(house)
    box = make.an_activity(house, make.a_project(house, status=ProjectStatus.DRAFT))
    said(house, make.an_idea(house, box), ana)

    line = line_of(house, ana)

    assert (line.gone, line.words, line.on.text, line.href) == ("unpublished", HOSTILE, "", "")
    assert shown(house, make.an_admin(house), ana) == 0


def test_many_comments_come_in_pages_the_newest_first(house: House) -> None:
    ana, idea = make.a_person(house), make.an_idea(house, make.an_idea_box(house))
    made = [
        said(house, idea, ana, created_at=NOON - timedelta(days=day))
        for day in range(own_comments.PAGE + 1)
    ]
    said(house, idea, make.a_person(house))

    first, last = do(house, ana, own_comments.mine), do(house, ana, own_comments.mine, 99)

    assert [line.id for line in first.lines] == made[: own_comments.PAGE]
    assert [line.id for line in last.lines] == made[own_comments.PAGE :]
    assert (last.page, last.pages, last.total) == (2, 2, own_comments.PAGE + 1)


def test_everybody_reads_a_persons_comments_on_their_page(house: House) -> None:
    ana, idea = make.a_person(house), make.an_idea(house, make.an_idea_box(house))
    comment = said(house, idea, ana)

    seen = do(house, NOBODY, profiles.profile, ana.person_id or "")

    assert [line.id for line in seen.written.lines] == [comment]
    assert seen.comments == 1


def test_a_persons_page_shows_all_their_inputs_page_by_page(house: House) -> None:
    ana, box = make.a_person(house), make.an_idea_box(house)
    ideas = [
        make.an_idea(house, box, author=ana, created_at=NOON - timedelta(days=day))
        for day in range(profiles.SHOWN + 1)
    ]

    last = do(house, NOBODY, profiles.profile, ana.person_id or "", 2)

    assert [line.card.id for line in last.lines] == ideas[profiles.SHOWN :]
    assert (last.page, last.pages, last.inputs) == (2, 2, profiles.SHOWN + 1)


@pytest.mark.parametrize("page", [0, -1, "1", None, 1.5])
def test_a_page_that_is_none_is_refused(house: House, page: Any) -> None:
    ana = make.a_person(house)
    for ask in (
        lambda: do(house, ana, own_comments.mine, page),
        lambda: do(house, ana, profiles.profile, ana.person_id or "", page),
        lambda: do(house, ana, profiles.profile, ana.person_id or "", 1, page),
    ):
        with pytest.raises(Invalid):
            ask()


def test_nobody_else_lists_what_a_person_wrote(house: House) -> None:
    with pytest.raises(Refused):
        do(house, NOBODY, own_comments.mine)
