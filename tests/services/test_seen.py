"""Nobody of the team writes over a colleague unawares."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from civic.errors import Refused
from civic.models import Tag
from civic.rules.access import Actor
from civic.services import answers, bulk_acts, handling, team_input
from civic.services.bulk import Chosen
from civic.services.work import House, Work, work
from civic.words import Reason
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do


class Desk:
    """An input that Ana and Ben have open at the same time."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.ana, self.ben = (
            make.a_person(house, name, is_admin=True) for name in ("Ana", "Ben Vert")
        )
        self.input = make.an_idea(house, make.an_idea_box(house), "Un banc")
        self.statuses = [make.a_status(house, key) for key in ("yes", "no")]
        self.tag = Tag(name={"fr": "Vert"})
        make.keep(house, self.tag)

    def seen(self) -> dict[str, str]:
        """Return what Ana sees now, as a word for each aspect."""
        return do(self.house, self.ana, team_input.detail, self.input).seen

    def does(self, who: Actor, act: Any, *words: Any, at: int = 0, **more: Any) -> Any:
        """Let one of them act, so many seconds after noon."""
        with work(self.house, who, now=NOON + timedelta(seconds=at)) as job:
            return act(job, *words, **more)


def status(job: Work, desk: Desk, number: int, seen: str) -> None:
    answers.set_status(job, desk.input, desk.statuses[number], f"Note {number}", seen=seen)


def reply(job: Work, desk: Desk, number: int, seen: str) -> None:
    answers.reply(job, desk.input, f"<p>Réponse {number}</p>", "Ville", seen=seen)


def sort(job: Work, desk: Desk, number: int, seen: str) -> None:
    answers.sort(job, desk.input, [desk.tag.id][number:], seen=seen)


def move(job: Work, desk: Desk, number: int, seen: str) -> None:
    answers.move(job, desk.input, 48.0 + number, 2.0, seen=seen)


def hide(job: Work, desk: Desk, number: int, seen: str) -> None:
    answers.hide(job, desk.input, f"Raison {number}", seen=seen)


def assign(job: Work, desk: Desk, number: int, seen: str) -> None:
    handling.assign(job, desk.input, (desk.ana, desk.ben)[number].person_id, seen=seen)


ACTS: dict[str, tuple[Callable[[Work, Desk, int, str], None], str]] = {
    "status": (status, "status"),
    "reply": (reply, "answer"),
    "sort": (sort, "sort"),
    "place": (move, "place"),
    "hide": (hide, "shown"),
    "assignee": (assign, "assignee"),
}


@pytest.mark.parametrize("name", ACTS)
def test_who_saves_second_reads_who_was_first_and_then_may_insist(house: House, name: str) -> None:
    desk, (act, aspect) = Desk(house), ACTS[name]
    seen = desk.seen()[aspect]
    desk.does(desk.ben, act, desk, 0, seen)

    with pytest.raises(Refused) as no:
        desk.does(desk.ana, act, desk, 1, seen, at=5)

    figures = dict(no.value.refusal.figures)
    assert no.value.refusal.reason is Reason.CHANGED_MEANWHILE
    assert figures["who"] == "Ben Vert"
    assert "Un banc" in figures["what"]
    desk.does(desk.ana, act, desk, 1, desk.seen()[aspect], at=6)


@pytest.mark.parametrize("name", ACTS)
def test_who_saves_alone_meets_nobody(house: House, name: str) -> None:
    desk, (act, aspect) = Desk(house), ACTS[name]

    desk.does(desk.ana, act, desk, 0, desk.seen()[aspect])
    desk.does(desk.ana, act, desk, 1, desk.seen()[aspect], at=1)


def test_what_a_colleague_does_elsewhere_is_in_nobodys_way(house: House) -> None:
    desk = Desk(house)
    seen = desk.seen()
    for name in ("reply", "sort", "place", "assignee"):
        desk.does(desk.ben, ACTS[name][0], desk, 0, "")

    desk.does(desk.ana, status, desk, 1, seen["status"])


def test_a_bulk_change_is_met_as_well(house: House) -> None:
    desk = Desk(house)
    seen = desk.seen()["status"]
    desk.does(desk.ben, bulk_acts.give_status, Chosen((desk.input,)), desk.statuses[0])

    with pytest.raises(Refused) as no:
        desk.does(desk.ana, status, desk, 1, seen)

    assert dict(no.value.refusal.figures)["who"] == "Ben Vert"


def test_a_reply_that_a_colleague_has_changed_is_not_written_over(house: House) -> None:
    desk = Desk(house)
    answer = desk.does(desk.ben, answers.reply, desk.input, "<p>Un</p>", "Ville")
    seen = desk.seen()["answer"]
    desk.does(desk.ben, answers.edit_reply, answer, "<p>Deux</p>", "Ville", seen=seen, at=2)

    with pytest.raises(Refused):
        desk.does(desk.ana, answers.edit_reply, answer, "<p>Trois</p>", "Ville", seen=seen, at=3)

    shown = do(house, desk.ana, team_input.detail, desk.input)
    assert [reply.body for reply in shown.replies] == ["<p>Deux</p>"]
