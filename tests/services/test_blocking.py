"""A moderator blocks the author of a piece for some time; they read why and until when."""

from datetime import timedelta
from functools import partial

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.services import appeals, blocking, comments, moderation, team
from civic.services.work import House, work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do
from tests.services.moderating import Square
from tests.services.test_moderation import PIECES, refused


@pytest.mark.parametrize("place", [0, 1], ids=PIECES)
def test_who_is_blocked_reads_why_and_until_when_and_stays_signed_in(
    house: House, place: int
) -> None:
    square = Square(house)
    subject, piece = square.pieces()[place]
    caller = make.signed_in(house, square.ana)

    do(house, square.moderator, blocking.block_author, subject, piece, "90", f"Insultes {HOSTILE}")

    with pytest.raises(Refused) as no, work(house, caller, now=NOON) as job:
        comments.write(job, square.idea, "Encore")
    refusal = no.value.refusal
    assert (refusal.reason, refusal.date) == (Reason.BLOCKED, NOON + timedelta(days=90))
    assert dict(refusal.figures)["because"] == f"Insultes {HOSTILE}"
    assert {entry.blocked_until for entry in square.queue("new")} == {NOON + timedelta(days=90)}
    assert square.logged() == ["person_blocked"]


def test_who_is_let_in_again_takes_part(house: House) -> None:
    square = Square(house)
    caller = make.signed_in(house, square.ana)
    do(house, square.moderator, blocking.block_author, "input", square.idea, 7, "Insultes")

    do(house, square.moderator, blocking.unblock_author, "input", square.idea)

    with work(house, caller, now=NOON) as job:
        assert comments.write(job, square.idea, "Merci")
    again = partial(do, house, square.moderator, blocking.unblock_author, "input", square.idea)
    assert refused(again) is Reason.ALREADY_DECIDED


def test_a_blocked_person_is_not_blocked_anew(house: House) -> None:
    square = Square(house)
    block = partial(blocking.block_author, days="365", because="Insultes")
    do(house, make.an_admin(house), block, "input", square.idea)

    again = partial(do, house, square.moderator, block, "input", square.idea)
    assert refused(again) is Reason.ALREADY_DECIDED


def test_only_an_admin_lets_in_who_was_blocked_by_the_platform(house: House) -> None:
    square, admin = Square(house), make.an_admin(house)
    do(house, admin, team.block, square.ana.person_id or "")

    unblock = partial(blocking.unblock_author, subject="input", subject_id=square.idea)
    assert refused(partial(do, house, square.moderator, unblock)) is Reason.NOT_ALLOWED
    do(house, admin, unblock)


@pytest.mark.parametrize("role", ["admin", "elsewhere"])
def test_nobody_of_a_team_is_blocked(house: House, role: str) -> None:
    square = Square(house)
    author = make.an_admin(house) if role == "admin" else square.stranger
    idea = make.an_idea(house, square.box, author=author)

    block = partial(do, house, square.moderator, blocking.block_author, "input", idea, 7, "Non")
    assert refused(block) is Reason.OF_TEAM
    assert [one.may_block for one in square.queue("new") if one.id == idea] == [False]


@pytest.mark.parametrize("who", ["stranger", "ana"])
def test_nobody_else_blocks_or_lets_in(house: House, who: str) -> None:
    square = Square(house)
    actor = getattr(square, who)

    for act in (
        partial(do, house, actor, blocking.block_author, "input", square.idea, 7, "Non"),
        partial(do, house, actor, blocking.unblock_author, "input", square.idea),
    ):
        assert refused(act) is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    ("days", "because", "field"),
    [
        ("8", "Insultes", "days"), (-7, "Insultes", "days"), (None, "Insultes", "days"),
        ("7", "", "because"), ("7", "x" * 401, "because"), ("7", None, "because"),
    ],
)  # fmt: skip
def test_a_block_has_a_time_that_is_offered_and_a_reason(
    house: House, days: object, because: object, field: str
) -> None:
    square = Square(house)

    with pytest.raises(Invalid) as wrong:
        do(house, square.moderator, blocking.block_author, "input", square.idea, days, because)
    assert wrong.value.field == field


def test_who_has_no_account_is_not_blocked(house: House) -> None:
    square = Square(house)
    idea = make.an_idea(house, square.box)

    with pytest.raises(NotFound):
        do(house, square.moderator, blocking.block_author, "input", idea, 7, "Non")


def test_who_is_blocked_may_still_contest(house: House) -> None:
    square = Square(house)
    do(house, square.moderator, moderation.hide, "input", square.idea, "Insulte")
    do(house, square.moderator, blocking.block_author, "input", square.idea, 7, "Insultes")
    caller = make.signed_in(house, square.ana)

    with work(house, caller, now=NOON) as job:
        appeals.appeal(job, "input", square.idea, "Relisez")

    assert len(square.queue("appeals")) == 1


def test_a_moderator_who_is_blocked_moderates_nothing(house: House) -> None:
    square = Square(house)
    person = make.a_person(house, blocked_until=NOON + timedelta(days=1))
    make.trusted(house, person, square.project, Role.MODERATOR)
    caller = make.signed_in(house, person)

    with pytest.raises(Refused) as no, work(house, caller, now=NOON) as job:
        moderation.keep(job, "input", square.idea)
    assert no.value.refusal.reason is Reason.BLOCKED
