"""The public figures of moderation, in this tab."""

import reflex as rx

from civic.services import ruled
from civic.services.ruled import RuledFigures
from civic.state.base import Door


class RuledState(Door, rx.State):
    """How the team moderates."""

    figures: RuledFigures = RuledFigures()
    is_loaded: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the figures."""
        self.figures = await self._do(ruled.figures)
        self.is_loaded = True
