"""What a count starts from: projects with their cost, an envelope, and ballots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import lcm

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


class Kind(StrEnum):
    """What a voter fills in."""

    APPROVAL = "approval"
    CHOOSE_ONE = "choose-one"
    POINTS = "points"
    RANKING = "ranking"
    UP_DOWN = "up-down"
    BASKET = "basket"


class BadBallot(ValueError):
    """A ballot that its kind does not allow; ``row`` is its place among the ballots, from 0."""

    def __init__(self, row: int, reason: str) -> None:
        super().__init__(f"ballot {row + 1}: {reason}")
        self.row = row
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Project:
    """One thing that can be chosen; a scenario is a project that costs nothing."""

    id: str
    cost: Fraction = Fraction(0)
    name: str = ""
    area: str = ""
    categories: tuple[str, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)
    """What else a file says of it, by column."""


@dataclass(frozen=True, eq=False)
class Ballots:
    """All ballots of one kind, each a list of projects by their place, in three flat arrays.

    Ballot ``i`` names ``choices[starts[i]:starts[i + 1]]``, a ranking the best first. Points and
    votes up (1) or down (-1) stand beside their project in ``points``, counted in parts of
    ``parts``: 1 where they are whole, 10 where there are tenths.
    """

    kind: Kind
    starts: Whole
    choices: Whole
    points: Whole | None = None
    parts: int = 1
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What else a file says of each ballot, by column."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, ballot: int) -> list[int]:
        """Return the projects that one ballot names."""
        found: list[int] = self.choices[self.starts[ballot] : self.starts[ballot + 1]].tolist()
        return found

    def rows(self, which: Whole) -> Whole:
        """Return the projects that some ballots name, one after the other."""
        sizes = self.starts[which + 1] - self.starts[which]
        ends = np.cumsum(sizes)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)
        found: Whole = self.choices[np.repeat(self.starts[which], sizes) + within]
        return found

    @cached_property
    def owner(self) -> Whole:
        """The ballot of each entry of ``choices``."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))


def ballots_of(
    kind: Kind,
    rows: Sequence[Sequence[int]],
    points: Sequence[Sequence[Fraction | int]] | None = None,
    columns: Mapping[str, tuple[str, ...]] | None = None,
) -> Ballots:
    """Return ballots from lists of places of projects, and of points where the kind has them.

    Raises:
        BadBallot: if a ballot names something twice, chooses more than one where one is allowed,
            has no points for what it names, or votes neither up nor down.
    """
    for number, row in enumerate(rows):
        _refuse(kind, number, row, points[number] if points is not None else None)
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    choices = np.fromiter((choice for row in rows for choice in row), np.int64, int(starts[-1]))
    if kind not in (Kind.POINTS, Kind.UP_DOWN):
        return Ballots(kind, starts, choices, columns=columns or {})
    flat = [Fraction(value) for row in points or () for value in row]
    parts = lcm(*{value.denominator for value in flat})
    whole = np.array([int(value * parts) for value in flat], np.int64)
    return Ballots(kind, starts, choices, whole, parts, columns or {})


def _refuse(
    kind: Kind, number: int, row: Sequence[int], points: Sequence[Fraction | int] | None
) -> None:
    if len(set(row)) != len(row):
        raise BadBallot(number, "it names something twice")
    if kind is Kind.CHOOSE_ONE and len(row) > 1:
        raise BadBallot(number, f"it chooses {len(row)}, and one is allowed")
    if kind in (Kind.POINTS, Kind.UP_DOWN) and (points is None or len(points) != len(row)):
        given = len(points or ())
        raise BadBallot(number, f"it names {len(row)} and has points for {given}")
    if kind is Kind.UP_DOWN and any(value not in (1, -1) for value in points or ()):
        raise BadBallot(number, "a vote is up (1) or down (-1)")


@dataclass(frozen=True, eq=False)
class Election:
    """Projects, the envelope, the ballots, and what else is known of them."""

    projects: tuple[Project, ...]
    budget: Fraction
    ballots: Ballots
    meta: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What a reader of its file put right or found odd."""

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each project stands, by its identifier."""
        return {project.id: place for place, project in enumerate(self.projects)}

    @cached_property
    def unit(self) -> int:
        """Into how many parts the file's money is cut, so that every amount is whole."""
        amounts = [self.budget, *(project.cost for project in self.projects)]
        return lcm(*(amount.denominator for amount in amounts))

    @cached_property
    def costs(self) -> tuple[int, ...]:
        """What each project costs, in whole parts of the money."""
        return tuple(int(project.cost * self.unit) for project in self.projects)

    @cached_property
    def envelope(self) -> int:
        """The budget, in whole parts of the money."""
        return int(self.budget * self.unit)

    @cached_property
    def supports(self) -> NDArray[np.bool_]:
        """Whether each entry of the ballots supports its project.

        What is named is supported; with points, what got some; with votes up and down, the ups.
        """
        points = self.ballots.points
        return np.ones(len(self.ballots.choices), bool) if points is None else points > 0

    @cached_property
    def approvals(self) -> Ballots:
        """The ballots with nothing but what they support."""
        ballots = self.ballots
        if self.supports.all():
            return ballots
        starts = np.zeros_like(ballots.starts)
        np.cumsum(np.bincount(ballots.owner[self.supports], minlength=len(ballots)), out=starts[1:])
        return Ballots(Kind.APPROVAL, starts, ballots.choices[self.supports])

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """How many ballots support each project."""
        counted = np.bincount(self.approvals.choices, minlength=len(self.projects))
        return tuple(counted.tolist())

    @cached_property
    def scores(self) -> tuple[Fraction, ...]:
        """What each project is worth: its votes, its points, ups less downs, or by its ranks.

        The last of a ranking is worth one, the one before it two, and so on, as Pabulib's files
        have it (the modified Borda count: Emerson, "The original Borda count and partial voting",
        2013).
        """
        ballots = self.ballots
        if ballots.kind is Kind.RANKING:
            worth = ballots.starts[ballots.owner + 1] - np.arange(len(ballots.choices))
            parts = 1
        elif ballots.points is not None:
            worth, parts = ballots.points, ballots.parts
        else:
            return tuple(Fraction(votes) for votes in self.votes)
        total = np.zeros(len(self.projects), np.int64)
        np.add.at(total, ballots.choices, worth)
        return tuple(Fraction(value, parts) for value in total.tolist())

    @cached_property
    def supporters(self) -> tuple[Whole, ...]:
        """Which ballots support each project."""
        choices = self.approvals.choices
        order = np.argsort(choices, kind="stable")
        voters = self.approvals.owner[order]
        bounds = np.searchsorted(choices[order], np.arange(len(self.projects) + 1))
        return tuple(voters[start:end] for start, end in pairwise(bounds.tolist()))

    def money(self, parts: int | Fraction) -> Fraction:
        """Return whole parts as the file's money."""
        return Fraction(parts) / self.unit


def plain(amount: Fraction | int) -> int | float:
    """Return an amount as JSON has it: a whole number where it is one."""
    exact = Fraction(amount)
    return int(exact) if exact.denominator == 1 else float(exact)
