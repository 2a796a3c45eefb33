"""What screens show of projects, phases and activities."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from civic.services.decided import Decision
from civic.services.doors import NO_DOOR, DoorView
from civic.services.notifications import NotificationView
from civic.services.views import CLOSED, NOBODY, Author, Permit
from civic.services.vocabulary import Label, StatusLabel
from civic.services.voting_doors import VoteDoor, opened_to
from civic.words import NOTHING_SAID, Act, ProjectStatus, Role, Said, Standing


@dataclass(frozen=True)
class ProjectCard:
    """A project as the home page shows it: what it asks, and until when.

    One that is not public is a draft, or stands in no list.
    """

    id: str = ""
    slug: str = ""
    title: Said = NOTHING_SAID
    question: Said = NOTHING_SAID
    picture: str = ""
    picture_alt: Said = NOTHING_SAID
    status: str = ProjectStatus.PUBLISHED
    is_public: bool = True
    standing: str = ""
    date: datetime | None = None
    period: Said = NOTHING_SAID
    """Says in words when that date is, where it is not settled."""
    days_left: int = 0
    door: DoorView = NO_DOOR
    result: str = ""
    """The address of the result of its last vote, once that is published."""
    is_counting: bool = False
    inputs: int = 0
    people: int = 0
    folder: Said = NOTHING_SAID
    folder_slug: str = ""


@dataclass(frozen=True)
class FolderPage:
    """A folder: its title, its picture, what it is for, and its projects."""

    title: Said = NOTHING_SAID
    description: Said = NOTHING_SAID
    picture: str = ""
    picture_alt: Said = NOTHING_SAID
    projects: list[ProjectCard] = field(default_factory=list)


@dataclass(frozen=True)
class Figures:
    """What came of taking part: contributions, people, and what the organiser made of them."""

    inputs: int = 0
    people: int = 0
    answered: int = 0
    kept: int = 0
    done: int = 0


NO_FIGURES = Figures()


@dataclass(frozen=True)
class Home:
    """What is open now, what comes, what is over, what was decided lately; and what moved.

    ``moved`` is what the reader was told of what they follow.
    """

    name: str = ""
    welcome: Said = NOTHING_SAID
    open: list[ProjectCard] = field(default_factory=list)
    upcoming: list[ProjectCard] = field(default_factory=list)
    past: list[ProjectCard] = field(default_factory=list)
    lately: list[Decision] = field(default_factory=list)
    figures: Figures = NO_FIGURES
    moved: list[NotificationView] = field(default_factory=list)


@dataclass(frozen=True)
class PhaseView:
    """A phase on the timeline; ``acts``, what it opens to citizens, ends catalogue keys.

    ``period`` says when it is where its dates are not settled.
    """

    id: str = ""
    title: Said = NOTHING_SAID
    text: Said = NOTHING_SAID
    period: Said = NOTHING_SAID
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    standing: str = Standing.OPEN
    acts: str = ""


NO_PHASE = PhaseView()


@dataclass(frozen=True)
class ActivityView:
    """An activity as a door on the project page, or as the head of its own page.

    ``door`` says what citizens can do there, whoever reads; the rest is about the reader.
    """

    id: str = ""
    slug: str = ""
    method: str = ""
    icon: str = ""
    title: Said = NOTHING_SAID
    text: Said = NOTHING_SAID
    has_inputs: bool = False
    result: str = ""
    """The address of the result of its vote, once that is published."""
    is_counting: bool = False
    noun: str = "idea"
    views: list[str] = field(default_factory=list)
    first_view: str = "cards"
    first_order: str = "trending"
    asks_place: bool = False
    needs_place: bool = False
    asks_pictures: bool = False
    asks_tags: bool = False
    needs_body: bool = False
    has_up: bool = False
    has_down: bool = False
    has_comments: bool = False
    has_hints: bool = False
    lets_masks: bool = False
    reads_first: bool = False
    tags: list[Label] = field(default_factory=list)
    inputs: int = 0
    comments: int = 0
    people: int = 0
    fresh: int = 0
    """How many inputs the last seven days brought."""
    door: DoorView = NO_DOOR
    by_team: bool = False
    submit: Permit = CLOSED
    react: Permit = CLOSED
    comment: Permit = CLOSED
    vote: VoteDoor | None = None


@dataclass(frozen=True)
class NextAct:
    """The one thing to do next in a project: where, and whether it is to vote or contribute."""

    slug: str = ""
    noun: str = "idea"
    submits: bool = False
    votes: bool = False


NOTHING_NEXT = NextAct()


@dataclass(frozen=True)
class TeamMember:
    """Somebody one can turn to in a project, and what they are there for."""

    author: Author = NOBODY
    duty: str = ""


@dataclass(frozen=True)
class ProjectPage:
    """Everything on the page of a project; ``coming`` is its next phase, where one is known."""

    card: ProjectCard
    description: Said = NOTHING_SAID
    contact: str = ""
    phases: list[PhaseView] = field(default_factory=list)
    now: PhaseView = NO_PHASE
    coming: PhaseView = NO_PHASE
    activities: list[ActivityView] = field(default_factory=list)
    next: NextAct = NOTHING_NEXT
    tags: list[Label] = field(default_factory=list)
    areas: list[Label] = field(default_factory=list)
    team: list[TeamMember] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    role: str = Role.CITIZEN
    is_followed: bool = False


@dataclass(frozen=True)
class ActivityPage:
    """Everything above the inputs on the page of an activity."""

    project: ProjectCard
    activity: ActivityView
    areas: list[Label] = field(default_factory=list)
    statuses: list[StatusLabel] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    role: str = Role.CITIZEN


def next_act(activities: Sequence[ActivityView]) -> NextAct:
    """Return where citizens can take part now: where they vote comes first, then contributing."""
    voting = [NextAct(one.slug, one.noun, votes=True) for one in activities if opened_to(one.vote)]
    submitting = [NextAct(one.slug, one.noun, True) for one in activities if _submits(one)]
    joining = [NextAct(one.slug, one.noun) for one in activities if _is_open(one)]
    return next(iter(voting + submitting + joining), NOTHING_NEXT)


def _submits(activity: ActivityView) -> bool:
    return _is_open(activity) and Act.SUBMIT_INPUT in activity.door.now


def _is_open(activity: ActivityView) -> bool:
    door = activity.door
    return activity.has_inputs and door.standing == Standing.OPEN and door.barrier.is_open
