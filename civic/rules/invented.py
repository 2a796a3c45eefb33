"""Invented ballots, to see how a vote would be counted: the same ones for the same seed.

Some options are liked by more people than others, and people of a district choose there first.
"""

from collections.abc import Mapping
from random import Random

from civic.rules import ballots
from civic.rules.ballots import BallotRules, Marks, Option
from civic.words import BallotKind

MOST_VOTERS = 2000
USUAL_CHOICES = 5
SKEW = 1.2
AT_HOME = 4.0
AGAINST = 0.25


def invent(
    rules: BallotRules, options: Mapping[str, Option], voters: int, seed: int
) -> list[tuple[Marks, str]]:
    """Return ballots that the rules allow and count, each with the district of its voter."""
    chance = Random(seed)  # noqa: S311  nothing here is secret
    names = sorted(options)
    chance.shuffle(names)
    liked = {name: 1 / (place + 1) ** SKEW for place, name in enumerate(names)}
    districts = sorted({option.district for option in options.values() if option.district})
    found = []
    for _ in range(voters):
        home = chance.choice(districts) if districts else ""
        order = _order(chance, options, liked, home)
        marks = _filled(chance, rules, options, order, home)
        if ballots.lacking(rules, options, marks) is None:
            found.append((marks, home))
    return found


def _order(
    chance: Random, options: Mapping[str, Option], liked: Mapping[str, float], home: str
) -> list[str]:
    """Return all options in the order in which one invented person would take them."""

    def weight(name: str) -> float:
        near = AT_HOME if home and options[name].district == home else 1.0
        return float(chance.random() ** (1 / (liked[name] * near)))

    weights = {name: weight(name) for name in liked}
    return sorted(weights, key=weights.__getitem__, reverse=True)


def _filled(
    chance: Random, rules: BallotRules, options: Mapping[str, Option], order: list[str], home: str
) -> Marks:
    """Fill a ballot one option after another, as long as the rules allow it."""
    wished = max(rules.least, chance.randint(1, rules.most or USUAL_CHOICES))
    marks: dict[str, int] = {}
    for name in order:
        fills = rules.kind is BallotKind.BASKET and rules.least_cost
        short = fills and ballots.cost_of(options, marks) < rules.least_cost
        if len(marks) >= wished and not short:
            break
        tried = {**marks, name: _mark(chance, rules, marks)}
        if tried[name] and ballots.refuse(rules, options, tried, home) is None:
            marks = tried
    return marks


def _mark(chance: Random, rules: BallotRules, marks: Marks) -> int:
    match rules.kind:
        case BallotKind.RANKING:
            return len(marks) + 1
        case BallotKind.UP_DOWN:
            return -1 if marks and chance.random() < AGAINST else 1
        case BallotKind.POINTS:
            left = rules.points - sum(marks.values())
            each = rules.points if rules.points_each is None else rules.points_each
            return chance.randint(1, min(left, each)) if left > 0 else 0
        case BallotKind.GRADES:
            return chance.randint(1, rules.grades)
        case _:
            return 1
