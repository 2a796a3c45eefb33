"""The home page in this tab."""

import reflex as rx

from civic.services import projects
from civic.services.project_views import Home
from civic.state.base import Door


class HomeState(Door, rx.State):
    """What is open, what comes and what was decided."""

    home: Home = Home()
    is_loaded: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the home page."""
        self._change(home=await self._do(projects.home), is_loaded=True)
