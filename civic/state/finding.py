"""Finding one's way in the whole site, in this tab: the search and the plan."""

from typing import Any

import reflex as rx
from reflex_base.event import EventSpec

from civic.rules import searching
from civic.services import searching as search
from civic.services import site_plan
from civic.services.searching import Found
from civic.services.site_plan import Plan
from civic.state.base import Door
from civic.state.leading import Leads


class SearchState(Leads, Door, rx.State):
    """What was found for the words of this address."""

    found: Found | None = None

    @rx.event
    async def load(self) -> None:
        """Look for what the address asks."""
        wanted = searching.read(self.router.url.query_parameters)
        before, self.found = self.found, await self._do(search.search, wanted)
        if before and before.page != self.found.page:
            self._lead("results")

    @rx.event
    def look_for(self, form: dict[str, Any]) -> EventSpec:
        """Look for the words that were typed; the address then says them."""
        words = form.get("q", "")
        wanted = searching.read({"q": words if isinstance(words, str) else ""})
        return rx.redirect(searching.address(wanted.text))


class PlanState(Door, rx.State):
    """Every page that everybody finds."""

    plan: Plan | None = None

    @rx.event
    async def load(self) -> None:
        """Read the plan."""
        self.plan = await self._do(site_plan.plan)
