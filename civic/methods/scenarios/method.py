"""Scenarios, as the platform sees them."""

from collections.abc import Sequence
from enum import StrEnum
from types import MappingProxyType

from pydantic import Field

from civic.methods.base import (
    Collection,
    Counts,
    Method,
    Moderation,
    NewInput,
    PlannedPhase,
    PlannedQuestion,
    Preset,
)
from civic.methods.choosing import ChoosingSettings
from civic.rules.ballots import GRADES, BallotRules
from civic.rules.forms import Kind
from civic.tally.rule import Poll, Rule
from civic.words import Act, BallotKind, Feature, Order, Reading, Reason, Refusal, Subject, View

LEAST = 2


class Chosen(StrEnum):
    """How one is chosen: the rules of a poll, and approval with votes against besides."""

    PLURALITY = "plurality"
    APPROVAL = "approval"
    FOR_AND_AGAINST = "for-and-against"
    BORDA = "borda"
    INSTANT_RUNOFF = "instant-runoff"
    SCHULZE = "schulze"
    MAJORITY_JUDGMENT = "majority-judgment"


BALLOTS = MappingProxyType({
    Chosen.PLURALITY: BallotKind.ONE,
    Chosen.APPROVAL: BallotKind.APPROVAL,
    Chosen.FOR_AND_AGAINST: BallotKind.UP_DOWN,
    Chosen.BORDA: BallotKind.RANKING,
    Chosen.INSTANT_RUNOFF: BallotKind.RANKING,
    Chosen.SCHULZE: BallotKind.RANKING,
    Chosen.MAJORITY_JUDGMENT: BallotKind.GRADES,
})  # fmt: skip


class Ties(StrEnum):
    """Which of two scenarios that are equal comes first."""

    VOTES = "votes"
    ORDER = "order"


class ScenarioSettings(ChoosingSettings):
    """How one of the scenarios is chosen, and what people may say of them."""

    text: dict[str, str] = Field(default_factory=dict, json_schema_extra={"rich": True})
    counted: Chosen = Chosen.MAJORITY_JUDGMENT
    ties: Ties = Ties.VOTES
    comments: bool = True
    read_comments: Reading = Reading.AFTER


_TALK = frozenset({Act.COMMENT, Act.REACT})
_PHASES = (
    PlannedPhase("discuss", 42, _TALK),
    PlannedPhase("vote", 21, _TALK | {Act.VOTE}),
    PlannedPhase("results", None),
)
_QUESTIONS = (
    PlannedQuestion("cost", Kind.BUDGET),
    PlannedQuestion("pros", Kind.LONG),
    PlannedQuestion("cons", Kind.LONG),
    PlannedQuestion("document", Kind.FILES),
)


class Scenarios(Method[ScenarioSettings]):
    """The team writes a few scenarios; people compare and discuss them, and choose one."""

    key = "scenarios"
    icon = "columns-2"
    features = frozenset({
        Feature.INPUTS, Feature.COMMENTS, Feature.REACTIONS, Feature.FORM, Feature.BALLOTS,
    })  # fmt: skip
    settings = ScenarioSettings
    presets = (
        Preset("graded", "scale", {}, _PHASES, _QUESTIONS),
        Preset("ranked", "list", {"counted": "schulze"}, _PHASES, _QUESTIONS),
    )

    def acts(self, settings: ScenarioSettings) -> frozenset[Act]:
        """Voting, and commenting where it is switched on: scenarios are the team's to write."""
        talking = {Act.COMMENT, Act.REACT} if settings.comments else set[Act]()
        return frozenset({Act.VOTE, *talking})

    def collection(self, settings: ScenarioSettings) -> Collection:
        """Show the scenarios in an order of chance, which favours none."""
        return Collection(
            noun="scenario",
            views=(View.CARDS,),
            first_order=Order.RANDOM,
            asks_pictures=True,
            needs_body=True,
            has_up=False,
            by_team=True,
        )

    def ballot(self, settings: ScenarioSettings) -> BallotRules:
        """Choose, rank or grade, as the rule of the count needs it; no money is shared out."""
        kind = BALLOTS[settings.counted]
        grades = GRADES if kind is BallotKind.GRADES else 0
        return BallotRules(
            kind=kind,
            least=1,
            grades=grades,
            least_age=settings.least_age,
            home_areas=settings.home_areas,
        )

    def count(self, settings: ScenarioSettings) -> Rule:
        """Choose one by the organiser's rule."""
        ties = ("votes", "order") if settings.ties is Ties.VOTES else ("order",)
        against = settings.counted is Chosen.FOR_AND_AGAINST
        poll = Poll.APPROVAL if against else Poll(settings.counted.value)
        return Rule(poll, ties=ties)

    def text(self, settings: ScenarioSettings) -> dict[str, str]:
        """Show the organiser's introduction above the scenarios."""
        return settings.text

    def moderation(self, settings: ScenarioSettings) -> Moderation:
        """Read comments as the organiser chose."""
        flags = settings.read_comments is Reading.FLAGGED
        return Moderation(comments=settings.read_comments, links=flags, words=flags, shouting=flags)

    def refuse_input(self, settings: ScenarioSettings, new: NewInput, used: int) -> Refusal | None:
        """Ask for the text of a scenario: a title alone is nothing to choose by."""
        return None if new.body else Refusal(Reason.FIELD_MISSING, (("field", "body"),))

    def refuse_reaction(
        self, settings: ScenarioSettings, subject: Subject, value: int, used: int
    ) -> Refusal | None:
        """Let thumbs be given to comments alone: scenarios are chosen by the vote."""
        return None if subject is Subject.COMMENT else Refusal(Reason.ACT_NOT_OPEN)

    def missing(self, settings: ScenarioSettings, counts: Counts) -> Sequence[str]:
        """Nobody can compare before there are two."""
        return () if counts.inputs >= LEAST else ("scenarios",)


METHOD = Scenarios()
