"""How the platform speaks to everybody: its languages."""

from civic.services.work import Work, reads
from civic.words import Act


@reads
def languages(work: Work) -> tuple[str, ...]:
    """Return the languages of the platform, the one it is written in first."""
    work.require(Act.VIEW)
    first = work.platform.default_language
    return (first, *(lang for lang in work.platform.languages if lang != first))
