"""Rules that put whole scenarios in order: one wins, money plays no part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from civic.tally.election import Election, Kind, Whole
from civic.tally.rule import Poll, preference


class NotForThese(ValueError):
    """A rule that can't count ballots of this kind."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All scenarios, the winner first, and the figures that say so."""

    order: tuple[int, ...]
    figures: tuple[tuple[Fraction, ...], ...]
    """Of each scenario: votes, points, votes in each round, the margin-free strength against each
    other one, or how many gave each grade from the worst on."""


def choose(election: Election, poll: Poll, ties: Sequence[str] = ("id",)) -> Standing:
    """Put the scenarios in order; ``ties`` are as for budgets, and decide what stays equal.

    Raises:
        NotForThese: if the ballots don't say what the rule needs.
    """
    kinds, rule = POLLS[poll]
    if election.ballots.kind not in kinds:
        named = ", ".join(kinds)
        raise NotForThese(f"{poll} counts ballots of {named}, not {election.ballots.kind}")
    return rule(election, preference(election, ties))


def plurality(election: Election, ranks: Sequence[int]) -> Standing:
    """Put first who is the first choice of most."""
    return _by(_firsts(election, np.ones(len(election.projects), bool)), ranks)


def approval(election: Election, ranks: Sequence[int]) -> Standing:
    """Put first who has the most votes, less those against (Brams and Fishburn, 1978)."""
    against = election.ballots.kind is Kind.UP_DOWN
    return _by(election.scores if against else election.votes, ranks)


def borda(election: Election, ranks: Sequence[int]) -> Standing:
    """Put first who stands before most others, over all ballots (Borda, 1781).

    Of m scenarios the first gets m - 1 points, the next one less; who isn't named gets none.
    """
    ballots, m = election.ballots, len(election.projects)
    points = m - 1 - (np.arange(len(ballots.choices)) - ballots.starts[ballots.owner])
    total = np.zeros(m, np.int64)
    np.add.at(total, ballots.choices, points)
    return _by(total.tolist(), ranks)


def instant_runoff(election: Election, ranks: Sequence[int]) -> Standing:
    """Drop who is the first choice of fewest, let their ballots pass on, until one is left.

    Of several with as few, the one that the tie rule likes least is dropped. (Also called
    alternative vote; who ever has more than half of the ballots that still name somebody wins.)
    """
    still = np.ones(len(election.projects), bool)
    rounds, dropped = [], []
    while still.any():
        counts = _firsts(election, still)
        rounds.append(counts)
        last = min(np.flatnonzero(still).tolist(), key=lambda place: (counts[place], -ranks[place]))
        still[last] = False
        dropped.append(last)
    order = tuple(reversed(dropped))
    figures = tuple(
        tuple(Fraction(counts[place]) for counts in rounds[: dropped.index(place) + 1])
        for place in range(len(election.projects))
    )
    return Standing(order, figures)


def schulze(election: Election, ranks: Sequence[int]) -> Standing:
    """Put first who beats each other one by a path of majorities stronger than any way back.

    A majority is as strong as it has ballots; who isn't named stands behind all who are, equal
    among themselves. (Schulze, "A new monotonic, clone-independent, reversal symmetric, and
    Condorcet-consistent single-winner election method", 2011, winning votes.)
    """
    wins = pairwise(election)
    paths = np.where(wins > wins.T, wins, 0)
    for through in range(len(paths)):
        over = np.minimum.outer(paths[:, through], paths[through])
        paths = np.maximum(paths, over)
    np.fill_diagonal(paths, 0)
    beaten = (paths > paths.T).sum(axis=1).tolist()
    figures = tuple(tuple(map(Fraction, row)) for row in paths.tolist())
    return Standing(_order(beaten, ranks), figures)


def majority_judgment(election: Election, ranks: Sequence[int]) -> Standing:
    """Put first whose median grade is best; of equals, whose next median is, and so on.

    Who gave a scenario no grade gave it the worst. Of an even number the lower of the two in the
    middle is the median. (Balinski and Laraki, "Majority Judgment", 2011.)
    """
    ballots, m = election.ballots, len(election.projects)
    points = ballots.points if ballots.points is not None else np.zeros(0, np.int64)
    worst, best = int(min(points, default=0)), int(max(points, default=0))
    worst = min(worst, 0)
    grades = np.full((m, len(ballots)), worst, np.int64)
    grades[ballots.choices, ballots.owner] = points
    grades.sort(axis=1)
    medians = grades[:, _from_the_middle(len(ballots))]
    values = [tuple(row) for row in medians.tolist()]
    figures = tuple(
        tuple(Fraction(int((row == grade).sum())) for grade in range(worst, best + 1))
        for row in grades
    )
    return Standing(_order(values, ranks), figures)


def pairwise(election: Election) -> Whole:
    """Return how many ballots put the scenario of the row before that of the column."""
    ballots, m = election.ballots, len(election.projects)
    behind = m
    rank = np.full((len(ballots), m), behind, np.int64)
    rank[ballots.owner, ballots.choices] = (
        np.arange(len(ballots.choices)) - ballots.starts[ballots.owner]
    )
    wins = [(rank[:, [one]] < rank).sum(axis=0) for one in range(m)]
    return np.array(wins, np.int64).reshape(m, m)


def _firsts(election: Election, still: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[int]:
    """Return how many ballots name each scenario before all others that are still there."""
    ballots = election.ballots
    kept = still[ballots.choices]
    _, first = np.unique(ballots.owner[kept], return_index=True)
    counts = np.bincount(ballots.choices[kept][first], minlength=len(still))
    found: list[int] = counts.tolist()
    return found


def _from_the_middle(count: int) -> list[int]:
    """Return places of a sorted row in the order in which lower medians are taken out of it."""
    return sorted(range(count), key=lambda place: (abs(2 * place - (count - 1)), place))


def _by(values: Sequence[int | Fraction], ranks: Sequence[int]) -> Standing:
    figures = tuple((Fraction(value),) for value in values)
    return Standing(_order(values, ranks), figures)


def _order(values: Sequence[Any], ranks: Sequence[int]) -> tuple[int, ...]:
    """Return the places by value, the highest first, equals as the tie rule has them."""
    by_rank = sorted(range(len(values)), key=lambda place: ranks[place])
    return tuple(sorted(by_rank, key=lambda place: values[place], reverse=True))


Rule = Callable[[Election, Sequence[int]], Standing]
RANKED = (Kind.RANKING,)
POLLS: dict[Poll, tuple[tuple[Kind, ...], Rule]] = {
    Poll.PLURALITY: ((Kind.CHOOSE_ONE, Kind.RANKING), plurality),
    Poll.APPROVAL: ((Kind.APPROVAL, Kind.BASKET, Kind.CHOOSE_ONE, Kind.UP_DOWN), approval),
    Poll.BORDA: (RANKED, borda),
    Poll.INSTANT_RUNOFF: (RANKED, instant_runoff),
    Poll.SCHULZE: (RANKED, schulze),
    Poll.MAJORITY_JUDGMENT: ((Kind.POINTS,), majority_judgment),
}
