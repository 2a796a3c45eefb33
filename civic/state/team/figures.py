"""How much takes place, in this tab."""

from urllib.parse import urlencode

import reflex as rx
from reflex_base.event import EventSpec

from civic.rules.charts import PERIODS
from civic.services import dashboard
from civic.services.dashboard import Dashboard
from civic.state.team.desk import Desk

HERE = "/admin/figures"


class FiguresState(Desk, rx.State):
    """The figures that the address asks for."""

    page: Dashboard = Dashboard()

    @rx.event
    async def load(self) -> None:
        """Read the figures of the project and the days of the address."""
        query = self.router.url.query_parameters
        project, days = query.get("project", ""), query.get("days", "")
        period = next((one for one in PERIODS if days == f"{one}"), PERIODS[1])
        found = await self._open(dashboard.figures, project, period)
        if found is None:
            return
        self.page, self.is_loaded = found, True

    @rx.event
    def choose(self, project: str) -> EventSpec:
        """Ask for the figures of one project, or of all; the address says which."""
        known = any(one.id == project for one in self.page.projects)
        days = self.router.url.query_parameters.get("days", PERIODS[1])
        asked = {"project": project if known else "", "days": days}
        return rx.redirect(f"{HERE}?{urlencode(asked)}")
