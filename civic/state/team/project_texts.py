"""A project's texts, picture and filing, in this tab."""

from typing import Any

import reflex as rx

from civic.services import filing, project_editor, publishing
from civic.services.filing import Filing
from civic.services.project_editor import ProjectTexts
from civic.services.publishing import ProjectHead
from civic.services.views import picture_url
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, text, ticked

PROJECT = 2


class ProjectTextsState(Desk, rx.State):
    """What the team writes of the project of this address."""

    head: ProjectHead = ProjectHead()
    view: ProjectTexts = ProjectTexts()
    filing: Filing = Filing()
    picture: list[dict[str, str]] = []
    picture_id: str = ""
    times_read: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the project of this address."""
        project_id = self._part(PROJECT)
        if project_id != self.view.id:
            self.is_loaded, self.saved, self.errors = False, "", {}
        head = await self._open(publishing.head, project_id)
        if head is None:
            return
        await self._speak()
        self.head = head
        self.filing = await self._do(filing.filing, project_id)
        self._show(await self._do(project_editor.texts_of, project_id))
        self.times_read += 1
        self.is_loaded = True

    @rx.event
    async def save_texts(self, form: dict[str, Any]) -> None:
        """Keep the title, the question, the description and the contact."""
        said = by_language(form, "title", "question", "description")
        typed = {**said, "contact": text(form, "contact")}
        await self._send("texts", project_editor.save_texts, self.view.id, typed)
        await self._refresh()

    @rx.event
    def choose_picture(self, pictures: list[dict[str, str]]) -> None:
        """Remember the picture that was sent, until the form is kept."""
        self.picture_id = str(pictures[0].get("id", "")) if pictures else ""
        self.saved = ""

    @rx.event
    async def save_picture(self, form: dict[str, Any]) -> None:
        """Keep the picture and the words for it."""
        alt = by_language(form, "picture_alt")["picture_alt"]
        await self._send("picture", project_editor.set_picture, self.view.id, self.picture_id, alt)
        await self._refresh()

    @rx.event
    async def save_filing(self, form: dict[str, Any]) -> None:
        """Keep the folder, the areas and the tags."""
        await self._send(
            "filing",
            project_editor.file_under,
            self.view.id,
            text(form, "folder"),
            ticked(form, "area"),
            ticked(form, "tag"),
        )

    @rx.event
    async def save_address(self, form: dict[str, Any]) -> None:
        """Keep another address."""
        await self._send("address", project_editor.set_address, self.view.id, text(form, "slug"))
        await self._refresh()

    def _subject(self) -> str:
        return self.view.id

    async def _refresh(self) -> None:
        self.head = await self._do(publishing.head, self.view.id)

    def _show(self, view: ProjectTexts) -> None:
        self.view, self.picture_id = view, view.picture_id
        url = picture_url(view.picture_id, small=True)
        self.picture = [{"id": view.picture_id, "url": url, "alt": ""}] if view.picture_id else []
