"""Why each project was funded or not, and what the result means for all."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from civic.tally.explaining_greedy import greedy_needs
from civic.tally.explaining_phragmen import phragmen_needs
from civic.tally.explaining_shares import shares_needs
from civic.tally.needs import Need
from civic.tally.outcome import Outcome
from civic.tally.rule import Completion, Method, Poll, Rule, Stop


class Why(StrEnum):
    """What became of a project, in one word."""

    FUNDED = "funded"
    COMPLETED = "completed"
    """Funded with the money that equal shares had left."""
    NO_SUPPORT = "no_support"
    OVER_ENVELOPE = "over_envelope"
    """It costs more than there is for all."""
    DID_NOT_FIT = "did_not_fit"
    """It cost more than was left when its turn came."""
    AFTER_THE_END = "after_the_end"
    """The count was over before its turn came."""
    NOT_PAID = "not_paid"
    """Those who support it had too little money left, together, to pay for it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one project was funded or not."""

    project: int
    why: Why
    place: int | None
    """As which one it was funded, from 1."""
    votes: int
    score: Fraction
    left: Fraction | None = None
    """What the envelope had left when its turn came."""
    short: Fraction | None = None
    """How much money was missing."""
    effective: Fraction | None = None
    """How many supporters who pay a full share it is as good as having, some having spent theirs.

    It is the cost by the most that any of them paid (the effective vote count of equal shares).
    """
    covered: Fraction | None = None
    """Which part of its cost its supporters could still pay together, at the end."""
    more: Fraction | None = None
    """How much more support it needed, all else equal: voters, or points where points count.

    With equal shares, voters who support nothing else, at this same endowment; nothing where no
    number of them would do.
    """


NEEDS: dict[Method | Poll, Callable[[Outcome], dict[int, Need]]] = {
    Method.GREEDY: greedy_needs,
    Method.GREEDY_PER_COST: greedy_needs,
    Method.EQUAL_SHARES: shares_needs,
    Method.PHRAGMEN: phragmen_needs,
}


def reasons(outcome: Outcome) -> tuple[Reason, ...]:
    """Return the reason of each project, in the order of the projects."""
    election, needs = outcome.election, NEEDS[outcome.rule.method](outcome)
    places = {place: number for number, place in enumerate(outcome.winners, 1)}
    completed = {step.project for step in outcome.steps if step.completed}
    return tuple(
        Reason(
            place,
            _why(outcome, place, needs[place], completed),
            places.get(place),
            election.votes[place],
            election.scores[place],
            needs[place].left,
            needs[place].short,
            needs[place].effective,
            needs[place].covered,
            needs[place].more,
        )
        for place in range(len(election.projects))
    )


def _why(outcome: Outcome, place: int, need: Need, completed: set[int]) -> Why:
    election, rule = outcome.election, outcome.rule
    if place in outcome.winners:
        return Why.COMPLETED if place in completed else Why.FUNDED
    if election.costs[place] > election.envelope:
        return Why.OVER_ENVELOPE
    if not election.votes[place]:
        return Why.NO_SUPPORT
    goes_on = rule.completion is Completion.GREEDY or need.is_passed
    if rule.method is Method.EQUAL_SHARES and not goes_on:
        return Why.NOT_PAID
    if need.short is None or need.short <= 0 or (rule.stops is Stop.END and need.is_late):
        return Why.AFTER_THE_END
    return Why.DID_NOT_FIT


@dataclass(frozen=True, slots=True)
class Share:
    """What goes to one area or category."""

    name: str
    projects: int
    money: Fraction
    of_all: Fraction


@dataclass(frozen=True, slots=True)
class Whole:
    """What a result means for all: money, and people."""

    voters: int
    with_any: int
    """How many voters got at least one project they support."""
    funded_each: Fraction
    """How many of a voter's choices are funded, on average."""
    spent: Fraction
    left: Fraction
    areas: tuple[Share, ...]
    categories: tuple[Share, ...]
    """A project of several categories is divided evenly among them."""


def whole(outcome: Outcome) -> Whole:
    """Return what a result means for all."""
    election, winners = outcome.election, outcome.winners
    voters = len(election.ballots)
    heads = sum(election.votes[place] for place in winners)
    got: set[int] = set()
    for place in winners:
        got.update(election.supporters[place].tolist())
    projects = election.projects
    return Whole(
        voters,
        len(got),
        Fraction(heads, voters) if voters else Fraction(0),
        outcome.cost,
        election.budget - outcome.cost,
        _shares(outcome, lambda place: (projects[place].area,)),
        _shares(outcome, lambda place: projects[place].categories or ("",)),
    )


def _shares(outcome: Outcome, names: Callable[[int], tuple[str, ...]]) -> tuple[Share, ...]:
    money: dict[str, Fraction] = {}
    counts: dict[str, int] = {}
    for place in range(len(outcome.election.projects)):
        for name in names(place):
            money.setdefault(name, Fraction(0))
            counts.setdefault(name, 0)
            if place in outcome.winners:
                money[name] += outcome.election.projects[place].cost / len(names(place))
                counts[name] += 1
    if set(money) <= {""}:
        return ()
    whole = outcome.cost or Fraction(1)
    found = [Share(name, counts[name], money[name], money[name] / whole) for name in money]
    return tuple(sorted(found, key=lambda share: (-share.money, share.name)))


@dataclass(frozen=True, slots=True)
class Difference:
    """What another rule would have given."""

    other: Outcome
    only_here: tuple[int, ...]
    only_there: tuple[int, ...]


def difference(outcome: Outcome, other: Outcome) -> Difference:
    """Return what one result funds and the other doesn't."""
    here, there = outcome.winners, other.winners
    return Difference(
        other,
        tuple(place for place in here if place not in there),
        tuple(place for place in there if place not in here),
    )


def other_rule(rule: Rule) -> Rule:
    """Return the rule to compare with: equal shares beside greedy, greedy beside all else."""
    if rule.method is Method.GREEDY:
        return Rule(Method.EQUAL_SHARES, completion=Completion.ADD1_EXHAUSTIVE, ties=rule.ties)
    return Rule(ties=rule.ties)
