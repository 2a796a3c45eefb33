"""A folder's page in this tab."""

import reflex as rx

from civic.errors import NotFound
from civic.services import projects
from civic.services.project_views import FolderPage
from civic.state.base import Door


class FolderState(Door, rx.State):
    """The folder of this address."""

    page: FolderPage = FolderPage()
    is_loaded: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the folder named in the address."""
        self.page, self.is_loaded, self.is_missing = FolderPage(), False, False
        try:
            self.page = await self._do(projects.folder, self._part(1))
        except NotFound:
            self.is_missing = True
        self.is_loaded = True
