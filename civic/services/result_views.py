"""What the page of a result shows: of each envelope what is funded, what is not, and why."""

from dataclasses import dataclass, field
from datetime import datetime

from civic.rules.how_counted import Sentence
from civic.services.follow_ups import Funded
from civic.services.layers import Ground
from civic.services.turnout_counts import WhoTakesPart
from civic.services.vocabulary import NO_LABEL, Label
from civic.services.vote_results import NoteView
from civic.words import NOTHING_SAID, Said

UNTOLD = -1
NUMBERED = 6
"""From how many hundredths on a part of the bar is wide enough for its number."""
NOT_STARTED = Funded()


@dataclass(frozen=True)
class Choice:
    """A project that was voted on, with what came of it; ``place`` is 0 where it is not funded.

    ``why`` ends the key of a sentence, and ``more_of`` that of what it says is missing: voters,
    points, or voters with the same share each.
    Sums are in whole units of money, -1 where there is nothing to say.
    """

    id: str = ""
    title: str = ""
    lang: str = ""
    href: str = ""
    is_own: bool = False
    area: Label = NO_LABEL
    cost: int = 0
    percent: float = 0
    share: int = 0
    """The same in whole hundredths, to be read."""
    votes: int = 0
    counted: str = "votes"
    """Ends the key of a sentence: what is counted besides voters, ``points``, ``ranks``…"""
    score: int = 0
    against: int = 0
    paper: int = UNTOLD
    place: int = 0
    why: str = ""
    left: int = UNTOLD
    short: int = UNTOLD
    effective: int = UNTOLD
    more: int = UNTOLD
    more_of: str = ""
    funded: Funded = NOT_STARTED
    offset: float = 0
    """How much of the envelope was given out before it, in hundredths."""


@dataclass(frozen=True)
class Money:
    """What goes to one district or theme."""

    name: Label = NO_LABEL
    projects: int = 0
    cost: int = 0
    percent: int = 0


@dataclass(frozen=True)
class Named:
    """A project by its title."""

    title: str = ""
    lang: str = ""
    href: str = ""


NOBODY = Named()


@dataclass(frozen=True)
class Compared:
    """What a rule gives: the one of the vote, or another beside it; ``rule`` says it wholly."""

    method: str = ""
    rule: list[Sentence] = field(default_factory=list)
    decides: bool = False
    winners: int = 0
    cost: int = 0
    with_any: int = 0
    with_any_percent: int = 0
    instead: list[Named] = field(default_factory=list)
    without: list[Named] = field(default_factory=list)


@dataclass(frozen=True)
class Round:
    """One round of a run-off: the votes of who is still there, in the order of the result."""

    number: int = 0
    votes: list[str] = field(default_factory=list)
    """Empty for who was dropped before."""


@dataclass(frozen=True)
class Duel:
    """How many ballots prefer one scenario to each other one, in the order of the result."""

    name: Named = NOBODY
    wins: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Given:
    """How many gave a scenario a grade, 1 being the worst."""

    grade: int = 0
    count: int = 0
    percent: float = 0


@dataclass(frozen=True)
class Graded:
    """The grades of a scenario, the best first, and the one in the middle."""

    name: Named = NOBODY
    median: int = 0
    given: list[Given] = field(default_factory=list)


@dataclass(frozen=True)
class Counted:
    """A scenario in the order of a result, with the figure that put it there.

    ``percent`` is in hundredths of the highest; where no figure is told, the tables say it all.
    """

    place: int = 0
    name: Named = NOBODY
    figure: int = 0
    percent: int = 0
    is_told: bool = False


@dataclass(frozen=True)
class Another:
    """Whom another rule would have chosen from the same ballots."""

    method: str = ""
    name: Named = NOBODY
    is_same: bool = False


@dataclass(frozen=True)
class Contest:
    """How one of several scenarios was chosen; ``tie`` says that only the tie rule decided."""

    method: str = ""
    rule: list[Sentence] = field(default_factory=list)
    unit: str = "votes"
    """What is counted: votes or points."""
    tie: bool = False
    counted: list[Counted] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    duels: list[Duel] = field(default_factory=list)
    grades: list[Graded] = field(default_factory=list)
    others: list[Another] = field(default_factory=list)


@dataclass(frozen=True)
class Envelope:
    """One sum of money that was shared out, and the projects that it was for.

    Where there is a ``contest`` there is no money: one of these was chosen.
    """

    id: str = ""
    name: Label = NO_LABEL
    currency: str = ""
    budget: int = 0
    spent: int = 0
    left: int = 0
    percent: int = 0
    ballots: int = 0
    paper: int = UNTOLD
    ties: list[Sentence] = field(default_factory=list)
    counted: str = "votes"
    winners: list[Choice] = field(default_factory=list)
    others: list[Choice] = field(default_factory=list)
    counts: list[Compared] = field(default_factory=list)
    areas: list[Money] = field(default_factory=list)
    themes: list[Money] = field(default_factory=list)
    contest: Contest | None = None


@dataclass(frozen=True)
class BallotFile:
    """A file of ballots as everybody may fetch it, and by what it is known to be unchanged."""

    name: Label = NO_LABEL
    file: str = ""
    href: str = ""
    digest: str = ""
    root: str = ""
    ballots: int = 0


@dataclass(frozen=True)
class ResultPage:
    """The result of a vote; ``stands`` is ``none``, ``draft`` (for the team) or ``public``.

    ``closed`` says that the vote is over, whether or not anything is published, and
    ``counts_early`` that everybody reads how it goes before that.
    """

    project_slug: str = ""
    project_title: Said = NOTHING_SAID
    activity_id: str = ""
    activity_slug: str = ""
    activity_title: Said = NOTHING_SAID
    project_id: str = ""
    stands: str = "none"
    closed: bool = False
    counts_early: bool = False
    published_at: datetime | None = None
    digest: str = ""
    voters: int = 0
    ballots: int = 0
    left_out: int = 0
    paper: int = UNTOLD
    currency: str = ""
    budget: int = 0
    spent: int = 0
    funded: int = 0
    projects: int = 0
    is_contest: bool = False
    """One of several is chosen, and no money is shared out."""
    chosen: str = ""
    envelopes: list[Envelope] = field(default_factory=list)
    files: list[BallotFile] = field(default_factory=list)
    notes: list[NoteView] = field(default_factory=list)
    ground: Ground | None = None
    """What the map of the funded projects stands on, if one of them has a place."""
    channels: list[str] = field(default_factory=list)
    who: WhoTakesPart | None = None
