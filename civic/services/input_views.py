"""What screens show of one input: its pictures, its history, its answers."""

from dataclasses import dataclass, field
from datetime import datetime

from civic.services.findings import FindingView
from civic.services.follow_ups import Funded
from civic.services.form_views import AnswerView
from civic.services.gone import NOT_GONE, Gone
from civic.services.updates import UpdateView
from civic.services.views import CLOSED, EMPTY_CARD, NOBODY, Author, Card, Permit
from civic.services.vocabulary import NO_STATUS, StatusLabel
from civic.words import NOTHING_SAID, Said


@dataclass(frozen=True)
class PictureView:
    """A picture of an input, with the words for those who do not see it."""

    id: str = ""
    url: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class StatusStep:
    """A step in the history of an input."""

    status: StatusLabel = NO_STATUS
    at: datetime | None = None
    department: str = ""
    note: str = ""
    lang: str = ""
    department_lang: str = ""
    """Empty where a person's name stands for the department."""


@dataclass(frozen=True)
class FeedbackView:
    """The organiser's reply."""

    id: str = ""
    body: str = ""
    lang: str = ""
    signature: str = ""
    at: datetime | None = None
    edited_at: datetime | None = None


@dataclass(frozen=True)
class Joined:
    """A contribution that was merged into another."""

    id: str = ""
    title: str = ""
    lang: str = ""
    author: Author = NOBODY


@dataclass(frozen=True)
class Split:
    """Of which contribution another was a part, and why it stands on its own since ``at``.

    ``of`` is empty where that one is not to be read.
    """

    of: Joined | None = None
    at: datetime | None = None
    because: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Merge:
    """Where a merged contribution leads and why, and what another brings together.

    ``into`` is empty where the survivor is not to be read; ``asks`` is a merged one that the
    reader wrote or supported, while they have not said whether they support this one. ``split``
    says that it was a part of another, and ``parts`` are those that the team made of this one.
    """

    into: Joined | None = None
    at: datetime | None = None
    because: str = ""
    lang: str = ""
    joined: list[Joined] = field(default_factory=list)
    asks: Joined | None = None
    split: Split | None = None
    parts: list[Joined] = field(default_factory=list)


@dataclass(frozen=True)
class InputPage:
    """Everything on the page of an input; one that is gone keeps its address and says so."""

    read_at: datetime | None = None
    card: Card = EMPTY_CARD
    body: str = ""
    lat: float | None = None
    lng: float | None = None
    drawing: str = ""
    edited_at: datetime | None = None
    gone: Gone = NOT_GONE
    pictures: list[PictureView] = field(default_factory=list)
    answers: list[AnswerView] = field(default_factory=list)
    history: list[StatusStep] = field(default_factory=list)
    feedback: list[FeedbackView] = field(default_factory=list)
    updates: list[UpdateView] = field(default_factory=list)
    related: list[Card] = field(default_factory=list)
    project_id: str = ""
    project_slug: str = ""
    project_title: Said = NOTHING_SAID
    activity_id: str = ""
    activity_slug: str = ""
    activity_title: Said = NOTHING_SAID
    noun: str = "idea"
    has_up: bool = True
    has_down: bool = False
    has_comments: bool = True
    lets_masks: bool = False
    amends: bool = False
    """People propose amendments to it."""
    react: Permit = CLOSED
    comment: Permit = CLOSED
    change: Permit = CLOSED
    append: Permit = CLOSED
    is_own: bool = False
    can_moderate: bool = False
    is_followed: bool = False
    channels: list[str] = field(default_factory=list)
    merger: Merge | None = None
    findings: list[FindingView] | None = None
    funded: Funded | None = None
    """What a published vote made of it: how it gets on, or why it is not funded."""
