"""What a project lacked where every voter has the same money."""

from fractions import Fraction
from math import ceil, floor, inf

import numpy as np

from civic.tally.needs import Need
from civic.tally.outcome import Outcome
from civic.tally.raising import new_shares
from civic.tally.rule import Utility, preference
from civic.tally.shares import ULP, Purchase, Shares


def shares_needs(outcome: Outcome) -> dict[int, Need]:
    """Return, for each project, what its supporters had and how many more it needed.

    More voters are such as support nothing else and have the whole endowment: up to the round in
    which they make the project the cheapest for its supporters, the count goes as it went. So the
    number is the least over the rounds.
    """
    election = outcome.election
    if outcome.endowment is None:
        return {place: Need() for place in range(len(election.projects))}
    shares = new_shares(election, outcome.rule, outcome.endowment * election.unit)
    losers = _Losers(outcome)
    shares.run(losers.watch)
    losers.at_the_end(shares)
    left = election.envelope - outcome.spent
    needs = {}
    for place in range(len(election.projects)):
        if place in losers.more:
            needs[place] = losers.need(shares, place, left)
        else:
            needs[place] = Need(effective=losers.effective.get(place))
    return needs


class _Losers:
    """How many more voters each project that is not bought would have needed, round by round."""

    def __init__(self, outcome: Outcome) -> None:
        self._election = outcome.election
        self._by_cost = outcome.rule.utility is Utility.COST
        self._ranks = preference(outcome.election, outcome.rule.ties)
        winners = {step.project for step in outcome.steps if not step.completed}
        every = range(len(outcome.election.projects))
        self.more: dict[int, float] = {place: inf for place in every if place not in winners}
        self.effective: dict[int, Fraction] = {}

    def watch(self, shares: Shares, bought: Purchase) -> None:
        """Look at all losers in a round, before it is paid."""
        cost = self._election.costs[bought.project]
        self.effective[bought.project] = cost / bought.most
        for place in filter(shares.fits, self.more):
            most = bought.rate * (self._election.costs[place] if self._by_cost else 1)
            loses = self._ranks[place] > self._ranks[bought.project]
            self._look(shares, place, most, loses_ties=loses)

    def at_the_end(self, shares: Shares) -> None:
        """Look once more when nothing can be bought: any price will do."""
        for place in filter(shares.fits, self.more):
            self._look(shares, place, shares.endowment, loses_ties=False)

    def need(self, shares: Shares, place: int, left: int) -> Need:
        """Return what is said of a loser."""
        election = self._election
        has, cost = shares.money_of(shares.able(place)), election.costs[place]
        more = None if self.more[place] == inf else Fraction(int(self.more[place]))
        covered = has / cost if cost else None
        if place in shares.passed:
            rest = shares.passed[place]
            return Need(
                election.money(rest),
                election.money(cost - rest),
                covered=covered,
                more=more,
                is_passed=True,
            )
        short = election.money(max(cost - has, Fraction(0)))
        return Need(election.money(left), short, covered=covered, more=more)

    def _look(self, shares: Shares, place: int, most: Fraction, *, loses_ties: bool) -> None:
        """Lower the number for ``place`` where fewer voters would do at a price ``most``."""
        each = min(most, shares.endowment)
        if not each:
            return
        left = shares.left[shares.able(place)]
        has, cost = float(np.minimum(left, float(most)).sum()), self._election.costs[place]
        room = 2 * (len(left) + 1) * (shares.drift + ULP * max(cost, has, float(most)))
        if ceil((cost - has - room) / float(each) * (1 - 4 * ULP)) >= self.more[place]:
            return
        needed = (cost - paid_up_to(shares, place, most)) / each
        whole = max(-floor(-needed), 0)
        is_tie = whole == needed and most <= shares.endowment and loses_ties
        self.more[place] = min(self.more[place], whole + is_tie)


def paid_up_to(shares: Shares, place: int, most: Fraction) -> Fraction:
    """Return exactly what the supporters of a project can pay at no more than ``most`` each."""
    voters, gap = shares.able(place), shares.drift + ULP * float(most)
    after = shares.left[voters] - float(most)
    poor, doubtful = voters[after < -gap], voters[abs(after) <= gap]
    rich = len(voters) - len(poor) - len(doubtful)
    some = sum((min(amount, most) for amount in shares.money_each(doubtful)), Fraction(0))
    return shares.money_of(poor) + some + most * rich
