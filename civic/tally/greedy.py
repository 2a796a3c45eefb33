"""The greedy rules: the most votes first, as nearly every city counts."""

from collections.abc import Sequence
from fractions import Fraction

from civic.tally.election import Election
from civic.tally.outcome import Outcome, Step
from civic.tally.rule import Method, Poll, Rule, Stop, preference


def greedy(election: Election, rule: Rule) -> Outcome:
    """Fund in order of votes or score, or of either per cost, what still fits.

    What does not fit is skipped, or ends the count where the rule says so. (Rey and Maly, "The
    (Computational) Social Choice Take on Indivisible Participatory Budgeting", 2023, section 3.1.)
    """
    worth = worths(election, rule.method)
    taken = _take(election, rule, ranking(election, rule), election.envelope)
    return Outcome(election, rule, tuple(Step(place, worth[place]) for place in taken))


def rest(election: Election, rule: Rule, funded: Sequence[int]) -> tuple[Step, ...]:
    """Return what the money left by ``funded`` buys, most votes first."""
    left = election.envelope - sum(election.costs[place] for place in funded)
    order = [place for place in ranking(election, Rule(ties=rule.ties)) if place not in funded]
    taken = _take(election, rule, order, left)
    return tuple(Step(place, election.scores[place], completed=True) for place in taken)


def worths(election: Election, method: Method | Poll) -> tuple[Fraction, ...]:
    """Return what the order goes by; what is free and supported comes before all that costs."""
    if method is not Method.GREEDY_PER_COST:
        return election.scores
    dear = max(election.scores, default=Fraction(0)) + 1
    return tuple(
        score / cost * election.unit if cost else (dear * election.unit if score > 0 else score)
        for score, cost in zip(election.scores, election.costs, strict=True)
    )


def ranking(election: Election, rule: Rule) -> list[int]:
    """Return the places of all projects in the order in which a greedy rule looks at them."""
    worth, ranks = worths(election, rule.method), preference(election, rule.ties)
    return sorted(range(len(worth)), key=lambda place: (-worth[place], ranks[place]))


def _take(election: Election, rule: Rule, order: Sequence[int], left: int) -> list[int]:
    taken = []
    for place in order:
        if election.costs[place] <= left:
            taken.append(place)
            left -= election.costs[place]
        elif rule.stops is Stop.END:
            break
    return taken
