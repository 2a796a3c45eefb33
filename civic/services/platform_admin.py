"""The platform as a whole in the hands of its administrators: name, look, languages, place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from civic.errors import Invalid
from civic.models import Platform, Upload
from civic.rules import editing, texts, widgets
from civic.rules.fonts import SHIPPED
from civic.rules.platform import CHANNELS, LANGUAGES, PlatformSettings
from civic.rules.theme import suggestion_of
from civic.rules.videos import is_host
from civic.services.work import Work, reads
from civic.words import Act, NewcomerLinks

WELCOME_MOST = 400
WORDS_MOST = 4000
ICON_LEAST = 180
UNEVEN = 0.02
"""By how much of its side a picture may miss being square."""
_CHANGEABLE = frozenset(PlatformSettings.model_fields)


@dataclass(frozen=True, slots=True)
class PlatformForm:
    """The platform's settings as the team edits them, and what there is to choose from."""

    name: str = ""
    welcome: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    default_language: str = ""
    timezone: str = ""
    currency: str = ""
    channels: tuple[str, ...] = ()
    contact: str = ""
    lat: float = 0.0
    lng: float = 0.0
    zoom: int = 1
    newcomer_links: str = NewcomerLinks.ALLOWED
    newcomer_days: int = 0
    newcomer_pieces: int = 0
    watched_words: str = ""
    all_languages: tuple[str, ...] = LANGUAGES
    all_channels: tuple[str, ...] = CHANNELS


@reads
def settings_form(work: Work) -> PlatformForm:
    """Return the platform's settings for those who may change them."""
    work.require(Act.MANAGE_PLATFORM)
    return _form(work.platform)


def save_settings(work: Work, typed: Mapping[str, Any]) -> PlatformForm:
    """Keep those settings that were sent; they hold at once, for everyone.

    Raises:
        Invalid: if one of them can't be, with its name.
    """
    work.require(Act.MANAGE_PLATFORM)
    if unknown := set(typed) - _CHANGEABLE:
        raise Invalid(sorted(unknown)[0], "invalid.choice")
    row, before = lock(work), work.platform
    after = _validated(work, {**before.model_dump(mode="json"), **_cleaned(work, typed)})
    row.settings = after.model_dump(mode="json")
    work.session.add(row)
    work.session.flush()
    changed = [name for name in typed if getattr(before, name) != getattr(after, name)]
    if changed:
        work.log("platform_changed", parts=", ".join(sorted(changed)))
        work.tell("platform")
    return _form(after)


def lock(work: Work) -> Platform:
    """Return the platform, which nobody else changes until this work is kept.

    Its settings are one document: whoever changes a part of them by what they are locks first,
    then reads them. A platform of which nothing was chosen yet is begun: where there is no row,
    nobody would wait. The caller has asked for leave.
    """
    row = work.session.get(Platform, "platform", with_for_update=True, populate_existing=True)
    if row is None:
        row = Platform()
        work.session.add(row)
        work.session.flush()
    return row


def _cleaned(work: Work, typed: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = {**typed, **_watched(typed)}
    if "name" in typed:
        cleaned["name"] = texts.line("name", typed["name"], most=80)
    if "welcome" in typed:
        kept, languages = work.platform.welcome, work.platform.languages
        cleaned["welcome"] = editing.said("welcome", typed["welcome"], languages, _welcome, kept)
    if typed.get("contact"):
        cleaned["contact"] = texts.email(typed["contact"])
    cleaned |= {name: clean(name, typed[name]) for name, clean in _LISTS.items() if name in typed}
    return {**cleaned, **_cleaned_look(work, typed)}


def _cleaned_look(work: Work, typed: Mapping[str, Any]) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    if "brand" in typed:
        cleaned["brand"] = _legible(editing.colour("brand", typed["brand"]))
    for name in ("logo_id", "icon_id"):
        if typed.get(name) and work.session.get(Upload, typed[name]) is None:
            raise Invalid(name, "invalid.choice")
        if name in typed:
            cleaned[name] = typed[name] or None
    if typed.get("icon_id"):
        _refuse_shape(work.session.get_one(Upload, typed["icon_id"]))
    for name in ("text_font", "title_font"):
        if name in typed and not _is_font(work.platform, typed[name]):
            raise Invalid(name, "invalid.choice")
    return cleaned


def _watched(typed: Mapping[str, Any]) -> dict[str, Any]:
    name = "watched_words"
    if name not in typed:
        return {}
    return {name: texts.paragraphs(name, typed[name], most=WORDS_MOST, least=0)}


def _legible(brand: str) -> str:
    """Refuse a colour that not everybody can read, and name the nearest that they can."""
    near = suggestion_of(brand)
    if not near.is_as_given:
        raise Invalid("brand", "team_look.too_pale", colour=near.shown)
    return brand


def _refuse_shape(picture: Upload) -> None:
    long, short = max(picture.width, picture.height), min(picture.width, picture.height)
    if long - short > long * UNEVEN:
        raise Invalid("icon_id", "team_look.not_square")
    if short < ICON_LEAST:
        raise Invalid("icon_id", "team_look.icon_small", least=str(ICON_LEAST))


def _is_font(platform: PlatformSettings, key: object) -> bool:
    return key in SHIPPED or any(font.id == key for font in platform.own_fonts)


def _hosts(field: str, typed: object) -> list[str]:
    """Return the hosts of videos that were listed, one in a line, with or without their scheme."""
    lines = typed.lower().split() if isinstance(typed, str) else []
    hosts = [line.removeprefix("https://").rstrip("/") for line in lines]
    for each in hosts:
        if not is_host(each):
            raise Invalid(field, "team_blocks.wrong_host", host=each[:60])
    return hosts


_LISTS: Mapping[str, Callable[[str, Any], Any]] = {
    "widget_sites": widgets.sites,
    "video_hosts": _hosts,
}


def _welcome(field: str, typed: object) -> str:
    return texts.paragraphs(field, typed, most=WELCOME_MOST, least=0)


def _validated(work: Work, values: dict[str, Any]) -> PlatformSettings:
    try:
        after = PlatformSettings.model_validate(values)
    except ValidationError as wrong:
        where = wrong.errors()[0]["loc"]
        raise Invalid(str(where[0]) if where else "", "invalid.choice") from None
    if after.default_language not in after.languages:
        raise Invalid("default_language", "team_settings.default_not_offered")
    return after


def _form(settings: PlatformSettings) -> PlatformForm:
    return PlatformForm(
        name=settings.name,
        welcome=settings.welcome,
        languages=settings.languages,
        default_language=settings.default_language,
        timezone=settings.timezone,
        currency=settings.currency,
        channels=settings.channels,
        contact=settings.contact,
        lat=settings.map_centre[0],
        lng=settings.map_centre[1],
        zoom=settings.map_zoom,
        newcomer_links=settings.newcomer_links,
        newcomer_days=settings.newcomer_days,
        newcomer_pieces=settings.newcomer_pieces,
        watched_words=settings.watched_words,
    )
