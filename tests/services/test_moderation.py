"""The team's queue: what comes in, what is reported, and what is decided about it, once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Report
from civic.rules.access import SYSTEM, Actor
from civic.services import inputs, moderation, moderation_queue, people, reports, undo
from civic.services.inputs import Draft
from civic.services.live import may_listen
from civic.services.work import House, perform, work
from civic.words import Reason, Subject
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do
from tests.services.moderating import Square
from tests.services.test_following import mails, spread, told

PIECES = ["input", "comment"]


def refused(act: Callable[[], object]) -> Reason:
    with pytest.raises(Refused) as no:
        act()
    return no.value.refusal.reason


def reports_of(house: House) -> list[Report]:
    with work(house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(Report)).all())


def test_what_people_write_is_new_until_the_team_has_looked(house: House) -> None:
    square = Square(house)

    found = square.queue("new")
    assert {(one.subject, one.id) for one in found} == set(square.pieces())
    assert {one.author.name for one in found} == {"Ana"}
    (idea,) = [one for one in found if one.subject == Subject.INPUT]
    assert HOSTILE in idea.title
    assert "<script" not in idea.body

    for subject, piece in square.pieces():
        do(house, square.moderator, moderation.keep, subject, piece)
    assert square.queue("new") == []
    assert square.logged() == ["piece_kept", "piece_kept"]


def test_what_is_old_imported_hidden_or_withdrawn_is_not_new(house: House) -> None:
    square = Square(house)
    old = NOON - timedelta(days=31)
    make.an_idea(house, square.box, created_at=old)
    make.an_idea(house, square.box, source="import:1")
    make.an_idea(house, square.box, hidden_at=NOON)
    make.an_idea(house, square.box, withdrawn_at=NOON)

    assert {one.id for one in square.queue("new")} == {square.idea, square.comment}


def test_what_was_edited_since_the_team_looked_is_new_again(house: House) -> None:
    square = Square(house)
    do(house, square.moderator, moderation.keep, "input", square.idea)
    with work(house, square.ana, now=NOON + timedelta(hours=1)) as job:
        inputs.edit(job, square.idea, Draft(title="Autre chose", body="<p>Oui</p>"))

    assert square.idea in {one.id for one in square.queue("new")}


@pytest.mark.parametrize("tab", ["new", "reported", "appeals", "hidden"])
def test_the_queue_is_for_those_who_moderate_there(house: House, tab: str) -> None:
    square = Square(house)
    for subject, piece in square.pieces():
        square.report(subject, piece)

    assert square.queue(tab, square.stranger) == []
    assert len(square.queue(tab, make.an_admin(house))) == len(square.queue(tab))
    assert refused(partial(square.queue, tab, square.ana)) is Reason.NOT_ALLOWED
    assert refused(partial(square.queue, tab, Actor())) is Reason.NOT_SIGNED_IN


def test_there_is_no_other_part_of_the_queue(house: House) -> None:
    with pytest.raises(Invalid):
        Square(house).queue(HOSTILE)


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_reports_of_one_piece_stand_together_with_what_they_say(house: House, place: int) -> None:
    square = Square(house)
    subject, piece = square.pieces()[place]
    square.report(subject, piece, "insult", HOSTILE)
    square.report(subject, piece, "spam")

    (entry,) = square.queue("reported")

    assert entry.id == piece
    assert sorted((line.reason, line.text) for line in entry.reports) == [
        ("insult", HOSTILE), ("spam", ""),
    ]  # fmt: skip
    assert {line.who for line in entry.reports} == {"Rita"}
    assert do(house, square.moderator, moderation_queue.queue, "new").counts["reported"] == 1


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_what_is_kept_closes_its_reports_as_unfounded(house: House, place: int) -> None:
    square = Square(house)
    subject, piece = square.pieces()[place]
    square.report(subject, piece)

    do(house, square.moderator, moderation.keep, subject, piece)

    (report,) = reports_of(house)
    assert (report.closed_at, report.is_founded) == (NOON, False)
    assert square.queue("reported") == []
    assert square.row(subject, piece).hidden_at is None


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_what_is_hidden_closes_its_reports_as_founded_and_its_author_reads_why(
    house: House, place: int
) -> None:
    square = Square(house)
    subject, piece = square.pieces()[place]
    square.report(subject, piece)

    do(house, square.moderator, moderation.hide, subject, piece, f"Insulte {HOSTILE}")
    spread(house, times=2)

    (report,) = reports_of(house)
    assert (report.closed_at, report.is_founded) == (NOON, True)
    assert square.row(subject, piece).hidden_because == f"Insulte {HOSTILE}"
    assert [entry.id for entry in square.queue("hidden")] == [piece]
    (line,) = told(house, square.ana)
    assert (line.kind, line.words) == ("hidden", f"Insulte {HOSTILE}")
    place_of = f"?comment={piece}#comment-{piece}" if subject == "comment" else ""
    assert line.href == f"/inputs/{square.idea}{place_of}"
    (mail,) = mails(house)
    assert f"Insulte {HOSTILE}" in mail.text
    assert f"/inputs/{square.idea}{place_of}\n" in mail.text
    assert "<script" not in mail.html


def test_what_was_reported_again_after_it_was_kept_is_there_again(house: House) -> None:
    square = Square(house)
    rita = square.report("input", square.idea)
    do(house, square.moderator, moderation.keep, "input", square.idea)

    do(house, rita, reports.report, "input", square.idea, "illegal")

    assert [line.reason for line in square.queue("reported")[0].reports] == ["illegal"]


@pytest.mark.parametrize("because", ["", "  ", "x" * 401, None, 3])
def test_nothing_is_hidden_without_a_stated_reason(house: House, because: object) -> None:
    square = Square(house)

    with pytest.raises(Invalid) as wrong:
        do(house, square.moderator, moderation.hide, "comment", square.comment, because)
    assert wrong.value.field == "because"
    assert square.row("comment", square.comment).hidden_at is None


@pytest.mark.parametrize("subject", ["", "person", HOSTILE])
def test_what_is_neither_is_not_decided_about(house: House, subject: str) -> None:
    square = Square(house)

    with pytest.raises(NotFound):
        do(house, square.moderator, moderation.keep, subject, square.idea)


@pytest.mark.parametrize("who", ["stranger", "ana"])
@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_nobody_else_decides(house: House, who: str, place: int) -> None:
    square = Square(house)
    subject, piece = square.pieces()[place]
    actor = getattr(square, who)

    for act in (
        partial(do, house, actor, moderation.keep, subject, piece),
        partial(do, house, actor, moderation.hide, subject, piece, "Non"),
        partial(do, house, actor, moderation.show, subject, piece),
    ):
        assert refused(act) is Reason.NOT_ALLOWED
    assert square.logged() == []


@pytest.mark.parametrize("second", ["keep", "hide"])
@pytest.mark.parametrize("first", ["keep", "hide"])
def test_who_decides_second_is_told_so(house: House, first: str, second: str) -> None:
    square = Square(house)
    square.report("comment", square.comment)
    acts = {
        "keep": partial(do, house, square.moderator, moderation.keep, "comment", square.comment),
        "hide": partial(
            do, house, square.moderator, moderation.hide, "comment", square.comment, "Insulte"
        ),
    }
    acts[first]()

    assert refused(acts[second]) is Reason.ALREADY_DECIDED
    assert len(square.logged()) == 1


def test_of_two_who_decide_at_once_one_is_told_that_it_was_decided(house: House) -> None:
    square, admin = Square(house), make.an_admin(house)
    square.report("input", square.idea)
    ready = Barrier(2)

    def decide(who: Actor, hides: bool) -> str:
        ready.wait()
        try:
            if hides:
                perform(house, who, moderation.hide, "input", square.idea, "Insulte")
            else:
                perform(house, who, moderation.keep, "input", square.idea)
        except Refused as no:
            return no.refusal.reason
        return "done"

    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(decide, (square.moderator, admin), (True, False)))

    assert sorted(ends) == ["already_decided", "done"]
    (report,) = reports_of(house)
    assert report.is_founded is (square.row("input", square.idea).hidden_at is not None)


@pytest.mark.parametrize("hides", [True, False], ids=["hidden", "kept"])
@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_a_decision_is_taken_back_with_all_that_followed(
    house: House, place: int, hides: bool
) -> None:
    square = Square(house)
    subject, piece = square.pieces()[place]
    square.report(subject, piece)
    before = square.queue("reported"), {one.id for one in square.queue("new")}
    if hides:
        entry = do(house, square.moderator, moderation.hide, subject, piece, "Insulte")
    else:
        entry = do(house, square.moderator, moderation.keep, subject, piece)

    assert refused(partial(do, house, square.stranger, undo.restore, entry)) is Reason.NOT_ALLOWED
    do(house, square.moderator, undo.restore, entry)

    assert (square.queue("reported"), {one.id for one in square.queue("new")}) == before
    assert square.row(subject, piece).hidden_because == ""
    again = partial(do, house, square.moderator, undo.restore, entry)
    assert refused(again) is Reason.ALREADY_DECIDED


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_what_is_hidden_is_shown_again_once(house: House, place: int) -> None:
    square = Square(house)
    subject, piece = square.pieces()[place]
    do(house, square.moderator, moderation.hide, subject, piece, "Insulte")

    do(house, square.moderator, moderation.show, subject, piece)

    assert square.row(subject, piece).hidden_at is None
    again = partial(do, house, square.moderator, moderation.show, subject, piece)
    assert refused(again) is Reason.ALREADY_DECIDED


def test_the_rail_counts_what_was_reported_for_those_who_moderate_it(house: House) -> None:
    square = Square(house)
    square.report("input", square.idea)
    square.report("input", square.idea)

    def shown(actor: Actor) -> int:
        caller = make.signed_in(house, actor)
        with work(house, caller, now=NOON, reading=True) as job:
            return people.who(job).to_moderate

    numbers = [shown(who) for who in (square.moderator, square.stranger, square.ana)]
    assert (*numbers, shown(make.an_admin(house))) == (1, 0, 0, 1)


@pytest.mark.parametrize("topic", ["moderation", "moderation:new"])
def test_only_the_team_listens_to_the_queue(house: House, topic: str) -> None:
    square = Square(house)

    do(house, square.moderator, may_listen, topic)
    assert refused(partial(do, house, square.ana, may_listen, topic)) is Reason.NOT_ALLOWED
