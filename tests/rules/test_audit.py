"""The record of the audit is whole, truthful in its figures, and names only tests there are."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from civic.rules import audit
from civic.rules.audit import CONFORMS, FAILS, UNUSED, Audit, Criterion, Gap

ROOT = Path(__file__).parents[2]
RECORD = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
LINE = "| 13.12 | Motion | 2.5.4 | not applicable | No motion is read |"


def whole(failing: tuple[str, ...] = ()) -> Audit:
    """Return a record in which all is met but what is named."""
    criteria = tuple(
        Criterion(number, FAILS if number in failing else CONFORMS, "looked at")
        for number in (*audit.RGAA, *audit.NEWER)
    )
    counted = audit.figures(criteria)
    facts = {
        "Conform": str(counted.conforms),
        "Do not conform": str(counted.fails),
        "Not applicable": str(counted.unused),
        "Share": f"{counted.share} %",
        "State": counted.state,
    }
    gaps = tuple(Gap("x", (number,), "x") for number in failing)
    return Audit(date(2026, 11, 26), criteria, gaps, ("Home",), facts)


def test_the_record_of_this_software_is_whole_and_counts_right() -> None:
    assert audit.faults(audit.read(RECORD)) == []


def test_every_test_that_the_record_names_is_there() -> None:
    named = audit.tests_named(audit.read(RECORD))

    assert len(named) > 20
    assert [
        (path, test)
        for path, test in sorted(named)
        if not (ROOT / path).is_file() or f"def {test}" not in (ROOT / path).read_text("utf-8")
    ] == []


def test_rgaa_has_its_hundred_and_six_criteria() -> None:
    assert len(audit.RGAA) == 106
    assert (audit.RGAA[0], audit.RGAA[-1]) == ("1.1", "13.12")


def test_a_record_without_a_criterion_says_which() -> None:
    lines = [line for line in RECORD.splitlines() if not line.startswith("| 13.12 |")]

    assert "13.12: misses" in audit.faults(audit.read("\n".join(lines)))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(LINE.replace("13.12", "14.1"), "14.1: unknown", id="no such criterion"),
        pytest.param(LINE, "13.12: twice", id="said twice"),
        pytest.param(
            LINE.replace("not applicable", "perhaps"), "13.12: perhaps?", id="no such verdict"
        ),
        pytest.param(LINE.replace("No motion is read", ""), "13.12: how?", id="does not say how"),
    ],
)
def test_a_line_that_cannot_stand_is_named(line: str, fault: str) -> None:
    assert fault in audit.faults(audit.read(f"{RECORD}\n{line}\n"))


def test_figures_that_differ_from_the_lines_are_named() -> None:
    found = whole()

    faults = audit.faults(replace(found, facts=found.facts | {"Share": "101 %"}))

    assert faults == ["Share: 101 %, counted 100 %"]


def test_what_fails_is_explained_and_nothing_else_is() -> None:
    found = whole(("12.1",))

    assert audit.faults(found) == []
    assert audit.faults(replace(found, gaps=())) == ["12.1: does not conform, and no gap says so"]
    wrong = (*found.gaps, Gap("y", ("1.1",), "y"))
    assert audit.faults(replace(found, gaps=wrong)) == ["1.1: has a gap, and conforms"]


@pytest.mark.parametrize(
    ("failing", "share", "state"),
    [
        pytest.param(0, 100, "total", id="all"),
        pytest.param(1, 99, "partial", id="one is missing"),
        pytest.param(53, 50, "partial", id="half"),
        pytest.param(54, 49, "none", id="less than half"),
    ],
)
def test_the_state_follows_from_the_share(failing: int, share: int, state: str) -> None:
    counted = audit.figures(whole(audit.RGAA[:failing]).criteria)

    assert (counted.share, counted.state) == (share, state)


def test_what_does_not_apply_and_what_rgaa_lacks_is_not_in_the_share() -> None:
    criteria = [
        Criterion("1.1", CONFORMS, "x"),
        Criterion("1.2", UNUSED, "x"),
        Criterion("2.5.8", FAILS, "x"),
    ]

    counted = audit.figures(criteria)

    assert (counted.conforms, counted.fails, counted.unused, counted.share) == (1, 0, 1, 100)


def test_spaces_and_bars_in_a_line_do_not_matter() -> None:
    page = "|Date|2026-01-02|\n  |  1.1 | A \\| b |1.1.1| conforms † |  read  |  "

    found = audit.read(page)

    assert found.day == date(2026, 1, 2)
    assert found.criteria == (Criterion("1.1", CONFORMS, "read", "1.1.1", is_theirs=True),)


def test_a_page_without_a_date_is_no_record() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        audit.read("# Something else\n")
