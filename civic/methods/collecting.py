"""Methods in which people hand in contributions, discuss and support them: what they share."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar, TypeVar

from pydantic import Field, model_validator

from civic.methods.base import Collection, Counts, Method, Moderation, NewInput, Settings
from civic.rules.quotas import refuse_count
from civic.words import Act, Order, Reading, Reason, Refusal, Subject, View


class Noun(StrEnum):
    """What an input is called."""

    IDEA = "idea"
    QUESTION = "question"
    CONTRIBUTION = "contribution"
    PROJECT = "project"
    ISSUE = "issue"
    OPTION = "option"
    PROPOSAL = "proposal"
    SUGGESTION = "suggestion"
    TOPIC = "topic"
    STORY = "story"


class Thumbs(StrEnum):
    """How freely a thumb may be given."""

    OFF = "off"
    UNLIMITED = "unlimited"
    LIMITED = "limited"


class Ask(StrEnum):
    """Whether a field of the form is asked for."""

    HIDDEN = "hidden"
    OPTIONAL = "optional"
    REQUIRED = "required"


class CollectingSettings(Settings):
    """What people may hand in, how they react, and how the ideas are shown."""

    family: ClassVar[str] = "team_collecting"

    text: dict[str, str] = Field(default_factory=dict, json_schema_extra={"rich": True})
    noun: Noun = Field(default=Noun.IDEA, json_schema_extra={"part": "submit"})
    submissions: bool = True
    most_inputs: int | None = Field(default=None, ge=1, le=1000)
    comments: bool = True
    anonymous: bool = False
    up: Thumbs = Thumbs.UNLIMITED
    most_up: int = Field(default=10, ge=1, le=1000, json_schema_extra={"when": {"up": "limited"}})
    down: Thumbs = Thumbs.OFF
    most_down: int = Field(
        default=10, ge=1, le=1000, json_schema_extra={"when": {"down": "limited"}}
    )
    hints: bool = True
    body: Ask = Ask.OPTIONAL
    place: Ask = Ask.OPTIONAL
    pictures: Ask = Ask.OPTIONAL
    tags: Ask = Ask.OPTIONAL
    read_inputs: Reading = Field(default=Reading.AFTER, json_schema_extra={"part": "reading"})
    read_comments: Reading = Reading.AFTER
    watch_links: bool = True
    watch_words: bool = True
    watch_shouting: bool = True
    views: tuple[View, ...] = Field(
        default=(View.CARDS, View.LIST, View.MAP),
        min_length=1,
        json_schema_extra={"part": "showing"},
    )
    first_view: View = View.CARDS
    first_order: Order = Order.TRENDING

    @model_validator(mode="after")
    def _first_view_is_offered(self) -> "CollectingSettings":
        if self.first_view not in self.views:
            raise ValueError("first_view is not among the views")
        return self


C = TypeVar("C", bound=CollectingSettings)


class Collecting(Method[C]):
    """People propose, discuss and support."""

    def acts(self, settings: C) -> frozenset[Act]:
        """Submitting, commenting and reacting, as far as they are switched on."""
        offered = {
            Act.SUBMIT_INPUT: settings.submissions,
            Act.COMMENT: settings.comments,
            Act.REACT: settings.up is not Thumbs.OFF or settings.down is not Thumbs.OFF,
        }
        return frozenset(act for act, is_on in offered.items() if is_on)

    def collection(self, settings: C) -> Collection:
        """Show the ideas as the organiser chose."""
        return Collection(
            noun=settings.noun,
            views=settings.views,
            first_view=settings.first_view,
            first_order=settings.first_order,
            asks_place=settings.place is not Ask.HIDDEN,
            needs_place=settings.place is Ask.REQUIRED,
            asks_pictures=settings.pictures is not Ask.HIDDEN,
            asks_tags=settings.tags is not Ask.HIDDEN,
            needs_body=settings.body is Ask.REQUIRED,
            has_up=settings.up is not Thumbs.OFF,
            has_hints=settings.hints,
            has_down=settings.down is not Thumbs.OFF,
            lets_masks=settings.anonymous,
        )

    def moderation(self, settings: C) -> Moderation:
        """Read as the organiser chose; rules catch only where they are asked to."""
        flags = Reading.FLAGGED in (settings.read_inputs, settings.read_comments)
        return Moderation(
            inputs=settings.read_inputs,
            comments=settings.read_comments,
            links=flags and settings.watch_links,
            words=flags and settings.watch_words,
            shouting=flags and settings.watch_shouting,
        )

    def text(self, settings: C) -> dict[str, str]:
        """Show the organiser's introduction above the ideas."""
        return settings.text

    def refuse_input(self, settings: C, new: NewInput, used: int) -> Refusal | None:
        """Hold a person to their number of ideas, and an idea to its required fields."""
        filled = {
            "body": (settings.body, bool(new.body)),
            "place": (settings.place, new.has_place),
            "pictures": (settings.pictures, new.pictures > 0),
            "tags": (settings.tags, new.tags > 0),
        }
        for name, (ask, is_filled) in filled.items():
            if ask is Ask.REQUIRED and not is_filled:
                return Refusal(Reason.FIELD_MISSING, (("field", name),))
        return refuse_count(used, settings.most_inputs)

    def refuse_reaction(
        self, settings: C, subject: Subject, value: int, used: int
    ) -> Refusal | None:
        """Hold a person to their number of thumbs on ideas; on comments they are free."""
        if subject is Subject.COMMENT:
            return None
        kind, most = (
            (settings.up, settings.most_up) if value > 0 else (settings.down, settings.most_down)
        )
        if kind is Thumbs.OFF:
            return Refusal(Reason.ACT_NOT_OPEN)
        return refuse_count(used, most) if kind is Thumbs.LIMITED else None

    def missing(self, settings: C, counts: Counts) -> Sequence[str]:
        """Nothing is missing: an empty idea box is an invitation."""
        return ()
