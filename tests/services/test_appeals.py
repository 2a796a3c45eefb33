"""An author contests once that their words were hidden, and reads what the team answers."""

from datetime import timedelta
from functools import partial

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.rules.access import Actor
from civic.rules.talking import Look
from civic.services import answers, appeals, moderation, own_comments, own_inputs, talk
from civic.services.work import House, work
from civic.words import Reason
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do
from tests.services.moderating import Square
from tests.services.test_following import mails, spread, told
from tests.services.test_moderation import PIECES, refused


def hidden(square: Square, place: int) -> tuple[str, str]:
    """Hide a piece of the square."""
    subject, piece = square.pieces()[place]
    do(square.house, square.moderator, moderation.hide, subject, piece, "Insulte")
    return subject, piece


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_an_author_contests_and_the_team_reads_why(house: House, place: int) -> None:
    square = Square(house)
    subject, piece = hidden(square, place)

    do(house, square.ana, appeals.appeal, subject, piece, f"Relisez {HOSTILE}")

    (entry,) = square.queue("appeals")
    assert (entry.id, entry.appeal, entry.because) == (piece, f"Relisez {HOSTILE}", "Insulte")
    assert square.queue("appeals", square.stranger) == []
    if subject == "input":
        (line,) = do(house, square.ana, own_inputs.mine).lines
        assert line.gone.appealed.state == "waiting"
    else:
        (written,) = do(house, square.ana, own_comments.mine).lines
        assert written.appealed.state == "waiting"


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_one_hiding_is_contested_once_and_the_next_again(house: House, place: int) -> None:
    square = Square(house)
    subject, piece = hidden(square, place)

    def contest() -> None:
        do(house, square.ana, appeals.appeal, subject, piece, "Relisez")

    contest()

    assert refused(contest) is Reason.ALREADY_APPEALED
    do(house, square.moderator, moderation.show, subject, piece)
    assert refused(contest) is Reason.NOTHING_TO_APPEAL
    assert square.queue("appeals") == []
    square.report(subject, piece)
    with work(house, square.moderator, now=NOON + timedelta(hours=1)) as job:
        moderation.hide(job, subject, piece, "Encore")
    contest()
    assert [entry.because for entry in square.queue("appeals")] == ["Encore"]


def test_nobody_contests_for_somebody_else(house: House) -> None:
    square = Square(house)
    subject, piece = hidden(square, 0)
    contest = partial(do, house, make.a_person(house), appeals.appeal, subject, piece, "Relisez")

    assert refused(contest) is Reason.NOT_ALLOWED
    nobody = partial(do, house, Actor(), appeals.appeal, subject, piece, "Relisez")
    assert refused(nobody) is Reason.NOT_SIGNED_IN
    with pytest.raises(NotFound):
        do(house, square.ana, appeals.appeal, HOSTILE, piece, "Relisez")


@pytest.mark.parametrize("text", ["", " ", "x" * 1001, None, {"a": 1}])
def test_an_appeal_has_words_and_not_too_many(house: House, text: object) -> None:
    square = Square(house)
    subject, piece = hidden(square, 1)

    with pytest.raises(Invalid) as wrong:
        do(house, square.ana, appeals.appeal, subject, piece, text)
    assert wrong.value.field == "appeal"


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_an_appeal_that_is_granted_shows_the_words_and_tells_their_author(
    house: House, place: int
) -> None:
    square = Square(house)
    subject, piece = hidden(square, place)
    do(house, square.ana, appeals.appeal, subject, piece, "Relisez")
    (entry,) = square.queue("appeals")
    spread(house)

    do(
        house, square.moderator, appeals.decide, entry.appeal_id,
        reverse=True, answer=f"Vous avez raison {HOSTILE}",
    )  # fmt: skip
    spread(house, times=2)

    assert square.row(subject, piece).hidden_at is None
    (line,) = [one for one in told(house, square.ana) if one.kind == "appeal"]
    assert (line.said, line.words) == ("appeal_reversed", f"Vous avez raison {HOSTILE}")
    place_of = f"?comment={piece}#comment-{piece}" if subject == "comment" else ""
    assert line.href == f"/inputs/{square.idea}{place_of}"
    last = mails(house)[-1]
    assert f"Vous avez raison {HOSTILE}" in last.text
    assert "<script" not in last.html


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_an_appeal_that_is_not_granted_is_answered_where_the_words_were(
    house: House, place: int
) -> None:
    square = Square(house)
    subject, piece = hidden(square, place)
    do(house, square.ana, appeals.appeal, subject, piece, "Relisez")
    (entry,) = square.queue("appeals")

    do(house, square.moderator, appeals.decide, entry.appeal_id, reverse=False, answer="Non")
    spread(house)

    assert square.row(subject, piece).hidden_at == NOON
    assert {one.said for one in told(house, square.ana)} >= {"appeal_upheld"}
    if subject == "input":
        gone = do(house, square.ana, own_inputs.mine).lines[0].gone
        assert (gone.appealed.state, gone.appealed.answer) == ("upheld", "Non")
    else:
        (own,) = do(house, square.ana, talk.look, square.idea, Look()).talk.threads
        assert (own.appealed.state, own.appealed.answer) == ("upheld", "Non")
        assert do(house, make.a_person(house), talk.look, square.idea, Look()).talk.threads == []
    assert square.queue("appeals") == []
    assert square.logged()[-1] == "appeal_upheld"


def test_an_appeal_is_decided_once_and_by_those_who_moderate_there(house: House) -> None:
    square = Square(house)
    subject, piece = hidden(square, 0)
    do(house, square.ana, appeals.appeal, subject, piece, "Relisez")
    (entry,) = square.queue("appeals")
    decide = partial(appeals.decide, reverse=True, answer="Oui")

    for who in (square.stranger, square.ana):
        assert refused(partial(do, house, who, decide, entry.appeal_id)) is Reason.NOT_ALLOWED
    with pytest.raises(Invalid):
        do(house, square.moderator, appeals.decide, entry.appeal_id, reverse=True, answer=" ")
    do(house, square.moderator, decide, entry.appeal_id)

    again = partial(do, house, square.moderator, decide, entry.appeal_id)
    assert refused(again) is Reason.ALREADY_DECIDED
    with pytest.raises(NotFound):
        do(house, square.moderator, decide, HOSTILE)


def test_what_was_shown_again_by_another_way_leaves_nothing_to_decide(house: House) -> None:
    square = Square(house)
    subject, piece = hidden(square, 0)
    do(house, square.ana, appeals.appeal, subject, piece, "Relisez")
    (entry,) = square.queue("appeals")
    do(house, square.moderator, answers.show, piece)

    with pytest.raises(Refused) as no:
        do(house, square.moderator, appeals.decide, entry.appeal_id, reverse=False, answer="Non")
    assert no.value.refusal.reason is Reason.ALREADY_DECIDED
