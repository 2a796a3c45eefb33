"""Idea box, as the platform sees it."""

from civic.methods.base import PlannedPhase, Preset
from civic.methods.collecting import Collecting, CollectingSettings
from civic.words import Act, Feature


class IdeationSettings(CollectingSettings):
    """What people may hand in, how they react, and how the ideas are shown."""


_ALL = frozenset({Act.SUBMIT_INPUT, Act.COMMENT, Act.REACT})
_PHASES = (
    PlannedPhase("collect", 42, _ALL),
    PlannedPhase("analyse", 28),
    PlannedPhase("answer", None),
)


class Ideation(Collecting[IdeationSettings]):
    """People propose, discuss and support ideas."""

    key = "ideation"
    icon = "lightbulb"
    features = frozenset(
        {Feature.INPUTS, Feature.COMMENTS, Feature.REACTIONS, Feature.MAP, Feature.FORM}
    )
    settings = IdeationSettings
    presets = (
        Preset("ideas", "lightbulb", {}, _PHASES),
        Preset(
            "map",
            "map-pin",
            {"place": "required", "first_view": "map", "views": ["map", "list", "cards"]},
            _PHASES,
        ),
    )


METHOD = Ideation()
