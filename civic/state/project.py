"""A project's page in this tab."""

import reflex as rx

from civic.errors import NotFound
from civic.services import input_lists, projects
from civic.services.project_views import ProjectCard, ProjectPage
from civic.services.views import Card
from civic.state.base import Door

NEWEST = input_lists.Filters(order="new")
SHOWN = 4


class ProjectState(Door, rx.State):
    """The project of this address."""

    page: ProjectPage = ProjectPage(card=ProjectCard())
    newest: list[Card] = []
    is_loaded: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the project named in the address."""
        slug = self._part(1)
        if slug != self.page.card.slug:
            self.page, self.newest, self.is_loaded = ProjectPage(card=ProjectCard()), [], False
        self.is_missing = False
        try:
            self.page = await self._do(projects.page, slug)
        except NotFound:
            self.is_missing = True
            return
        boxes = [activity.id for activity in self.page.activities if activity.has_inputs]
        found = [await self._do(input_lists.listed, box, NEWEST) for box in boxes[:1]]
        self.newest = found[0].cards[:SHOWN] if found else []
        self.is_loaded = True
