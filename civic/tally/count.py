"""One door to every budget rule."""

from civic.tally.election import Election
from civic.tally.greedy import greedy
from civic.tally.outcome import Outcome
from civic.tally.phragmen import phragmen
from civic.tally.raising import equal_shares
from civic.tally.rule import Method, Rule

RULES = {
    Method.GREEDY: greedy,
    Method.GREEDY_PER_COST: greedy,
    Method.EQUAL_SHARES: equal_shares,
    Method.PHRAGMEN: phragmen,
}


def count(election: Election, rule: Rule) -> Outcome:
    """Return who wins under ``rule``: the same on every machine, whatever the order of ballots."""
    return RULES[rule.method](election, rule)
