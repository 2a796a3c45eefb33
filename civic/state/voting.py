"""The page of a vote in this tab; the vote itself is fetched and kept by its own scripts."""

import reflex as rx

from civic.errors import NotFound
from civic.services import voting_pages
from civic.services.project_views import ActivityPage
from civic.state.activity import NO_PAGE
from civic.state.base import Door


class VoteState(Door, rx.State):
    """Which vote the address is of."""

    page: ActivityPage = NO_PAGE
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Find the vote of the address."""
        project, activity = self._part(1), self._part(2)
        if (project, activity) != (self.page.project.slug, self.page.activity.slug):
            self._change(page=NO_PAGE)
        self._change(is_missing=False)
        try:
            page = await self._do(voting_pages.head, project, activity)
        except NotFound:
            self._change(is_missing=True, page=NO_PAGE)
            return
        self._change(page=page)
