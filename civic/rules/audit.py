"""The record of the accessibility audit: what its page of Markdown says, read and counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

CONFORMS, FAILS, UNUSED = "conforms", "does not conform", "not applicable"
VERDICTS = (CONFORMS, FAILS, UNUSED)
THEMES = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""How many criteria each theme of RGAA 4.1 has, in order."""

RGAA = tuple(f"{theme}.{at}" for theme, most in enumerate(THEMES, 1) for at in range(1, most + 1))
NEWER = ("2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8")
"""The criteria of WCAG 2.2 AA that RGAA 4.1 does not know yet."""

THEIRS = "†"
HALF, WHOLE = 50, 100
FACTS = {CONFORMS: "Conform", FAILS: "Do not conform", UNUSED: "Not applicable"}
_NUMBER = re.compile(r"\d+(?:\.\d+){1,2}")
_KEY = re.compile(r"`([a-z_]+)`")
_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
_COLUMNS = 5


@dataclass(frozen=True)
class Criterion:
    """What was found of one criterion, and how; ``is_theirs`` where it hangs on authors too."""

    number: str
    verdict: str
    how: str
    wcag: str = ""
    is_theirs: bool = False


@dataclass(frozen=True)
class Gap:
    """Something that does not conform: the key of its text, its criteria, its words in English."""

    key: str
    criteria: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Audit:
    """The whole record; ``facts`` are the figures as its head says them."""

    day: date
    criteria: tuple[Criterion, ...]
    gaps: tuple[Gap, ...]
    sample: tuple[str, ...]
    facts: dict[str, str]


@dataclass(frozen=True)
class Figures:
    """What is counted of the criteria of RGAA, and the state that follows from it."""

    conforms: int
    fails: int
    unused: int
    share: int
    state: str


def read(markdown: str) -> Audit:
    """Return what a page of Markdown records.

    Raises:
        ValueError: if it does not say when the audit was done.
    """
    lines = [[cell.strip() for cell in row] for row in _rows(markdown)]
    pairs = 2
    facts = {row[0]: row[1] for row in lines if len(row) == pairs}
    return Audit(
        day=date.fromisoformat(facts.get("Date", "")),
        criteria=tuple(_criterion(row) for row in lines if _is_criterion(row)),
        gaps=tuple(_gap(row) for row in lines if _KEY.fullmatch(row[0])),
        sample=tuple(row[1] for row in lines if row[0].isdecimal()),
        facts=facts,
    )


def figures(criteria: Iterable[Criterion]) -> Figures:
    """Count the criteria of RGAA; the share is of those that apply, rounded down."""
    found = [one.verdict for one in criteria if one.number in RGAA]
    conforms, fails = found.count(CONFORMS), found.count(FAILS)
    share = WHOLE * conforms // max(conforms + fails, 1)
    state = "total" if share == WHOLE else "partial" if share >= HALF else "none"
    return Figures(conforms, fails, found.count(UNUSED), share, state)


def faults(audit: Audit) -> list[str]:
    """Return what the record misses, says twice or counts wrongly; nothing if it is whole."""
    numbers = [one.number for one in audit.criteria]
    asked = (*RGAA, *NEWER)
    counted = figures(audit.criteria)
    said = {name: audit.facts.get(name, "") for name in (*FACTS.values(), "Share", "State")}
    true = dict(
        zip(
            said,
            (
                str(counted.conforms),
                str(counted.fails),
                str(counted.unused),
                f"{counted.share} %",
                counted.state,
            ),
            strict=True,
        )
    )
    return [
        *(f"{number}: misses" for number in asked if number not in numbers),
        *(f"{number}: unknown" for number in numbers if number not in asked),
        *(f"{number}: twice" for number in sorted({n for n in numbers if numbers.count(n) > 1})),
        *(f"{one.number}: {one.verdict}?" for one in audit.criteria if one.verdict not in VERDICTS),
        *(f"{one.number}: how?" for one in audit.criteria if not one.how),
        *(
            f"{name}: {said[name]}, counted {true[name]}"
            for name in said
            if said[name] != true[name]
        ),
        *_unexplained(audit),
    ]


def tests_named(audit: Audit) -> set[tuple[str, str]]:
    """Return the tests by which criteria are guarded: file, and function where one is named."""
    return {(path, name) for one in audit.criteria for path, name in _TEST.findall(one.how)}


def _unexplained(audit: Audit) -> list[str]:
    failing = {one.number for one in audit.criteria if one.verdict == FAILS}
    explained = {number for gap in audit.gaps for number in gap.criteria}
    return [
        *(f"{number}: does not conform, and no gap says so" for number in failing - explained),
        *(f"{number}: has a gap, and conforms" for number in explained - failing),
    ]


def _rows(markdown: str) -> Iterable[list[str]]:
    """Return the cells of each line of each table."""
    for line in markdown.splitlines():
        trimmed = line.strip()
        if trimmed.startswith("|") and trimmed.endswith("|") and len(trimmed) > 1:
            yield re.split(r"(?<!\\)\|", trimmed[1:-1])


def _is_criterion(row: list[str]) -> bool:
    return len(row) == _COLUMNS and bool(_NUMBER.fullmatch(row[0]))


def _criterion(row: list[str]) -> Criterion:
    number, _, wcag, verdict, how = row
    return Criterion(
        number, verdict.removesuffix(THEIRS).strip(), how, wcag, is_theirs=THEIRS in verdict
    )


def _gap(row: list[str]) -> Gap:
    key, criteria, words = row[:3]
    return Gap(key.strip("`"), tuple(_NUMBER.findall(criteria)), words)
