"""What measures the site reads its instruments right."""

from types import ModuleType
from typing import Any

from tests.load.__main__ import table
from tests.load.lighthouse import CATEGORIES, MEASURES, read


def a_bench(figures: list[tuple[Any, ...]], *columns: str) -> ModuleType:
    bench = ModuleType("bench_sample", "How fast it is.")
    bench.__dict__["figures"] = lambda: iter(figures)
    if columns:
        bench.__dict__["HEAD"] = columns
    return bench


def test_a_figure_has_its_unit() -> None:
    lines = list(table(a_bench([("a start", 1.2345, "s"), ("a crowd", 12345.6, "/s")]), "sample"))

    assert lines[0] == "**How fast it is**"
    assert lines[-4:] == [
        "| What | Measured |", "|---|---:|", "| a start | 1.23 s |", "| a crowd | 12,346 /s |",
    ]  # fmt: skip


def test_a_bench_may_have_columns_of_its_own() -> None:
    lines = list(table(a_bench([("home", "97", "2.1 s")], "Page", "Mark", "Paint"), "sample"))

    assert lines[-3:] == ["| Page | Mark | Paint |", "|---|---:|---:|", "| home | 97 | 2.1 s |"]


def test_marks_measures_and_faults_are_those_of_the_report() -> None:
    refs = [{"id": "alt", "weight": 10}, {"id": "hint", "weight": 0}, {"id": "well", "weight": 3}]
    usual = {name: {"score": 0.9, "auditRefs": refs} for name in CATEGORIES}
    audits = {audit: {"numericValue": 2100.0, "score": 0} for audit in MEASURES.values()} | {
        "alt": {"score": 0, "title": "Images have no alt"},
        "hint": {"score": 0, "title": "A hint"},
        "well": {"score": 1, "title": "All is well"},
    }

    found = read({"categories": usual, "audits": audits})

    assert found.marks == dict.fromkeys(CATEGORIES, 90)
    assert (found.first_paint_s, found.blocked_ms, found.transferred_kb) == (2.1, 2100, 2.1)
    assert found.faults == tuple(f"{name}: Images have no alt" for name in CATEGORIES[1:])
