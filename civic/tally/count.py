"""One door to every budget rule."""

from civic.tally.election import Election
from civic.tally.greedy import greedy
from civic.tally.outcome import Outcome
from civic.tally.phragmen import phragmen
from civic.tally.raising import equal_shares
from civic.tally.rule import BadRule, Method, Poll, Rule

RULES = {
    Method.GREEDY: greedy,
    Method.GREEDY_PER_COST: greedy,
    Method.EQUAL_SHARES: equal_shares,
    Method.PHRAGMEN: phragmen,
}


def count(election: Election, rule: Rule) -> Outcome:
    """Return who wins under ``rule``: the same on every machine, whatever the order of ballots.

    Raises:
        BadRule: if it shares out no money, but chooses one of several (see ``chosen``).
    """
    if isinstance(rule.method, Poll):
        raise BadRule(f"{rule.method} chooses one scenario, and shares out no envelope")
    return RULES[rule.method](election, rule)
