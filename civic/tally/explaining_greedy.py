"""What a project lacked where the most votes come first."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor

from civic.tally.election import Election
from civic.tally.greedy import ranking, worths
from civic.tally.needs import Need
from civic.tally.outcome import Outcome
from civic.tally.rule import Method, Rule, Stop, preference


def greedy_needs(outcome: Outcome) -> dict[int, Need]:
    """Return what each project found when its turn came, and how far up it had to be."""
    election, order = outcome.election, ranking(outcome.election, outcome.rule)
    winners, costs, left = set(outcome.winners), election.costs, election.envelope
    before, is_over = [], False
    ends = len(order)
    needs: dict[int, Need] = {}
    for at, place in enumerate(order):
        before.append(left)
        missing = max(costs[place] - left, 0)
        needs[place] = Need(election.money(left), election.money(missing), is_late=is_over)
        if place in winners:
            left -= costs[place]
        elif outcome.rule.stops is Stop.END and not is_over:
            is_over, ends = True, at
    for place in order:
        if place not in winners:
            last = _last_that_fits(order[: ends + 1], before, costs[place], place)
            more = None if last is None else _more(election, outcome.rule, place, last)
            found = needs[place]
            needs[place] = replace(found, more=more)
    return needs


def _last_that_fits(
    order: Sequence[int], before: Sequence[int], cost: int, place: int
) -> int | None:
    """Return the last one looked at, other than ``place``, before which ``cost`` was left."""
    fits = [one for one, left in zip(order, before, strict=False) if left >= cost and one != place]
    return fits[-1] if fits else None


def _more(election: Election, rule: Rule, place: int, ahead: int) -> Fraction:
    """Return how much more support puts ``place`` before ``ahead``."""
    worth, ranks = worths(election, rule.method), preference(election, rule.ties)
    price = Fraction(1)
    if rule.method is Method.GREEDY_PER_COST:
        price = Fraction(election.costs[place], election.unit)
    parts = election.ballots.parts
    gap = max((worth[ahead] - worth[place]) * price * parts, Fraction(0))
    whole = -floor(-gap)
    if whole == gap and ranks[place] > ranks[ahead]:
        whole += 1
    return Fraction(whole, parts)
