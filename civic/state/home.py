"""The home page in this tab."""

import reflex as rx

from civic.errors import NotFound
from civic.services import reading
from civic.services.block_views import Part
from civic.services.project_views import Home
from civic.state.base import Door


class HomeState(Door, rx.State):
    """What is open, what comes and what was decided, in the order that the organiser gave it."""

    home: Home = Home()
    parts: list[Part] | None = None
    draft: bool = False
    is_loaded: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the home page, or its draft where the address asks for that."""
        word = self.router.url.query_parameters.get("draft", "")
        try:
            look = await self._do(reading.home, word)
        except NotFound:
            word, look = "", await self._do(reading.home)
        self._change(home=look.home, parts=look.parts, draft=bool(word), is_loaded=True)
