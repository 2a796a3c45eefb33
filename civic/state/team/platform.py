"""The settings of the platform, in this tab."""

from typing import Any

import reflex as rx

from civic.errors import Invalid
from civic.rules.theme import suggestion_of
from civic.services import platform_admin
from civic.services.platform_admin import PlatformForm
from civic.services.views import picture_url
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, decimal, number, text, ticked


class PlatformState(Desk, rx.State):
    """What the organiser may set for everyone."""

    view: PlatformForm = PlatformForm()
    brand: str = ""
    shown: str = ""
    contrast: float = 0.0
    is_as_given: bool = True
    logo: list[dict[str, str]] = []
    logo_id: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the settings."""
        found = await self._open(platform_admin.settings_form)
        if found is None:
            return
        await self._speak()
        self.view, self.logo_id = found, found.logo_id
        url = picture_url(found.logo_id, small=True)
        self.logo = [{"id": found.logo_id, "url": url, "alt": ""}] if found.logo_id else []
        self._try(found.brand)
        self.saved, self.errors, self.is_loaded = "", {}, True

    @rx.event
    def try_brand(self, brand: str) -> None:
        """Say how a colour would show, before it is kept."""
        self._try(brand)

    @rx.event
    def choose_logo(self, pictures: list[dict[str, str]]) -> None:
        """Remember the logo that was sent, until the form is kept."""
        self.logo_id = str(pictures[0].get("id", "")) if pictures else ""

    @rx.event
    async def save_name(self, form: dict[str, Any]) -> None:
        """Keep the name, the welcome and the contact."""
        welcome = by_language(form, "welcome")["welcome"]
        typed = {"name": text(form, "name"), "welcome": welcome, "contact": text(form, "contact")}
        await self._keep("name", typed)

    @rx.event
    async def save_look(self, _form: dict[str, Any]) -> None:
        """Keep the colour and the logo."""
        await self._keep("look", {"brand": self.brand, "logo_id": self.logo_id})

    @rx.event
    async def save_languages(self, form: dict[str, Any]) -> None:
        """Keep the languages, the main one and the time zone."""
        typed = {
            "languages": ticked(form, "language"),
            "default_language": text(form, "default_language"),
            "timezone": text(form, "timezone"),
        }
        await self._keep("languages", typed)
        await self._speak()

    @rx.event
    async def save_sharing(self, form: dict[str, Any]) -> None:
        """Keep the ways to share."""
        await self._keep("sharing", {"channels": ticked(form, "channel")})

    @rx.event
    async def save_map(self, form: dict[str, Any]) -> None:
        """Keep where maps begin."""
        centre = [decimal(text(form, "lat")), decimal(text(form, "lng"))]
        typed = {"map_centre": centre, "map_zoom": number(text(form, "zoom"))}
        await self._keep("map", typed)

    @rx.event
    async def save_watching(self, form: dict[str, Any]) -> None:
        """Keep what holds for new accounts, and which words are watched."""
        typed = {
            "newcomer_links": text(form, "newcomer_links"),
            "newcomer_days": text(form, "newcomer_days"),
            "newcomer_pieces": text(form, "newcomer_pieces"),
            "watched_words": text(form, "watched_words"),
        }
        await self._keep("watching", typed)

    async def _keep(self, form: str, typed: dict[str, Any]) -> None:
        kept = await self._send(form, platform_admin.save_settings, typed)
        self.view = kept or self.view

    async def _refresh(self) -> None:
        self.view = await self._do(platform_admin.settings_form)

    def _try(self, brand: str) -> None:
        try:
            tried = suggestion_of(brand)
        except Invalid:
            return
        self.brand, self.shown, self.contrast = tried.given, tried.shown, tried.contrast
        self.is_as_given = tried.is_as_given
