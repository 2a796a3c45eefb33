"""Everybody reads how the team moderates, month by month, and nobody is named."""

from datetime import UTC, datetime, timedelta

from civic.models import Ruling
from civic.rules.access import Actor
from civic.services import appeals, moderation, moderation_queue, reports, ruled, undo
from civic.services.work import House, work
from civic.words import Subject
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
