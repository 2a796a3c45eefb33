"""How things look wherever they are drawn: by the server before the app comes, and by the app."""

from collections.abc import Mapping
from types import MappingProxyType

from civic.words import Reason, View

TONES: Mapping[str, str] = MappingProxyType({
    "seen": "neutral",
    "considered": "info",
    "accepted": "ok",
    "implemented": "ok",
    "not_retained": "danger",
    "ineligible": "danger",
    "answered": "info",
    "merged": "neutral",
})  # fmt: skip
"""How a status looks; the organiser's own statuses are neutral, or ``warn`` once closing."""
TONE_ICONS: Mapping[str, str] = MappingProxyType({
    "neutral": "circle-dot",
    "info": "eye",
    "ok": "circle-check",
    "warn": "clock",
    "danger": "circle-x",
})  # fmt: skip
VIEW_ICONS: Mapping[View, str] = MappingProxyType(
    {View.CARDS: "layout-grid", View.LIST: "list", View.MAP: "map"}
)
DOOR_ICONS = ("lightbulb", "info", "coins")
"""The icons that a method may have on its door; any other is drawn as a conversation."""
NEAR_DAYS = 60
"""From how many days on the end of a project is said as a date, not as days that are left."""
LIFTED = (
    Reason.NOT_SIGNED_IN, Reason.FIELD_MISSING, Reason.BIRTH_YEAR_MISSING, Reason.HOME_AREA_MISSING,
)  # fmt: skip
"""What stands in the way of an act and is asked for when somebody begins it."""
SITE_PAGES: Mapping[str, str] = MappingProxyType({
    "/": "plan.home",
    "/projects": "projects.title",
    "/search": "frame.search",
    "/moderation": "frame.moderation",
    "/sign-in": "account.sign_in",
})  # fmt: skip
"""The pages that every platform has, and what each is called in the plan of the site."""
