"""A project's page in this tab."""

from dataclasses import replace

import reflex as rx

from civic.errors import NotFound
from civic.services import following, reading
from civic.services.block_views import BlockView
from civic.services.project_views import ProjectCard, ProjectPage
from civic.services.reading import NOTHING_HEARD, Heard
from civic.state.base import Door
from civic.words import Followed


class ProjectState(Door, rx.State):
    """The project of this address."""

    page: ProjectPage = ProjectPage(card=ProjectCard())
    heard: Heard = NOTHING_HEARD
    blocks: list[BlockView] = []
    documents: list[BlockView] = []
    draft: bool = False
    is_loaded: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the project named in the address, and its draft where that asks for it."""
        slug = self._part(1)
        word = self.router.url.query_parameters.get("draft", "")
        if slug != self.page.card.slug:
            self.page, self.heard = ProjectPage(card=ProjectCard()), NOTHING_HEARD
            self.is_loaded = False
        self._change(is_missing=False)
        try:
            look = await self._do(reading.project, slug, word)
        except NotFound:
            self.is_missing = True
            return
        self._change(page=look.page, heard=look.heard, is_loaded=True)
        self._change(blocks=look.blocks, draft=bool(word), documents=look.documents)

    @rx.event
    async def follow(self) -> None:
        """Follow the project, or leave it."""
        on = not self.page.is_followed
        await self._do(following.follow, Followed.PROJECT, self.page.card.id, on=on)
        self.page = replace(self.page, is_followed=on)
