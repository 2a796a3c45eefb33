"""The settings of the platform, in this tab."""

from typing import Any

import reflex as rx

from civic.services import platform_admin
from civic.services.platform_admin import PlatformForm
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, decimal, number, text, ticked


class PlatformState(Desk, rx.State):
    """What the organiser may set for everyone."""

    view: PlatformForm | None = None

    @rx.event
    async def load(self) -> None:
        """Read the settings."""
        found = await self._open(platform_admin.settings_form)
        if found is None:
            return
        await self._speak()
        self.view = found
        self.saved, self.errors, self.is_loaded = "", {}, True

    @rx.event
    async def save_name(self, form: dict[str, Any]) -> None:
        """Keep the name, the welcome and the contact."""
        welcome = by_language(form, "welcome")["welcome"]
        typed = {"name": text(form, "name"), "welcome": welcome, "contact": text(form, "contact")}
        await self._keep("name", typed)

    @rx.event
    async def save_languages(self, form: dict[str, Any]) -> None:
        """Keep the languages, the main one, the time zone and the currency."""
        typed = {
            "languages": ticked(form, "language"),
            "default_language": text(form, "default_language"),
            "timezone": text(form, "timezone"),
            "currency": text(form, "currency").upper(),
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
