"""Everybody reads how the team moderates, month by month, and nobody is named."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from civic.models import Ruling
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    answers,
    appeals,
    bulk_acts,
    bulk_undo,
    comments,
    moderation,
    moderation_queue,
    reports,
    ruled,
    undo,
)
from civic.services.bulk import Chosen
from civic.services.work import House, work
from civic.words import Ruled, Subject
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do
from tests.services.moderating import Square

MONTH = f"{NOON:%Y-%m}"


def worked_on(house: House) -> Square:
    """Let people report and contest, and the team decide."""
    square = Square(house)
    square.report("input", square.idea, "spam")
    with work(house, square.moderator, now=NOON + timedelta(hours=4)) as job:
        moderation.hide(job, Subject.INPUT, square.idea, "Publicité pour Ana")
    do(house, square.ana, appeals.appeal, Subject.INPUT, square.idea, "Non")
    appeal = do(house, square.moderator, moderation_queue.queue, "appeals").pieces[0].appeal_id
    with work(house, square.moderator, now=NOON + timedelta(hours=6)) as job:
        appeals.decide(job, appeal, reverse=True, answer="Oui")
    do(house, square.moderator, moderation.keep, Subject.COMMENT, square.comment)
    return square


def test_each_month_says_what_was_written_and_what_became_of_it(house: House) -> None:
    worked_on(house)

    found = do(house, Actor(), ruled.figures)

    assert len(found.months) == ruled.MONTHS
    month = found.months[0]
    assert month.month == MONTH
    assert {name: month.counts.get(name, 0) for name in ruled.COUNTED} == {
        "written": 2, "reported": 1, "hidden": 1, "refused": 0, "appealed": 1, "restored": 1,
    }  # fmt: skip
    assert month.hours == 4
    assert [(one.key, one.hidden) for one in found.grounds] == [("spam", 1)]
    assert found.total.counts["written"] == 2


def test_a_ground_that_the_team_chose_counts_before_those_of_reports(house: House) -> None:
    square = Square(house)
    do(house, make.a_person(house), reports.report, Subject.INPUT, square.idea, "spam")
    do(house, square.moderator, moderation.hide, Subject.INPUT, square.idea, "Non", "insult")

    assert [one.key for one in do(house, Actor(), ruled.figures).grounds] == ["insult"]


def test_what_is_taken_back_is_counted_no_more(house: House) -> None:
    square = Square(house)
    entry = do(house, square.moderator, moderation.hide, Subject.INPUT, square.idea, "Non")

    do(house, square.moderator, undo.restore, entry)

    assert do(house, Actor(), ruled.figures).months[0].counts.get("hidden", 0) == 0


def counted(house: House) -> dict[str, int]:
    """Return how much was hidden and shown again this month, as everybody reads it."""
    counts = do(house, Actor(), ruled.figures).months[0].counts
    return {name: counts.get(name, 0) for name in ("hidden", "restored")}


def test_what_is_hidden_and_shown_in_the_table_and_the_conversation_counts_too(
    house: House,
) -> None:
    square = Square(house)

    for hide, piece in ((comments.hide, square.comment), (answers.hide, square.idea)):
        for reason in ("Publicité", "Publicité pour Ana"):
            do(house, square.moderator, hide, piece, reason)

    assert counted(house) == {"hidden": 2, "restored": 0}
    for _ in range(2):
        do(house, square.moderator, answers.show, square.idea)
    for _ in range(2):
        do(house, square.moderator, comments.hide, square.comment, "")
    assert counted(house) == {"hidden": 2, "restored": 2}


def test_many_that_are_hidden_at_once_count_each_and_no_more_once_that_is_undone(
    house: House,
) -> None:
    square = Square(house)
    chosen = Chosen((square.idea, make.an_idea(house, square.box)))
    do(house, square.moderator, answers.hide, square.idea, "Non")
    with work(house, square.moderator, now=NOON + timedelta(seconds=1)) as job:
        assert bulk_acts.hide(job, chosen, "Non").count == 1
    assert counted(house) == {"hidden": 2, "restored": 0}

    with work(house, square.moderator, now=NOON + timedelta(seconds=2)) as job:
        done = bulk_acts.show(job, chosen)

    assert counted(house) == {"hidden": 2, "restored": 2}
    with work(house, square.moderator, now=NOON + timedelta(seconds=3)) as job:
        bulk_undo.undo(job, done.id)
    assert counted(house) == {"hidden": 2, "restored": 0}


def test_what_is_taken_back_leaves_what_was_decided_after_it(house: House) -> None:
    square = Square(house)
    entry = do(house, square.moderator, moderation.hide, Subject.INPUT, square.idea, "Non")
    with work(house, square.moderator, now=NOON + timedelta(hours=1)) as job:
        moderation.show(job, Subject.INPUT, square.idea)

    do(house, square.moderator, undo.restore, entry)

    assert counted(house) == {"hidden": 0, "restored": 1}


def test_who_contested_an_earlier_hiding_waits_for_nothing_any_more(house: House) -> None:
    square = Square(house)
    do(house, square.moderator, moderation.hide, Subject.INPUT, square.idea, "Non")
    do(house, square.ana, appeals.appeal, Subject.INPUT, square.idea, "Si")
    do(house, square.moderator, moderation.show, Subject.INPUT, square.idea)
    again, answered = NOON + timedelta(hours=40), NOON + timedelta(hours=43)
    with work(house, square.moderator, now=again) as job:
        answers.hide(job, square.idea, "Toujours non")
    with work(house, square.ana, now=again + timedelta(hours=1)) as job:
        appeals.appeal(job, Subject.INPUT, square.idea, "Toujours si")
    with work(house, square.moderator, now=again + timedelta(hours=1)) as job:
        appeal = moderation_queue.queue(job, "appeals").pieces[0].appeal_id
    with work(house, square.moderator, now=answered) as job:
        appeals.decide(job, appeal, reverse=False, answer="Non")

    with work(house, SYSTEM, reading=True) as job:
        query = select(Ruling).where(Ruling.kind == Ruled.UPHELD)
        [ruling] = job.session.exec(query).all()
    assert ruling.at - ruling.since == timedelta(hours=2)


def test_the_table_says_the_same_and_names_nobody(house: House) -> None:
    worked_on(house)

    table = do(house, Actor(), ruled.table)

    assert len(table.rows) == ruled.MONTHS
    assert all(len(row) == len(table.heads) for row in table.rows)
    assert table.rows[0][:8] == (MONTH, 2, 1, 1, 0, 1, 1, 4)
    assert "Ana" not in repr(table)


def test_the_months_reach_over_the_year(house: House) -> None:
    square = Square(house)
    old = datetime(2025, 7, 2, tzinfo=UTC)
    make.keep(
        house,
        Ruling(
            project_id=square.project, subject="input", subject_id=square.idea, kind="refused",
            ground="insult", since=old, at=old + timedelta(hours=1),
        ),
    )  # fmt: skip

    months = do(house, Actor(), ruled.figures).months

    assert [one.month for one in months][-1] == "2025-07"
    assert months[-1].counts["refused"] == 1
