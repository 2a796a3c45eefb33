"""The home page in this tab."""

from dataclasses import replace
from typing import Any

import reflex as rx

from civic.services import following, layers, near, reading
from civic.services.layers import Found
from civic.services.near import Near
from civic.services.project_views import Home
from civic.state.base import Door
from civic.state.leading import Leads
from civic.words import Followed

RESULT = "near-result"
MOST_WORDS = 120


class HomeState(Leads, Door, rx.State):
    """What is open, what comes, what was decided, and what is near."""

    home: Home = Home()
    near: Near = Near()
    found: list[Found] = []
    searched: str = ""
    is_loaded: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the home page, and what is near in the area that its address names."""
        area_id = self.router.url.query_parameters.get("area", "")
        look = await self._do(reading.home, area_id)
        self._change(home=look.home, near=look.near, found=[], searched="", is_loaded=True)

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
