"""The projects of the team, in this tab."""

import reflex as rx

from civic.services import team_home
from civic.state.team.desk import Desk


class TeamHomeState(Desk, rx.State):
    """The projects this member of the team works on."""

    desk: team_home.Desk = team_home.Desk()

    @rx.event
    async def load(self) -> None:
        """Read the projects, and what waits in each."""
        found = await self._open(team_home.desk)
        if found is not None:
            self.desk, self.is_loaded = found, True

    async def _refresh(self) -> None:
        self.desk = await self._do(team_home.desk)
