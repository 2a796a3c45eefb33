"""Reading of Pabulib's ``.pb`` files, as strict as a count needs and no stricter."""

import csv
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from civic.tally.election import BadBallot, Ballots, Election, Kind, Project, ballots_of
from civic.tally.pabulib import AREA, CATEGORIES, NAME, SECTIONS, VOTE_TYPES, amount, kind_of

FARTHEST = 50
"""Over how many lines a quoted field may go before its quote is taken for a character."""
KNOWN = {"project_id", "cost", *NAME, *AREA, *CATEGORIES}


class BrokenFile(ValueError):
    """A file that can't be counted: the line where that shows, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class Row(NamedTuple):
    """The cells of a row, and the line it begins on."""

    line: int
    cells: list[str]


def read_file(path: Path) -> Election:
    """Read a ``.pb`` file.

    Raises:
        BrokenFile: if it can't be counted.
    """
    return read(path.read_bytes())


def read(data: bytes) -> Election:
    """Read the bytes of a ``.pb`` file: UTF-8, any line ends, any quoting.

    Raises:
        BrokenFile: if it can't be counted.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise BrokenFile(line, "it is not written in UTF-8") from wrong
    return _Reading(text).election()


def rows(text: str) -> Iterator[Row]:
    """Yield the rows of a file that have anything in them, quoted fields put together."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 0
    while at < len(lines):
        end = _end(lines, at) if '"' in lines[at] else at
        whole = "\n".join(lines[at : end + 1])
        if '"' in whole and whole.count('"') % 2 == 0:
            cells = next(csv.reader([whole], delimiter=";"))
        else:
            cells = whole.split(";")
        cells = [cell.strip() for cell in cells]
        if any(cells):
            yield Row(at + 1, cells)
        at = end + 1


def _end(lines: Sequence[str], start: int) -> int:
    """Return the line on which a row ends: where quotes are closed, or where it began."""
    quotes = 0
    for at in range(start, min(start + FARTHEST, len(lines))):
        quotes += lines[at].count('"')
        if quotes % 2 == 0:
            return at
    return start


class _Reading:
    """One file while it is read."""

    def __init__(self, text: str) -> None:
        self.notes: list[str] = []
        self.sections: dict[str, list[Row]] = {}
        self.last = text.count("\n") + 1
        found: list[Row] = []
        for row in rows(text):
            name = row.cells[0].upper()
            if name in SECTIONS and not any(row.cells[1:]):
                if name in self.sections:
                    raise BrokenFile(row.line, f"a second section {name}")
                found = self.sections[name] = []
            else:
                found.append(row)
        for name in SECTIONS:
            if name not in self.sections:
                raise BrokenFile(self.last, f"the section {name} is missing")

    def election(self) -> Election:
        meta, lines = self._meta()
        kind = kind_of(meta)
        if kind is None:
            said, known = meta.get("vote_type", ""), ", ".join(VOTE_TYPES)
            reason = f"vote_type is one of {known}, not {said or 'missing'}"
            raise BrokenFile(lines.get("vote_type", self.last), reason)
        budget = amount(meta.get("budget", ""))
        if budget is None or budget < 0:
            reason = f"budget is no amount: {meta.get('budget', '')!r}"
            raise BrokenFile(lines.get("budget", self.last), reason)
        projects = self._projects()
        ballots = self._ballots(kind, projects)
        for key, counted in (("num_projects", len(projects)), ("num_votes", len(ballots))):
            if meta.get(key, str(counted)) != str(counted):
                self.notes.append(f"{key} says {meta[key]}, and there are {counted}")
        return Election(projects, budget, ballots, meta, tuple(self.notes))

    def _meta(self) -> tuple[dict[str, str], dict[str, int]]:
        meta: dict[str, str] = {}
        lines: dict[str, int] = {}
        for line, (key, *value) in self.sections["META"]:
            if key.lower() != "key":
                meta[key.lower()] = ";".join(value).rstrip("; ")
                lines[key.lower()] = line
        return meta, lines

    def _table(self, section: str, *needed: str) -> tuple[list[str], list[Row]]:
        if not self.sections[section]:
            return [], []
        head, *body = self.sections[section]
        columns = [cell.lower() for cell in head.cells]
        for name in needed:
            if name not in columns:
                raise BrokenFile(head.line, f"{section} has no column {name}")
        wide = len(columns)
        return columns, [Row(line, cells + [""] * (wide - len(cells))) for line, cells in body]

    def _projects(self) -> tuple[Project, ...]:
        columns, body = self._table("PROJECTS", "project_id", "cost")
        found: dict[str, Project] = {}
        for line, cells in body:
            said = dict(zip(columns, cells, strict=False))
            cost = amount(said["cost"])
            if not said["project_id"] or said["project_id"] in found:
                reason = f"project_id is missing or there twice: {said['project_id']!r}"
                raise BrokenFile(line, reason)
            if cost is None or cost < 0:
                raise BrokenFile(line, f"cost is no amount: {said['cost']!r}")
            found[said["project_id"]] = _project(said, cost)
        return tuple(found.values())

    def _ballots(self, kind: Kind, projects: Sequence[Project]) -> Ballots:
        pointed = kind in (Kind.POINTS, Kind.UP_DOWN)
        columns, body = self._table("VOTES", "vote", *(["points"] if pointed else []))
        places = {project.id: place for place, project in enumerate(projects)}
        at = columns.index("vote") if columns else 0
        chosen = [self._chosen(row, row.cells[at], places) for row in body]
        points = None
        if pointed:
            by = columns.index("points") if columns else 0
            points = [_points(row, row.cells[by]) for row in body]
        for number, row in enumerate(body):
            if len(set(chosen[number])) != len(chosen[number]):
                self._once(row.line, chosen[number], points[number] if points else None)
        try:
            return ballots_of(kind, chosen, points, _others(columns, body))
        except BadBallot as wrong:
            raise BrokenFile(body[wrong.row].line, wrong.reason) from wrong

    def _chosen(self, row: Row, vote: str, places: dict[str, int]) -> list[int]:
        try:
            return [places[name] for name in map(str.strip, vote.split(",")) if name]
        except KeyError as unknown:
            raise BrokenFile(row.line, f"no project is called {unknown}") from None

    def _once(self, line: int, chosen: list[int], points: list[Fraction | int] | None) -> None:
        """Count once what a ballot names twice, the first time it does."""
        self.notes.append(f"line {line}: what the ballot names twice counts once")
        kept = [at for at, place in enumerate(chosen) if place not in chosen[:at]]
        if points and len(points) == len(chosen):
            points[:] = [points[at] for at in kept]
        chosen[:] = [chosen[at] for at in kept]


def _project(said: dict[str, str], cost: Fraction) -> Project:
    def first(names: Sequence[str]) -> str:
        return next((said[name] for name in names if said.get(name)), "")

    categories = tuple(filter(None, map(str.strip, first(CATEGORIES).split(","))))
    more = {name: value for name, value in said.items() if name not in KNOWN}
    return Project(said["project_id"], cost, first(NAME), first(AREA), categories, more)


def _points(row: Row, text: str) -> list[Fraction | int]:
    found: list[Fraction | int] = []
    for part in filter(None, map(str.strip, text.split(","))):
        value = int(part) if part.isdecimal() else amount(part)
        if value is None:
            raise BrokenFile(row.line, f"points are no number: {part!r}")
        found.append(value)
    return found


def _others(columns: Sequence[str], body: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    kept = [(at, name) for at, name in enumerate(columns) if name not in ("vote", "points")]
    return {name: tuple(cells[at] for _, cells in body) for at, name in kept}
