"""Participatory budget, as the platform sees it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any, ClassVar

from pydantic import Field

from civic.methods.base import Counts, PlannedPhase, Preset
from civic.methods.choosing import ChoosingSettings
from civic.methods.collecting import Collecting, CollectingSettings
from civic.rules import money
from civic.rules.ballots import BallotRules
from civic.rules.how_counted import reads_all
from civic.tally.rule import Completion, Rule, Stop, Utility
from civic.tally.rule import Method as Counting
from civic.words import Act, BallotKind, Feature


class Counted(StrEnum):
    """By which rule the envelope is shared out."""

    GREEDY = "greedy"
    GREEDY_PER_COST = "greedy-per-cost"
    EQUAL_SHARES = "equal-shares"
    PHRAGMEN = "phragmen"


class Completing(StrEnum):
    """What is done with what equal shares leave of the envelope."""

    NONE = "none"
    ADD1_FEASIBLE = "add1-feasible"
    ADD1_EXHAUSTIVE = "add1-exhaustive"
    GREEDY = "greedy"
    ENDOWMENT = "endowment"


class Ties(StrEnum):
    """Which of two that are equal comes first."""

    CHEAPEST = "cheapest"
    DEAREST = "dearest"
    ORDER = "order"
    LOT = "lot"


class Filled(StrEnum):
    """How people mark what they choose; grades share no money out."""

    BASKET = "basket"
    APPROVAL = "approval"
    ONE = "one"
    POINTS = "points"
    RANKING = "ranking"
    UP_DOWN = "up_down"


SEED = re.compile(r"[A-Za-z0-9.-]{4,60}")
"""What a lot is drawn by: said in the head of a file, and read aloud."""


def _with(kind: Filled) -> Any:  # noqa: ANN401  pydantic's own
    return {"when": {"ballot": kind.value}}


def _by(*rules: Counted) -> Any:  # noqa: ANN401  as above
    return {"when": {"counted": [rule.value for rule in rules]}, "wide": True}


class BudgetSettings(ChoosingSettings, CollectingSettings):
    """How much there is to share out, how people choose, and how it is counted.

    ``envelopes`` is the money of each district by its area, where each has its own.
    """

    family: ClassVar[str] = ""

    envelope: int = Field(default=0, ge=0, le=money.MOST, json_schema_extra={"part": "ballot"})
    envelopes: dict[str, int] = Field(default_factory=dict, json_schema_extra={"apart": True})
    ballot: Filled = Filled.BASKET
    least_cost: int = Field(default=0, ge=0, json_schema_extra=_with(Filled.BASKET))
    least: int = Field(default=1, ge=1, le=1000)
    most: int | None = Field(default=None, ge=1, le=1000)
    most_against: int | None = Field(
        default=None, ge=1, le=1000, json_schema_extra=_with(Filled.UP_DOWN)
    )
    points: int = Field(default=10, ge=1, le=10_000, json_schema_extra=_with(Filled.POINTS))
    points_each: int | None = Field(
        default=None, ge=1, le=10_000, json_schema_extra=_with(Filled.POINTS)
    )
    other_districts: int | None = Field(default=None, ge=0, le=100)
    counted: Counted = Field(
        default=Counted.GREEDY, json_schema_extra={"part": "count", "wide": True}
    )
    stop: Stop = Field(
        default=Stop.SKIP, json_schema_extra=_by(Counted.GREEDY, Counted.GREEDY_PER_COST)
    )
    stop_phragmen: Stop = Field(default=Stop.END, json_schema_extra=_by(Counted.PHRAGMEN))
    utility: Utility = Field(default=Utility.COST, json_schema_extra=_by(Counted.EQUAL_SHARES))
    completion: Completing = Field(
        default=Completing.ADD1_FEASIBLE, json_schema_extra=_by(Counted.EQUAL_SHARES)
    )
    endowment: float | None = Field(
        default=None,
        ge=0.01,
        le=10**9,
        json_schema_extra={"when": {"completion": "endowment"}, "wide": True},
    )
    ties: Ties = Field(default=Ties.CHEAPEST, json_schema_extra={"wide": True})
    seed: str = Field(default="", json_schema_extra={"when": {"ties": "lot"}, "wide": True})
    shows_count: bool = Field(default=False, json_schema_extra={"wide": True})


_COLLECT = frozenset({Act.SUBMIT_INPUT, Act.COMMENT, Act.REACT})
_PHASES = (
    PlannedPhase("collect", 42, _COLLECT),
    PlannedPhase("analyse", 56),
    PlannedPhase("vote", 21, frozenset({Act.VOTE})),
    PlannedPhase("results", None),
)


class Budget(Collecting[BudgetSettings]):
    """People propose projects, the team costs them, and everybody chooses what is paid for."""

    key = "participatory_budget"
    icon = "coins"
    features = frozenset({
        Feature.INPUTS, Feature.COMMENTS, Feature.REACTIONS, Feature.MAP, Feature.FORM,
        Feature.BALLOTS,
    })  # fmt: skip
    settings = BudgetSettings
    presets = (
        Preset("usual", "coins", {"noun": "project"}, _PHASES),
        Preset("fair", "scale", {"noun": "project", "counted": "equal-shares"}, _PHASES),
    )

    def acts(self, settings: BudgetSettings) -> frozenset[Act]:
        """What collecting offers, and voting."""
        return super().acts(settings) | {Act.VOTE}

    def ballot(self, settings: BudgetSettings) -> BallotRules:
        """Fill in a ballot as the organiser chose."""
        return BallotRules(
            kind=BallotKind(settings.ballot.value),
            envelope=None if settings.envelopes else settings.envelope,
            envelopes=settings.envelopes,
            least_cost=settings.least_cost if settings.ballot is Filled.BASKET else 0,
            least=settings.least,
            most=settings.most,
            most_down=settings.most_against,
            points=settings.points,
            points_each=settings.points_each,
            other_districts=settings.other_districts,
            shows_count=settings.shows_count,
            least_age=settings.least_age,
            home_areas=settings.home_areas,
        )

    def count(self, settings: BudgetSettings) -> Rule:
        """Share the envelope out as the organiser chose."""
        method, ties = Counting(settings.counted.value), _ties(settings)
        if method is not Counting.EQUAL_SHARES:
            by_phragmen = method is Counting.PHRAGMEN
            stop = settings.stop_phragmen if by_phragmen else settings.stop
            return Rule(method, stop=stop, ties=ties)
        completion, each = Completion(settings.completion.value), settings.endowment
        if completion is not Completion.ENDOWMENT:
            return Rule(method, settings.utility, completion, ties=ties)
        if each is None:
            return Rule(method, settings.utility, ties=ties)
        return Rule(method, settings.utility, completion, Fraction(str(each)), Stop.SKIP, ties)

    def refuse_settings(self, settings: BudgetSettings) -> tuple[str, str] | None:
        """Refuse a rule that reads less than ballots say, or that is not said wholly."""
        if not reads_all(BallotKind(settings.ballot.value), self.count(settings)):
            return "counted", "team_vote.names_only"
        shares = settings.counted is Counted.EQUAL_SHARES
        if shares and settings.completion is Completing.ENDOWMENT and settings.endowment is None:
            return "endowment", "team_vote.endowment_wrong"
        if settings.ties is Ties.LOT and not SEED.fullmatch(settings.seed):
            return "seed", "team_vote.seed_wrong"
        return None

    def missing(self, settings: BudgetSettings, counts: Counts) -> Sequence[str]:
        """Money to share out must be there before people are asked to share it."""
        return () if settings.envelope or settings.envelopes else ("envelope",)


def _ties(settings: BudgetSettings) -> tuple[str, ...]:
    """Return how ties are parted; a lot without its seed parts none."""
    if settings.ties is not Ties.LOT:
        return (settings.ties.value,)
    return (f"lot:{settings.seed}",) if SEED.fullmatch(settings.seed) else ()


METHOD = Budget()
