"""Sample, as the platform sees it: people hand in words and support those of others."""

from civic.methods.base import Collection, Method, Settings
from civic.words import Act, Feature


class Sample(Method[Settings]):
    """A whole method."""

    key = "sample"
    features = frozenset({Feature.INPUTS, Feature.REACTIONS})
    settings = Settings

    def acts(self, settings: Settings) -> frozenset[Act]:
        """Handing in and supporting."""
        return frozenset({Act.SUBMIT_INPUT, Act.REACT})

    def collection(self, settings: Settings) -> Collection:
        """Show what was handed in as cards."""
        return Collection()


METHOD = Sample()
