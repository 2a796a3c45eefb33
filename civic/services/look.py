"""How the platform looks to everybody: its colour, and which version of its settings says so."""

from dataclasses import dataclass

from civic.services.work import Work, reads
from civic.words import Act


@dataclass(frozen=True, slots=True)
class Look:
    """The organiser's colour, and a number that every change of the settings raises."""

    brand: str
    version: int


@reads
def look(work: Work) -> Look:
    """Return how the platform looks now."""
    work.require(Act.VIEW)
    return Look(work.platform.brand, work.vocabulary.version)


@reads
def languages(work: Work) -> tuple[str, ...]:
    """Return the languages of the platform, the one it is written in first."""
    work.require(Act.VIEW)
    first = work.platform.default_language
    return (first, *(lang for lang in work.platform.languages if lang != first))
