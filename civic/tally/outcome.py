"""What a count gives: who wins, in which order, and at what each step."""

from dataclasses import dataclass
from fractions import Fraction

from civic.tally.election import Election
from civic.tally.rule import Rule


@dataclass(frozen=True, slots=True)
class Step:
    """One project that was funded, and what the rule looked at when it was.

    ``value`` is its votes or score (greedy), its votes or score per unit of money (greedy per
    cost), the most that any supporter paid, in money (equal shares), or the time at which its
    supporters had saved enough (Phragmén).
    """

    project: int
    value: Fraction
    completed: bool = False
    """Whether it came by the completion, after the rule itself was through."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Projects in order of selection, under a rule."""

    election: Election
    rule: Rule
    steps: tuple[Step, ...]
    endowment: Fraction | None = None
    """What each voter had, in money, where the rule gives voters money."""

    @property
    def winners(self) -> tuple[int, ...]:
        """The places of those funded."""
        return tuple(step.project for step in self.steps)

    @property
    def ids(self) -> list[str]:
        """The identifiers of those funded."""
        return [self.election.projects[place].id for place in self.winners]

    @property
    def cost(self) -> Fraction:
        """What all of it costs."""
        return self.election.money(self.spent)

    @property
    def spent(self) -> int:
        """What all of it costs, in whole parts of the money."""
        return sum(self.election.costs[place] for place in self.winners)

    @property
    def is_feasible(self) -> bool:
        """Whether the envelope can pay it: a given endowment may be too generous."""
        return self.spent <= self.election.envelope
