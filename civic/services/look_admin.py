"""How the platform looks, as the team chooses it: colour, logo, icon, typefaces."""

from dataclasses import dataclass, field

from civic.rules.fonts import SHIPPED, OwnFont, faces_css, family_of
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Act


@dataclass(frozen=True)
class FontLine:
    """A typeface to choose; one of the organiser's own has its licence and its size in kB."""

    id: str = ""
    name: str = ""
    family: str = ""
    licence: str = ""
    size: int = 0
    is_own: bool = False
    is_used: bool = False


@dataclass(frozen=True)
class LookForm:
    """The look of the platform as the team edits it; ``faces`` lets a page show own typefaces."""

    brand: str = ""
    logo_id: str = ""
    logo: list[dict[str, str]] = field(default_factory=list)
    icon_id: str = ""
    icon: list[dict[str, str]] = field(default_factory=list)
    text_font: str = ""
    title_font: str = ""
    fonts: list[FontLine] = field(default_factory=list)
    faces: str = ""


@reads
def look_form(work: Work) -> LookForm:
    """Return the look of the platform for those who may change it."""
    work.require(Act.MANAGE_PLATFORM)
    chosen = work.platform
    shipped = [FontLine(key, font.name, _stack(key, ())) for key, font in SHIPPED.items()]
    used = (chosen.text_font, chosen.title_font)
    own = [
        FontLine(
            font.id,
            font.name,
            _stack(font.id, chosen.own_fonts),
            font.licence,
            -(-font.size // 1024),
            is_own=True,
            is_used=font.id in used,
        )
        for font in chosen.own_fonts
    ]
    return LookForm(
        brand=chosen.brand,
        logo_id=chosen.logo_id or "",
        logo=_picture(chosen.logo_id),
        icon_id=chosen.icon_id or "",
        icon=_picture(chosen.icon_id),
        text_font=chosen.text_font,
        title_font=chosen.title_font,
        fonts=[*shipped, *own],
        faces=faces_css(chosen.own_fonts),
    )


def _stack(key: str, own: tuple[OwnFont, ...]) -> str:
    return ",".join(part for part in (family_of(key, own), "system-ui", "sans-serif") if part)


def _picture(upload_id: str | None) -> list[dict[str, str]]:
    url = picture_url(upload_id, small=True)
    return [{"id": upload_id, "url": url, "alt": ""}] if upload_id else []
