"""One's own comment is edited while comments are open; what it said stays for everybody."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import Comment
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import (
    comments,
    inputs,
    moderation,
    moderation_queue,
    project_end,
    talk,
    versions,
)
from civic.services.talk_views import CommentView
from civic.services.work import House, work
from civic.words import Act, ProjectStatus, Reason, Subject
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do
from tests.services.moderating import Square

NOBODY = Actor()


def shown(house: House, idea: str, actor: Actor = NOBODY) -> CommentView:
    (view,) = do(house, actor, talk.look, idea, Look()).talk.threads
    return view


def edit(house: House, actor: Actor, comment: str, words: object, *, minutes: int = 0) -> None:
    with work(house, actor, now=NOON + timedelta(minutes=minutes)) as job:
        comments.edit(job, comment, words)


@pytest.fixture
def ana(house: House) -> Actor:
    return make.a_person(house, "Ana")


@pytest.fixture
def idea(house: House) -> str:
    return make.an_idea(house, make.an_idea_box(house))


def test_an_edited_comment_says_so_and_everybody_reads_what_it_said(
    house: House, ana: Actor, idea: str
) -> None:
    comment = do(house, ana, comments.write, idea, f"Oui {HOSTILE}")
    assert shown(house, idea).edited_at is None

    edit(house, ana, comment, f"Non {HOSTILE}", minutes=1)
    edit(house, ana, comment, f"Peut-être {HOSTILE}", minutes=2)

    view = shown(house, idea)
    assert (view.body, view.edited_at) == (f"Peut-être {HOSTILE}", NOON + timedelta(minutes=2))
    latest, first = do(house, NOBODY, versions.comment_edits, comment)
    assert latest.at == NOON + timedelta(minutes=2)
    assert [(piece.kind, piece.text) for piece in first.body if piece.text in ("Oui", "Non")] == [
        ("gone", "Oui"),
        ("new", "Non"),
    ]
    assert latest.title == []


def test_the_same_words_are_no_edit(house: House, ana: Actor, idea: str) -> None:
    comment = do(house, ana, comments.write, idea, "Oui")

    edit(house, ana, comment, " Oui ")

    assert shown(house, idea).edited_at is None
    assert do(house, NOBODY, versions.comment_edits, comment) == []


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 4001, None, {"a": 1}])
def test_an_edited_comment_has_words_and_not_too_many(
    house: House, ana: Actor, idea: str, words: object
) -> None:
    comment = do(house, ana, comments.write, idea, "Oui")

    with pytest.raises(Invalid) as wrong:
        edit(house, ana, comment, words)

    assert wrong.value.field == "comment"
    assert shown(house, idea).body == "Oui"


def test_nobody_edits_what_somebody_else_wrote(house: House, ana: Actor, idea: str) -> None:
    comment = do(house, ana, comments.write, idea, "Oui")

    for other in (make.a_person(house), make.an_admin(house)):
        with pytest.raises(Refused) as no:
            edit(house, other, comment, "Non")
        assert no.value.refusal.reason is Reason.NOT_ALLOWED
    with pytest.raises(Refused) as no:
        edit(house, NOBODY, comment, "Non")
    assert no.value.refusal.reason is Reason.NOT_SIGNED_IN


def test_nothing_is_edited_once_comments_are_closed(house: House, ana: Actor) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: (Act.COMMENT,)}, starts=-2, ends=-1)
    idea = make.an_idea(house, box)
    comment = make.a_comment(house, idea, ana)

    with pytest.raises(Refused) as no:
        edit(house, ana, comment, "Non")

    assert no.value.refusal.reason is Reason.PHASE_ENDED


@pytest.mark.parametrize(
    "take",
    [
        pytest.param(lambda job, comment: comments.remove(job, comment), id="taken back"),
        pytest.param(lambda job, comment: comments.hide(job, comment, "Insulte"), id="hidden"),
    ],
)
def test_what_is_gone_is_not_edited_and_has_no_history(
    house: House, idea: str, take: Callable[..., None]
) -> None:
    admin = make.an_admin(house)
    comment = do(house, admin, comments.write, idea, "Oui")
    edit(house, admin, comment, "Non")
    with work(house, admin, now=NOON) as job:
        take(job, comment)

    with pytest.raises(NotFound):
        edit(house, admin, comment, "Si")
    with pytest.raises(NotFound):
        do(house, NOBODY, versions.comment_edits, comment)


def test_a_withdrawn_input_keeps_its_comments_as_they_were(house: House, ana: Actor) -> None:
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)
    comment = make.a_comment(house, idea, ana)
    do(house, ana, inputs.withdraw, idea)

    with pytest.raises(Refused) as no:
        edit(house, ana, comment, "Non")

    assert no.value.refusal.reason is Reason.NOT_ALLOWED


def test_the_history_of_a_comment_in_a_draft_project_is_for_its_team(
    house: House, ana: Actor
) -> None:
    box = make.an_activity(house, make.a_project(house, status=ProjectStatus.DRAFT))
    comment = make.a_comment(house, make.an_idea(house, box), ana)

    for thing in (comment, "nothing"):
        with pytest.raises(NotFound):
            do(house, ana, versions.comment_edits, thing)


def test_an_edited_comment_is_new_for_the_moderators(house: House) -> None:
    square = Square(house)
    do(house, square.moderator, moderation.keep, Subject.COMMENT, square.comment)
    assert square.comment not in [entry.id for entry in square.queue("new")]

    edit(house, square.ana, square.comment, "Autre chose", minutes=1)

    with work(house, square.moderator, now=NOON + timedelta(minutes=2), reading=True) as job:
        pieces = moderation_queue.queue(job, "new").pieces
    assert square.comment in [entry.id for entry in pieces]


def test_the_versions_of_a_comment_go_with_a_draft_project(house: House) -> None:
    admin = make.an_admin(house)
    project = make.a_project(house, status=ProjectStatus.DRAFT)
    idea = make.an_idea(house, make.an_activity(house, project))
    comment = make.a_comment(house, idea, admin)
    edit(house, admin, comment, "Autre chose")

    do(house, admin, project_end.delete_draft, project)

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get(Comment, comment) is None
