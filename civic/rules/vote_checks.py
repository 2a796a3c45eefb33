"""Whether a vote is ready to open: what is settled, and what is still to be done, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from civic.rules.ballots import NO_ENVELOPES, Option
from civic.rules.phases import Window
from civic.words import Act, BallotKind

LEAST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class VoteState:
    """A vote before it opens, reduced to what its readiness depends on.

    ``unread`` is how many contributions the team has given no verdict on; ``is_out`` says that
    its project is published, or will be; ``reads_all`` that the rule reads all that ballots say.
    """

    kind: BallotKind
    least: int = 0
    least_cost: int = 0
    envelope: int | None = None
    envelopes: Mapping[str, int] = field(default_factory=lambda: NO_ENVELOPES)
    options: Sequence[Option] = ()
    has_money: bool = True
    unread: int = 0
    rule: str = ""
    reads_all: bool = True
    ties: Sequence[str] = ()
    windows: Sequence[Window] = ()
    is_out: bool = True


@dataclass(frozen=True, slots=True)
class VoteCheck:
    """One line: the key of its sentence, whether it is done, and the page where it is mended.

    What is ``early`` is to be done before the project is published; the rest before people vote.
    What is not ``needed`` may be left as it is.
    """

    key: str
    is_done: bool
    where: str
    early: bool = False
    needed: bool = True


def checks(vote: VoteState, now: datetime) -> list[VoteCheck]:
    """Return everything to look at before a vote opens, in the order in which one does it."""
    return [
        *_envelope(vote),
        VoteCheck("rule", bool(vote.rule), "settings", early=True),
        *([] if vote.reads_all else [VoteCheck("reads", False, "settings", early=True)]),
        VoteCheck("ties", bool(vote.ties), "settings", early=True),
        *_phases(vote, now),
        VoteCheck("options", len(vote.options) >= LEAST_OPTIONS, "options"),
        VoteCheck("least", vote.least <= len(vote.options), "settings"),
        *_costs(vote),
        VoteCheck("published", vote.is_out, "publish"),
    ]


def is_ready(found: Sequence[VoteCheck]) -> bool:
    """Say whether everything that is needed is done."""
    return all(one.is_done for one in found if one.needed)


def _phases(vote: VoteState, now: datetime) -> list[VoteCheck]:
    voting = [window for window in vote.windows if Act.VOTE in window.acts]
    ends = [window.ends_at for window in voting]
    to_come = not voting or any(end is None or end > now for end in ends)
    return [
        VoteCheck("phase", bool(voting), "phases", early=True),
        VoteCheck("end", bool(voting) and None not in ends, "phases", early=True),
        VoteCheck("to_come", to_come, "phases", needed=False),
    ]


def _envelope(vote: VoteState) -> list[VoteCheck]:
    if not vote.has_money:
        return []
    return [VoteCheck("envelope", bool(vote.envelope or vote.envelopes), "envelopes", early=True)]


def _costs(vote: VoteState) -> list[VoteCheck]:
    """Where money is shared out, each option has a cost that some envelope can pay."""
    if not vote.has_money:
        return []
    return [
        VoteCheck("costs", all(one.cost > 0 for one in vote.options), "options"),
        VoteCheck("districts", _have_districts(vote), "options"),
        VoteCheck("affordable", _affordable(vote), "envelopes"),
        *_least_cost(vote),
        VoteCheck("assessed", vote.unread == 0, "options", needed=False),
    ]


def _have_districts(vote: VoteState) -> bool:
    return not vote.envelopes or all(one.district in vote.envelopes for one in vote.options)


def _affordable(vote: VoteState) -> bool:
    """Say whether each envelope can pay at least the cheapest of what it is for."""
    for district, money in (vote.envelopes or {"": vote.envelope or 0}).items():
        costs = [one.cost for one in vote.options if not vote.envelopes or one.district == district]
        if not costs or min(costs) > money:
            return False
    return True


def _least_cost(vote: VoteState) -> list[VoteCheck]:
    """A basket must be able to hold as much as it has to."""
    if vote.kind is not BallotKind.BASKET or not vote.least_cost:
        return []
    most = sum(vote.envelopes.values()) if vote.envelopes else vote.envelope or 0
    costs = sum(one.cost for one in vote.options)
    return [VoteCheck("least_cost", vote.least_cost <= min(most, costs), "settings")]
