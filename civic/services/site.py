"""What every page says of the platform itself: its name, its look, its languages."""

from dataclasses import dataclass

from civic.rules.theme import DEFAULT_BRAND
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Act


@dataclass(frozen=True)
class Site:
    """The organiser's identity, as every visitor sees it."""

    name: str = "Civic"
    logo: str = ""
    logo_id: str = ""
    languages: tuple[str, ...] = ()
    language: str = "fr"
    timezone: str = "Europe/Paris"
    contact: str = ""
    brand: str = DEFAULT_BRAND
    version: int = 0
    video_hosts: tuple[str, ...] = ()


@reads
def site(work: Work) -> Site:
    """Return the organiser's identity."""
    work.require(Act.VIEW)
    chosen = work.platform
    return Site(
        name=chosen.name,
        logo=picture_url(chosen.logo_id, small=True),
        logo_id=chosen.logo_id or "",
        languages=chosen.languages,
        language=chosen.default_language,
        timezone=chosen.timezone,
        contact=chosen.contact,
        brand=chosen.brand,
        version=work.vocabulary.version,
        video_hosts=chosen.video_hosts,
    )
