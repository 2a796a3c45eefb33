"""The page of a vote in this tab; the vote itself is fetched and kept by its own scripts."""

import reflex as rx

from civic.errors import NotFound
from civic.services import voting_pages
from civic.services.voting_pages import VoteHead
from civic.state.base import Door


class VoteState(Door, rx.State):
    """Which vote the address is of."""

    page: VoteHead = VoteHead()
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Find the vote of the address."""
        project, activity = self._part(1), self._part(2)
        if self.page.base != f"/projects/{project}/{activity}":
            self._change(page=VoteHead())
        self._change(is_missing=False)
        try:
            page = await self._do(voting_pages.head, project, activity)
        except NotFound:
            self._change(is_missing=True, page=VoteHead())
            return
        self._change(page=page)
