"""Voting, for tests: people fill a basket from an envelope, or mark what they choose otherwise."""

from typing import Any

from pydantic import Field

from civic.methods.base import Collection, Method, Settings
from civic.rules.ballots import BallotRules
from civic.tally.rule import Rule, from_dict
from civic.words import Act, BallotKind, Feature


class VotingSettings(Settings):
    """How a ballot is filled in."""

    kind: BallotKind = BallotKind.BASKET
    envelope: int | None = 1000
    envelopes: dict[str, int] = Field(default_factory=dict)
    least_cost: int = 0
    least: int = 0
    most: int | None = None
    most_down: int | None = None
    points: int = 0
    points_each: int | None = None
    other_districts: int | None = None
    shows_count: bool = False
    least_age: int | None = None
    home_areas: tuple[str, ...] = ()
    rule: dict[str, Any] = Field(default_factory=dict, json_schema_extra={"apart": True})


class Voting(Method[VotingSettings]):
    """Inputs that are chosen among."""

    key = "voting"
    features = frozenset({Feature.INPUTS, Feature.BALLOTS})
    settings = VotingSettings

    def acts(self, settings: VotingSettings) -> frozenset[Act]:
        """Handing in and voting."""
        return frozenset({Act.SUBMIT_INPUT, Act.VOTE})

    def collection(self, settings: VotingSettings) -> Collection:
        """Show what can be chosen as cards."""
        return Collection()

    def ballot(self, settings: VotingSettings) -> BallotRules:
        """Fill it in as the test says."""
        return BallotRules(**settings.model_dump(exclude={"rule"}))

    def count(self, settings: VotingSettings) -> Rule:
        """Count it as the test says."""
        return from_dict(settings.rule) if settings.rule else Rule()


METHOD = Voting()
