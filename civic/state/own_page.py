"""A page of the organiser's own in this tab."""

import reflex as rx

from civic.errors import NotFound, Refused
from civic.services import own_pages
from civic.services.own_pages import PageView
from civic.state.base import Door


class OwnPageState(Door, rx.State):
    """The page of this address, or one of its earlier versions."""

    page: PageView = PageView()
    is_loaded: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the page named in the address; a draft is shown to administrators alone."""
        asked = self.router.url.query_parameters
        self.is_missing = False
        try:
            slug, number = self._part(1), str(asked.get("version", ""))
            found = await self._do(own_pages.page, slug, number, draft="draft" in asked)
            self._change(page=found)
        except (NotFound, Refused):
            self.page, self.is_missing = PageView(), True
        self.is_loaded = True
