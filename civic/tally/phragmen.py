"""Phragmén's sequential rule: whose supporters have saved enough first is bought."""

from fractions import Fraction

import numpy as np

from civic.tally.election import Election, Whole
from civic.tally.outcome import Outcome, Step
from civic.tally.rule import Rule, Stop, preference

ULP = 2.0**-52


def phragmen(election: Election, rule: Rule) -> Outcome:
    """Let all voters earn money at the same pace; buy what its supporters can pay together.

    Buying empties their purses. The count ends at the first project that does not fit the
    envelope, one that ties with others included; or it is passed over where the rule says so.
    (Brill, Freeman, Janson and Lackner, "Phragmén's Voting Methods and Justified Representation",
    2017; for projects with costs Los, Christoff and Grossi, 2022.)
    """
    saving = Savings(election)
    ranks = preference(election, rule.ties)
    left = election.envelope
    steps = []
    while found := saving.first():
        time, tied = found
        tied.sort(key=lambda place: ranks[place])
        too_dear = [place for place in tied if election.costs[place] > left]
        if too_dear and rule.stops is Stop.END:
            break
        if too_dear:
            saving.close(too_dear)
            continue
        left -= election.costs[tied[0]]
        saving.buy(tied[0], time)
        steps.append(Step(tied[0], election.money(time)))
    return Outcome(election, rule, tuple(steps))


class Savings:
    """When each project could be bought, from when each voter last paid.

    A voter's purse was emptied at one of few times, so the sum over the supporters of a project
    is counts times those times: exact without a fraction for each voter.
    """

    def __init__(self, election: Election) -> None:
        self._election = election
        self._open = [
            place
            for place, votes in enumerate(election.votes)
            if votes and election.costs[place] <= election.envelope
        ]
        most = len(election.projects) + 1
        self._times = [Fraction(0)]
        self._last = np.zeros(len(election.ballots), np.int64)
        self._counts = np.zeros((len(election.projects), most), np.int64)
        self._counts[:, 0] = election.votes

    def first(self) -> tuple[Fraction, list[int]] | None:
        """Return the next time at which something can be bought, and all that can be then."""
        if not self._open:
            return None
        near = self._near()
        times = {place: self._time(place) for place in near}
        soonest = min(times.values())
        return soonest, [place for place in near if times[place] == soonest]

    def close(self, places: list[int]) -> None:
        """Leave projects out from now on."""
        self._open = [place for place in self._open if place not in places]

    def buy(self, place: int, time: Fraction) -> None:
        """Empty the purses of the supporters of a project."""
        self.close([place])
        number = len(self._times)
        self._times.append(time)
        voters = self._election.supporters[place]
        self._count(voters, -1)
        self._last[voters] = number
        self._count(voters, 1)

    def needed(self, place: int, time: Fraction) -> Fraction:
        """Return how many more voters, who buy nothing else, could buy a project by ``time``."""
        if not time:
            return Fraction(0)
        return (self._saved(place) + self._election.costs[place]) / time - self._election.votes[
            place
        ]

    def _count(self, voters: Whole, sign: int) -> None:
        ballots = self._election.approvals
        sizes = ballots.starts[voters + 1] - ballots.starts[voters]
        choices, last = ballots.rows(voters), np.repeat(self._last[voters], sizes)
        wide = self._counts.shape[1]
        added = np.bincount(choices * wide + last, minlength=self._counts.size)
        self._counts += sign * added.reshape(self._counts.shape)

    def _near(self) -> list[int]:
        """Return what may be first by floating point, with room for every rounding."""
        places = np.array(self._open)
        times = np.array([float(time) for time in self._times])
        saved = self._counts[places, : len(times)] @ times
        costs = np.array([float(self._election.costs[place]) for place in self._open])
        votes = np.array([self._election.votes[place] for place in self._open])
        when = (saved + costs) / votes
        room = (len(times) + 8) * ULP * when
        return [self._open[i] for i in np.flatnonzero(when - room <= (when + room).min())]

    def _time(self, place: int) -> Fraction:
        votes, cost = self._election.votes[place], self._election.costs[place]
        return (self._saved(place) + cost) / votes

    def _saved(self, place: int) -> Fraction:
        """Return the sum of the times at which the supporters last paid."""
        counts = self._counts[place].tolist()
        pairs = zip(counts, self._times, strict=False)
        return sum((count * time for count, time in pairs if count), Fraction(0))
