"""The platform as a whole in the hands of its administrators: name, look, languages, place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from civic.errors import Invalid
from civic.models import Platform, Upload
from civic.rules import editing, texts, widgets
from civic.rules.platform import CHANNELS, LANGUAGES, PlatformSettings
from civic.services.work import Work, reads
from civic.words import Act

WELCOME_MOST = 400
_CHANGEABLE = frozenset(PlatformSettings.model_fields)


@dataclass(frozen=True, slots=True)
class PlatformForm:
    """The platform's settings as the team edits them, and what there is to choose from."""

    name: str = ""
    welcome: dict[str, str] = field(default_factory=dict)
    brand: str = ""
    logo_id: str = ""
    languages: tuple[str, ...] = ()
    default_language: str = ""
    timezone: str = ""
    channels: tuple[str, ...] = ()
    contact: str = ""
    lat: float = 0.0
    lng: float = 0.0
    zoom: int = 1
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
    row = work.session.get(Platform, "platform", with_for_update=True) or Platform()
    before = work.platform
    after = _validated(work, {**before.model_dump(mode="json"), **_cleaned(work, typed)})
    row.settings = after.model_dump(mode="json")
    work.session.add(row)
    work.session.flush()
    changed = [name for name in typed if getattr(before, name) != getattr(after, name)]
    if changed:
        work.log("platform_changed", parts=", ".join(sorted(changed)))
        work.tell("platform")
    return _form(after)


def _cleaned(work: Work, typed: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = dict(typed)
    if "name" in typed:
        cleaned["name"] = texts.line("name", typed["name"], most=80)
    if "welcome" in typed:
        kept, languages = work.platform.welcome, work.platform.languages
        cleaned["welcome"] = editing.said("welcome", typed["welcome"], languages, _welcome, kept)
    if "brand" in typed:
        cleaned["brand"] = editing.colour("brand", typed["brand"])
    if typed.get("contact"):
        cleaned["contact"] = texts.email(typed["contact"])
    if typed.get("logo_id") and work.session.get(Upload, typed["logo_id"]) is None:
        raise Invalid("logo_id", "invalid.choice")
    if "widget_sites" in typed:
        cleaned["widget_sites"] = widgets.sites("widget_sites", typed["widget_sites"])
    if "logo_id" in typed:
        cleaned["logo_id"] = typed["logo_id"] or None
    return cleaned


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
        brand=settings.brand,
        logo_id=settings.logo_id or "",
        languages=settings.languages,
        default_language=settings.default_language,
        timezone=settings.timezone,
        channels=settings.channels,
        contact=settings.contact,
        lat=settings.map_centre[0],
        lng=settings.map_centre[1],
        zoom=settings.map_zoom,
    )
