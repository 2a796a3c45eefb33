"""Information, as the platform sees it."""

from collections.abc import Sequence

from pydantic import Field

from civic.methods.base import Counts, Method, PlannedPhase, Preset, Settings
from civic.words import Feature


class InformationSettings(Settings):
    """The page's text, in several languages."""

    text: dict[str, str] = Field(default_factory=dict, json_schema_extra={"rich": True})


class Information(Method[InformationSettings]):
    """A plain page of the organiser."""

    key = "information"
    icon = "info"
    features = frozenset({Feature.TEXT})
    settings = InformationSettings
    presets = (Preset("page", "info", {}, (PlannedPhase("inform", None),)),)

    def text(self, settings: InformationSettings) -> dict[str, str]:
        """Show the organiser's text."""
        return settings.text

    def missing(self, settings: InformationSettings, counts: Counts) -> Sequence[str]:
        """A page needs words."""
        return () if any(text.strip() for text in settings.text.values()) else ("text",)


METHOD = Information()
