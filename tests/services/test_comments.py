"""The conversation under an input."""

from datetime import timedelta
from itertools import count

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Input, LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import comments, talk
from civic.services.talk_views import CommentView
from civic.services.work import House, work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import HOSTILE, NOON

MINUTES = count()


def write(house: House, actor: Actor, idea: str, body: object = "Oui", parent: str = "") -> str:
    with work(house, actor, now=NOON + timedelta(minutes=next(MINUTES) % 60)) as job:
        return comments.write(job, idea, body, parent)


def thread(house: House, idea: str, actor: Actor | None = None) -> list[CommentView]:
    with work(house, actor or Actor(), now=NOON, reading=True) as job:
        return talk.look(job, idea, Look()).talk.threads


def counted(house: House, idea: str) -> int:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.get_one(Input, idea).comments


def test_answers_stand_under_the_comment_that_began_the_thread(house: House) -> None:
    idea, ana = make.an_idea(house, make.an_idea_box(house)), make.a_person(house)
    first = write(house, ana, idea, HOSTILE)
    answer = write(house, ana, idea, "Non", first)
    write(house, ana, idea, "Si", answer)

    (shown,) = thread(house, idea)

    assert shown.body == HOSTILE.strip()
    assert [reply.body for reply in shown.replies] == ["Non", "Si"]
    assert counted(house, idea) == 3


@pytest.mark.parametrize("body", ["", "  \n ", "x" * 4001, None, {"a": 1}])
def test_a_comment_has_words_and_not_too_many(house: House, body: object) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid):
        write(house, make.a_person(house), idea, body)


def test_nobody_comments_where_comments_are_off(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house, comments=False))

    with pytest.raises(Refused) as no:
        write(house, make.a_person(house), idea)

    assert no.value.refusal.reason is Reason.ACT_NOT_OPEN


def test_an_answer_stays_with_its_input(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    here, there = make.an_idea(house, box, "Ici"), make.an_idea(house, box, "Là")
    comment = write(house, ana, here)

    with pytest.raises(NotFound):
        write(house, ana, there, "Ailleurs", comment)


def test_a_removed_comment_keeps_its_place_while_others_answer_it(house: House) -> None:
    idea, ana = make.an_idea(house, make.an_idea_box(house)), make.a_person(house)
    first = write(house, ana, idea, "Ma faute")
    write(house, make.a_person(house), idea, "Pas grave", first)
    alone = write(house, ana, idea, "Seule")

    for comment in (first, alone):
        with work(house, ana, now=NOON) as job:
            comments.remove(job, comment)

    (shown,) = thread(house, idea)
    assert (shown.gone, shown.body, shown.author.name) == ("removed", "", "")
    assert counted(house, idea) == 1


def test_nobody_removes_what_somebody_else_wrote(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))
    comment = write(house, make.a_person(house), idea)

    with pytest.raises(Refused) as no, work(house, make.a_person(house), now=NOON) as job:
        comments.remove(job, comment)

    assert no.value.refusal.reason is Reason.NOT_ALLOWED


def test_a_moderator_hides_a_comment_with_a_reason_and_shows_it_again(house: House) -> None:
    box = make.an_idea_box(house)
    idea = make.an_idea(house, box)
    comment = write(house, make.a_person(house), idea)
    with work(house, SYSTEM, reading=True) as job:
        project = job.session.get_one(Input, idea).project_id
    moderator = make.trusted(house, make.a_person(house), project, Role.MODERATOR)

    with work(house, moderator, now=NOON) as job:
        comments.hide(job, comment, f" Insulte\u200b {' ' * 5000}")
    assert (thread(house, idea), counted(house, idea)) == ([], 0)
    with work(house, moderator, now=NOON) as job:
        comments.hide(job, comment, "")

    assert len(thread(house, idea)) == 1
    with work(house, SYSTEM, reading=True) as job:
        told = {entry.act: entry.figures["because"] for entry in job.session.exec(select(LogEntry))}
    assert told == {"hid_comment": "Insulte", "showed_comment": ""}


def test_a_citizen_hides_nothing(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))
    comment = write(house, make.a_person(house), idea)

    with pytest.raises(Refused), work(house, make.a_person(house), now=NOON) as job:
        comments.hide(job, comment, "Je n'aime pas")


def test_the_team_is_known_as_such(house: House) -> None:
    box = make.an_idea_box(house)
    idea = make.an_idea(house, box)
    write(house, make.an_admin(house), idea, "Nous regardons.")
    write(house, make.a_person(house), idea, "Merci.")

    assert [comment.is_team for comment in thread(house, idea)] == [True, False]


def test_only_its_author_reads_why_a_comment_was_hidden(house: House) -> None:
    ana, box = make.a_person(house), make.an_idea_box(house)
    idea = make.an_idea(house, box)
    comment = make.a_comment(house, idea, ana)
    with work(house, make.an_admin(house), now=NOON) as job:
        comments.hide(job, comment, f"Insulte {HOSTILE}")

    with work(house, ana, now=NOON, reading=True) as job:
        [own] = talk.look(job, idea, Look()).talk.threads
    with work(house, make.a_person(house), now=NOON, reading=True) as job:
        assert talk.look(job, idea, Look()).talk.threads == []

    assert (own.gone, own.body, own.because) == ("hidden", "", f"Insulte {HOSTILE}")
