"""How a vote is counted, settled before it opens: the rule, when it stops, how it parts ties."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Any

from civic.tally.election import Election


class BadRule(ValueError):
    """A rule that contradicts itself or names something unknown."""


class Method(StrEnum):
    """Which rule chooses."""

    GREEDY = "greedy"
    GREEDY_PER_COST = "greedy-per-cost"
    EQUAL_SHARES = "equal-shares"
    PHRAGMEN = "phragmen"


class Poll(StrEnum):
    """How one of several scenarios is chosen, where money plays no part."""

    PLURALITY = "plurality"
    APPROVAL = "approval"
    BORDA = "borda"
    INSTANT_RUNOFF = "instant-runoff"
    SCHULZE = "schulze"
    MAJORITY_JUDGMENT = "majority-judgment"


class Utility(StrEnum):
    """What a funded project is worth to each who supports it: its cost, or the same as any."""

    COST = "cost"
    CARDINALITY = "cardinality"


class Completion(StrEnum):
    """What is done with the money that equal shares leave."""

    NONE = "none"
    ENDOWMENT = "endowment"
    """Each voter is given a stated sum instead of an equal share of the envelope."""
    ADD1_EXHAUSTIVE = "add1-exhaustive"
    """One more unit of money each, until nothing that is left fits, or one step short of that."""
    ADD1_FEASIBLE = "add1-feasible"
    """One more unit of money each, to the last step whose result the envelope can pay."""
    GREEDY = "greedy"
    """What is left goes to the others, most votes first."""


class Stop(StrEnum):
    """What happens at the first project that does not fit."""

    SKIP = "skip"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with all that could make it give something else.

    Raises:
        BadRule: if an endowment is missing or superfluous, or a tie rule is unknown.
    """

    method: Method | Poll = Method.GREEDY
    utility: Utility = Utility.COST
    completion: Completion = Completion.NONE
    endowment: Fraction | None = None
    stop: Stop | None = None
    ties: tuple[str, ...] = ("id",)

    def __post_init__(self) -> None:
        given = self.completion is Completion.ENDOWMENT
        if given != (self.endowment is not None):
            raise BadRule("an endowment goes with the completion 'endowment', and only with it")
        if self.endowment is not None and self.endowment <= 0:
            raise BadRule("an endowment is more than nothing")
        if self.completion is not Completion.NONE and self.method is not Method.EQUAL_SHARES:
            raise BadRule("a completion goes with equal shares")
        if self.stop is Stop.END and self._buys_until_nobody_can_pay:
            raise BadRule("equal shares end when nobody can pay more; what does not fit is skipped")
        for name in self.ties:
            _tie(name)

    @property
    def stops(self) -> Stop:
        """The stop rule: greedy rules skip what does not fit, Phragmén's ends there."""
        return self.stop or (Stop.END if self.method is Method.PHRAGMEN else Stop.SKIP)

    @property
    def is_capped(self) -> bool:
        """Whether a stated endowment buys no more than the envelope can pay.

        What does not fit is skipped; without that, one that is too generous overspends.
        """
        return self.completion is Completion.ENDOWMENT and self.stop is Stop.SKIP

    @property
    def shares_shrink(self) -> bool:
        """Whether more voters would leave a smaller share to each of them."""
        stated = self.completion is Completion.ENDOWMENT
        return self.method is Method.EQUAL_SHARES and not stated

    @property
    def _buys_until_nobody_can_pay(self) -> bool:
        completed = self.completion is Completion.GREEDY
        return self.method is Method.EQUAL_SHARES and not completed

    def as_dict(self) -> dict[str, object]:
        """Return what is stored with the vote and published: ``from_dict`` reads it again."""
        said: dict[str, object] = {"method": str(self.method), "ties": list(self.ties)}
        if isinstance(self.method, Poll):
            return said
        if self.method is not Method.EQUAL_SHARES:
            return said | {"stop": str(self.stops)}
        said |= {"utility": str(self.utility), "completion": str(self.completion)}
        said |= {"stop": str(self.stop)} if self.stop else {}
        return said if self.endowment is None else said | {"endowment": str(self.endowment)}


def from_dict(said: Mapping[str, Any]) -> Rule:
    """Return the rule that was stored.

    Raises:
        BadRule: if it is none.
    """
    try:
        endowment, stop, ties = said.get("endowment"), said.get("stop"), said.get("ties", ["id"])
        return Rule(
            _method(said["method"]),
            Utility(said.get("utility", Utility.COST)),
            Completion(said.get("completion", Completion.NONE)),
            None if endowment is None else Fraction(str(endowment)),
            None if stop is None else Stop(stop),
            tuple(map(str, ties)) if isinstance(ties, list | tuple) else (str(ties),),
        )
    except BadRule:
        raise
    except (KeyError, ValueError) as wrong:
        raise BadRule(f"not a rule: {wrong}") from wrong


def _method(name: Any) -> Method | Poll:  # noqa: ANN401  whatever was stored
    return Poll(name) if name in set(Poll) else Method(name)


def completion_of(text: str) -> tuple[Completion, Fraction | None]:
    """Return a completion as people write it: its name, or ``endowment=X`` in the file's money.

    Raises:
        BadRule: if there is no such completion, or X is no amount.
    """
    name, _, amount = text.partition("=")
    try:
        return Completion(name), Fraction(amount) if amount else None
    except (ValueError, ZeroDivisionError) as wrong:
        known = ", ".join(one for one in Completion if one is not Completion.ENDOWMENT)
        raise BadRule(f"a completion is one of {known}, endowment=X; not {text}") from wrong


def preference(election: Election, ties: Sequence[str]) -> tuple[int, ...]:
    """Return the rank of each project among equals, 0 the one preferred.

    Each rule of ``ties`` decides what those before it leave equal; the identifier decides last:

    - ``id``: the identifier that comes first, compared letter by letter as Unicode numbers
    - ``order``: the one that stands first in the list of projects
    - ``votes``, ``score``: the one with more
    - ``cheapest``, ``dearest``: by cost
    - ``lot:SEED``: the one whose SHA-256 of ``SEED:identifier`` is the smaller number; the seed is
      published before the vote, or drawn in public after it
    """
    rules = [_tie(name) for name in (*ties, "id")]
    places = sorted(
        range(len(election.projects)), key=lambda place: [rule(election, place) for rule in rules]
    )
    ranks = [0] * len(places)
    for rank, place in enumerate(places):
        ranks[place] = rank
    return tuple(ranks)


Key = Callable[[Election, int], Any]

TIES: dict[str, Key] = {
    "id": lambda election, place: election.projects[place].id,
    "order": lambda election, place: place,
    "votes": lambda election, place: -election.votes[place],
    "score": lambda election, place: -election.scores[place],
    "cheapest": lambda election, place: election.costs[place],
    "dearest": lambda election, place: -election.costs[place],
}


def _tie(name: str) -> Key:
    kind, _, seed = name.partition(":")
    if kind == "lot" and seed:
        return lambda election, place: _drawn(seed, election.projects[place].id)
    if name not in TIES:
        raise BadRule(f"ties are parted by {', '.join(TIES)} or lot:SEED; not by {name}")
    return TIES[name]


def _drawn(seed: str, project: str) -> str:
    return sha256(f"{seed}:{project}".encode()).hexdigest()
