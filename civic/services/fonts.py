"""Typefaces of the organiser's own: taken in with their licence, served by ourselves."""

from civic.errors import Invalid, NotFound, Refused
from civic.rules import texts
from civic.rules.fonts import MOST_FONTS, OwnFont, read_font
from civic.services import platform_admin
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal, new_id

NAME_MOST, LICENCE_MOST = 60, 200


@reads
def may_add(work: Work) -> None:
    """Refuse whom no typeface is taken from, before a file is read.

    Raises:
        Refused: if the actor does not manage the platform.
    """
    work.require(Act.MANAGE_PLATFORM)


def add_font(work: Work, name: object, licence: object, data: bytes) -> OwnFont:
    """Take in a WOFF2 file, under a name and with what allows its use.

    Raises:
        Invalid: if it has no name or licence, is no such file, or there are too many already.
    """
    work.require(Act.MANAGE_PLATFORM)
    work.pace("upload")
    platform_admin.lock(work)
    kept = work.platform.own_fonts
    if len(kept) >= MOST_FONTS:
        raise Invalid("font", "team_look.too_many_fonts", most=str(MOST_FONTS))
    font = OwnFont(
        id=new_id(),
        name=texts.line("name", name, most=NAME_MOST),
        licence=_licence(licence),
        size=len(data),
        is_variable=read_font(data),
    )
    work.house.storage.put(_file_of(font.id), data)
    _keep(work, (*kept, font))
    return font


def remove_font(work: Work, font_id: str) -> None:
    """Take a typeface away that is not in use.

    Raises:
        Refused: if texts or titles are set in it.
        NotFound: if there is none.
    """
    work.require(Act.MANAGE_PLATFORM)
    platform_admin.lock(work)
    platform = work.platform
    if font_id in (platform.text_font, platform.title_font):
        raise Refused(Refusal(Reason.IN_USE, (("count", "1"),)))
    left = tuple(font for font in platform.own_fonts if font.id != font_id)
    if len(left) == len(platform.own_fonts):
        raise NotFound
    _keep(work, left)
    work.house.storage.remove(_file_of(font_id))


@reads
def font_file(work: Work, font_id: str) -> bytes:
    """Return the file of a typeface.

    Raises:
        NotFound: if there is none.
    """
    work.require(Act.VIEW)
    if all(font.id != font_id for font in work.platform.own_fonts):
        raise NotFound
    data = work.house.storage.get(_file_of(font_id))
    if data is None:
        raise NotFound
    return data


def _file_of(font_id: str) -> str:
    """Return where the storage keeps a typeface."""
    return f"{font_id}.font"


def _licence(typed: object) -> str:
    if not isinstance(typed, str) or not typed.strip():
        raise Invalid("licence", "team_look.licence_missing")
    return texts.line("licence", typed, most=LICENCE_MOST)


def _keep(work: Work, fonts: tuple[OwnFont, ...]) -> None:
    stored = [font.model_dump() for font in fonts]
    platform_admin.save_settings(work, {"own_fonts": stored})
