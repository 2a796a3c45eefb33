"""What a participation method is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from civic.rules.ballots import BallotRules
from civic.rules.forms import Kind
from civic.tally.rule import Rule
from civic.words import Act, Feature, Order, Reading, Refusal, Subject, View


class Settings(BaseModel):
    """What an organiser may adjust when an activity uses a method.

    Texts name its fields under the method's key, or under the ``family`` of the class that has
    them, where several methods share it.
    """

    family: ClassVar[str] = ""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A phase that a preset proposes: its name's key, its length, the acts it opens."""

    key: str
    days: int | None
    acts: frozenset[Act] = frozenset()


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question that a preset puts into the form: its wording's key, and what it asks for."""

    key: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Preset:
    """An entry in the organiser's catalogue: a method with its first settings and phases.

    ``questions`` stand in the form of its activity from the start; the team changes them there.
    """

    key: str
    icon: str
    settings: dict[str, Any] = field(default_factory=dict)
    phases: tuple[PlannedPhase, ...] = ()
    questions: tuple[PlannedQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """How the inputs of an activity are shown and reacted to, whatever the method.

    Those ``by_team`` are written by the team alone, and can be voted for as soon as they are there.
    """

    noun: str = "idea"
    views: tuple[View, ...] = (View.CARDS, View.LIST)
    first_view: View = View.CARDS
    first_order: Order = Order.TRENDING
    asks_place: bool = False
    needs_place: bool = False
    asks_pictures: bool = False
    asks_tags: bool = False
    needs_body: bool = False
    has_up: bool = True
    has_down: bool = False
    has_hints: bool = False
    lets_masks: bool = False
    by_team: bool = False


@dataclass(frozen=True, slots=True)
class Moderation:
    """When the team reads what is contributed, and which rules look at it before."""

    inputs: Reading = Reading.AFTER
    comments: Reading = Reading.AFTER
    links: bool = False
    words: bool = False
    shouting: bool = False


@dataclass(frozen=True, slots=True)
class NewInput:
    """What a person hands in, already made harmless, before it is kept."""

    title: str
    body: str
    has_place: bool
    tags: int
    pictures: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How full an activity is, for the publish checklist."""

    inputs: int = 0
    phases: int = 0


S = TypeVar("S", bound=Settings)


class Method(Generic[S]):
    """A way for people to take part in a project.

    A subclass says what it is made of and overrides a hook only where it
    differs. It knows neither the database nor the screen.
    """

    key: ClassVar[str]
    icon: ClassVar[str] = "circle"
    features: ClassVar[frozenset[Feature]]
    settings: type[S]
    presets: ClassVar[tuple[Preset, ...]] = ()

    def acts(self, settings: S) -> frozenset[Act]:
        """Return what citizens may do here; a phase opens some of it."""
        return frozenset()

    def collection(self, settings: S) -> Collection | None:
        """Return how the inputs are shown, or nothing for a method without inputs."""
        return None

    def ballot(self, settings: S) -> BallotRules | None:
        """Return how a ballot is filled in, or nothing for a method without votes."""
        return None

    def count(self, settings: S) -> Rule:
        """Return by which rule ballots are counted: most votes first, unless it says otherwise."""
        return Rule()

    def text(self, settings: S) -> dict[str, str]:
        """Return the organiser's own words that the activity shows, by language."""
        return {}

    def moderation(self, settings: S) -> Moderation:
        """Return when the team reads contributions: after all others, unless it says otherwise."""
        return Moderation()

    def refuse_input(self, settings: S, new: NewInput, used: int) -> Refusal | None:
        """Say why ``new`` can't be taken after ``used`` others of this person, or nothing."""
        return None

    def refuse_reaction(
        self, settings: S, subject: Subject, value: int, used: int
    ) -> Refusal | None:
        """Say why a thumb can't be given after ``used`` others of its kind, or nothing."""
        return None

    def refuse_settings(self, settings: S) -> tuple[str, str] | None:
        """Return the field that does not go with the others and the key of why, or nothing."""
        return None

    def missing(self, settings: S, counts: Counts) -> Sequence[str]:
        """Return the keys of what is still to be done before publishing."""
        return ()
