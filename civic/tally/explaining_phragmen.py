"""What a project lacked where supporters save until they can buy."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from civic.tally.needs import Need
from civic.tally.outcome import Outcome
from civic.tally.phragmen import Savings
from civic.tally.rule import Stop, preference


def phragmen_needs(outcome: Outcome) -> dict[int, Need]:
    """Return, for each project, what was left at the end and how many more voters it needed.

    More voters are such as support nothing else: up to the moment at which they make the project
    the first that can be bought, the count goes as it went.
    """
    election, saving = outcome.election, Savings(outcome.election)
    ranks, left = preference(election, outcome.rule.ties), election.envelope
    losers = set(range(len(election.projects))) - set(outcome.winners)
    needs = {place: Need() for place in range(len(election.projects))}

    def look(time: Fraction, rank: int) -> None:
        for place in losers:
            if election.costs[place] <= left:
                more = _more(saving, place, time, before=ranks[place] < rank)
                known = needs[place].more
                needs[place] = Need(more=more if known is None else min(known, more))

    for step in outcome.steps:
        time = step.value * election.unit
        look(time, ranks[step.project])
        left -= election.costs[step.project]
        saving.buy(step.project, time)
    ending = saving.first() if outcome.rule.stops is Stop.END else None
    if ending:
        look(ending[0], -1)
    for place in losers:
        if not ending and election.costs[place] <= left:
            needs[place] = Need(more=Fraction(1))
        short = election.money(max(election.costs[place] - left, 0))
        late = ending is not None and place not in ending[1]
        needs[place] = replace(needs[place], left=election.money(left), short=short, is_late=late)
    return needs


def _more(saving: Savings, place: int, time: Fraction, *, before: bool) -> Fraction:
    """Return how many more voters buy a project by ``time``, or earlier where it loses ties."""
    needed = saving.needed(place, time)
    whole = max(-floor(-needed), 0)
    return Fraction(whole if before or whole != needed else whole + 1)
