"""What every page says of the platform itself: its name, its look, languages and ways."""

from dataclasses import dataclass

from civic.rules.fonts import TEXT, TITLE, first_files, fonts_css
from civic.rules.theme import DEFAULT_BRAND
from civic.services.views import picture_url
from civic.services.ways import NO_WAYS, SiteWays, ways_of
from civic.services.work import Work, reads
from civic.words import Act

FIRST_FONTS = first_files(TEXT, TITLE, ())


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
    ways: SiteWays = NO_WAYS
    icon_id: str = ""
    fonts_css: str = ""
    first_fonts: tuple[str, ...] = FIRST_FONTS
    video_hosts: tuple[str, ...] = ()


@reads
def site(work: Work) -> Site:
    """Return the organiser's identity."""
    work.require(Act.VIEW)
    chosen = work.platform
    fonts = chosen.text_font, chosen.title_font, chosen.own_fonts
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
        ways=ways_of(work),
        icon_id=chosen.icon_id or "",
        fonts_css=fonts_css(*fonts),
        first_fonts=first_files(*fonts),
        video_hosts=chosen.video_hosts,
    )
