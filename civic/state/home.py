"""The home page in this tab."""

from dataclasses import replace
from typing import Any

import reflex as rx

from civic.errors import NotFound
from civic.services import following, layers, near, reading
from civic.services.block_views import Part
from civic.services.layers import Found
from civic.services.near import Near
from civic.services.project_views import Home
from civic.state.base import Door
from civic.state.leading import Leads
from civic.words import Followed

RESULT = "near-result"
MOST_WORDS = 120


class HomeState(Leads, Door, rx.State):
    """What is open, decided and near, in the order that the organiser gave it."""

    home: Home = Home()
    near: Near = Near()
    found: list[Found] = []
    searched: str = ""
    parts: list[Part] | None = None
    draft: bool = False
    is_loaded: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the home page with what is near, or its draft where the address asks for that."""
        query = self.router.url.query_parameters
        word, area_id = query.get("draft", ""), query.get("area", "")
        try:
            look = await self._do(reading.home, word, area_id)
        except NotFound:
            word, look = "", await self._do(reading.home, "", area_id)
        self._change(home=look.home, near=look.near, found=[], searched="", is_loaded=True)
        self._change(parts=look.parts, draft=bool(word))

    @rx.event
    async def find_place(self, form: dict[str, Any]) -> None:
        """Find places by what was typed."""
        words = " ".join(str(form.get("place", "")).split())[:MOST_WORDS]
        self._change(found=await self._do(layers.search, words), searched=words)

    @rx.event
    async def look_around(self, lat: float, lng: float, name: str) -> None:
        """Show what is around a place; the place itself is kept nowhere."""
        found = await self._do(near.around, lat, lng, name)
        self._change(near=found, found=[], searched="")
        self._lead(RESULT)

    @rx.event
    async def follow_area(self) -> None:
        """Follow the area that is shown, or leave it."""
        on = not self.near.is_followed
        await self._do(following.follow, Followed.AREA, self.near.area.id, on=on)
        self.near = replace(self.near, is_followed=on)
