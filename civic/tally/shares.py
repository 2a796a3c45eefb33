"""The method of equal shares: every voter has the same money, and pays for what they support."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from civic.tally.election import Election, Whole
from civic.tally.rule import Utility

ULP = 2.0**-52


@dataclass(frozen=True, slots=True)
class Purchase:
    """One project bought: the most that a supporter paid, and that per unit of utility."""

    project: int
    most: Fraction
    rate: Fraction
    is_even: bool
    """Whether all its supporters paid the same, so that nobody had too little."""


class Seen(NamedTuple):
    """A project that can be bought: between which rates, and the most that a supporter pays."""

    low: float
    high: float
    project: int
    most: float
    room: float
    """How far ``most`` may be from the true one."""


Watch = Callable[["Shares", Purchase], None]


class Shares:
    """Voters' money while equal shares are counted, in whole parts of the election's money.

    Floating point says which projects can be next, with room for every rounding, so that none is
    missed; among those, and for each price that is paid, fractions decide. They are few: who can
    still pay has the endowment less the prices of the winners they support, so the sum over any
    group of voters is counts times prices.

    A price never falls as money is spent, so an old one is a lower bound and most projects need
    not be looked at in a round. (Peters, Pierczyński and Skowron, "Proportional Participatory
    Budgeting with Additive Utilities", 2021; Peters and Skowron, equalshares.net.)
    """

    def __init__(
        self,
        election: Election,
        utility: Utility,
        ranks: Sequence[int],
        endowment: Fraction,
        most: int | None = None,
    ) -> None:
        self.election = election
        self.endowment = endowment
        self.bought: list[Purchase] = []
        self.passed: dict[int, int] = {}
        """What was passed over, as it cost more than was left of ``most``, and what that was."""
        self._rest = most
        self.left: NDArray[np.float64] = np.full(len(election.ballots), float(endowment))
        self._can_pay = np.ones(len(election.ballots), bool)
        self._supporters = list(election.supporters)
        self._by_cost = utility is Utility.COST
        self._ranks = ranks
        self._queue: list[tuple[float, int]] = []
        for place, votes in enumerate(election.votes):
            if votes and election.costs[place]:
                self._queue.append((float(self.least_rate(place)) * (1 - 4 * ULP), place))
        heapify(self._queue)

    def run(self, watch: Watch | None = None) -> None:
        """Buy until nothing can be bought; ``watch`` sees the purses before each purchase."""
        self._take_what_is_free()
        while seen := self._look():
            bought = self._best(seen)
            if watch:
                watch(self, bought)
            if self.fits(bought.project):
                self._pay(bought)
            else:
                self._pass_over(bought.project)

    def fits(self, place: int) -> bool:
        """Say whether a project can be paid with what is left of what may be spent in all."""
        return self._rest is None or self.election.costs[place] <= self._rest

    def follow(self, guide: Sequence[Purchase]) -> bool:
        """Buy as ``guide`` did with less money; stop where that is not certain.

        Where True comes back, every endowment between the guide's and this one buys the same, in
        the same order. In a same round more money means fuller purses and lower prices, so it is
        enough that what the guide bought at its price beats all others at their prices of now.
        """
        self._take_what_is_free()
        for first in guide[len(self.bought) :]:
            highest = float(first.rate) * (1 + 4 * ULP)
            seen = self._look(highest)
            rivals = [one.project for one in seen if one.low <= highest]
            if any(self._may_beat(rival, first) for rival in rivals):
                return False
            self._pay(self._best(seen))
        return not self._look()

    def least_rate(self, place: int) -> Fraction:
        """Return the rate where all supporters pay the same: it is never lower."""
        return self._rate(place, Fraction(self.election.costs[place], self.election.votes[place]))

    def able(self, place: int) -> Whole:
        """Return the supporters of a project who have anything left."""
        voters = self._supporters[place]
        self._supporters[place] = voters[self._can_pay[voters]]
        return self._supporters[place]

    def money_of(self, voters: Whole) -> Fraction:
        """Return exactly what some voters who can pay have left together."""
        named = self.election.approvals.rows(voters)
        counts = np.bincount(named, minlength=len(self.election.projects)).tolist()
        paid = sum((one.most * counts[one.project] for one in self.bought), Fraction(0))
        return self.endowment * len(voters) - paid

    def money_each(self, voters: Whole) -> list[Fraction]:
        """Return exactly what each of some voters who can pay has left."""
        prices = {one.project: one.most for one in self.bought}
        known: dict[frozenset[int], Fraction] = {}
        found = []
        for voter in voters.tolist():
            winners = prices.keys() & self.election.approvals.row(voter)
            key = frozenset(winners)
            if key not in known:
                known[key] = self.endowment - sum((prices[one] for one in key), Fraction(0))
            found.append(known[key])
        return found

    @property
    def drift(self) -> float:
        """How far a voter's purse in floating point may be from the true one."""
        return 2 * ULP * float(self.endowment) * (len(self.bought) + 2)

    def _take_what_is_free(self) -> None:
        costs, votes = self.election.costs, self.election.votes
        free = [place for place in range(len(costs)) if votes[place] and not costs[place]]
        free.sort(key=lambda place: self._ranks[place])
        self.bought += [Purchase(place, Fraction(0), Fraction(0), is_even=True) for place in free]

    def _look(self, highest: float = -inf) -> list[Seen]:
        """Return what may be next, and all else whose rate may be as low as ``highest``."""
        seen: list[Seen] = []
        limit = inf
        while self._queue and self._queue[0][0] <= max(limit, highest):
            found = self._price(heappop(self._queue)[1])
            if found:
                seen.append(found)
                limit = min(limit, found.high)
        for one in seen:
            heappush(self._queue, (one.low, one.project))
        return seen

    def _price(self, place: int) -> Seen | None:
        """Return what a project costs its supporters, or nothing where it can't be bought again."""
        voters = self.able(place)
        left, cost = self.left[voters], float(self.election.costs[place])
        together = float(left.sum())
        room = 2 * len(voters) * (self.drift + ULP * max(cost, together))
        if together < cost - room:
            return None
        if together <= cost + room and self.money_of(voters) < self.election.costs[place]:
            return None
        most = _level(left, cost)
        by = cost if self._by_cost else 1.0
        low, high = max(most - room, 0.0) / by, (most + room) / by
        return Seen(low * (1 - 4 * ULP), high * (1 + 4 * ULP), place, most, room)

    def _best(self, seen: Sequence[Seen]) -> Purchase:
        limit = min(one.high for one in seen)
        exact = [self._exactly(one) for one in seen if one.low <= limit]
        return min(exact, key=lambda one: (one.rate, self._ranks[one.project]))

    def _exactly(self, seen: Seen) -> Purchase:
        """Return the true price: fractions decide who of the doubtful has less than it."""
        voters, gap = self.able(seen.project), seen.room + self.drift
        left = self.left[voters] - seen.most
        poor, doubtful = voters[left < -gap], voters[abs(left) <= gap]
        payers = len(voters) - len(poor)
        short = self.election.costs[seen.project] - self.money_of(poor)
        even = not len(poor)
        for amount, count in sorted(Counter(self.money_each(doubtful)).items()):
            if amount * payers >= short:
                break
            short, payers, even = short - amount * count, payers - count, False
        most = short / payers
        return Purchase(seen.project, most, self._rate(seen.project, most), even)

    def _rate(self, place: int, most: Fraction) -> Fraction:
        return most / self.election.costs[place] if self._by_cost else most

    def _may_beat(self, rival: int, first: Purchase) -> bool:
        """Tell whether a rival may come before ``first`` somewhere between two endowments.

        Not where all supporters of ``first`` pay the same, which more money does not change, and
        the rival's rate would at its least be no better.
        """
        if rival == first.project:
            return False
        least = (self.least_rate(rival), self._ranks[rival])
        return not first.is_even or least < (first.rate, self._ranks[first.project])

    def _pay(self, bought: Purchase) -> None:
        voters, most = self.able(bought.project), float(bought.most)
        gap = self.drift + ULP * most
        after = self.left[voters] - most
        gone, doubtful = after < -gap, np.flatnonzero(abs(after) <= gap)
        for one, amount in zip(doubtful, self.money_each(voters[doubtful]), strict=True):
            gone[one] = amount <= bought.most
        after[gone] = 0
        self.left[voters] = after
        self._can_pay[voters[gone]] = False
        self.bought.append(bought)
        if self._rest is not None:
            self._rest -= self.election.costs[bought.project]
        self._leave_out(bought.project)

    def _pass_over(self, place: int) -> None:
        self.passed[place] = self._rest or 0
        self._leave_out(place)

    def _leave_out(self, place: int) -> None:
        self._queue = [entry for entry in self._queue if entry[1] != place]
        heapify(self._queue)


def _level(left: NDArray[np.float64], cost: float) -> float:
    """Return the sum at which all pay the same, those who have less what they have."""
    while True:
        level = cost / len(left)
        poor = left < level
        if not poor.any() or poor.all():
            return level
        cost -= float(left[poor].sum())
        left = left[~poor]
