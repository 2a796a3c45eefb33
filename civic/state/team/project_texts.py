"""A project's texts, picture and filing, in this tab."""

from dataclasses import replace
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
CHANGED = "team_project.changed"
TEXTS = ("title", "question", "description")


class ProjectTextsState(Desk, rx.State):
    """What the team writes of the project of this address."""

    head: ProjectHead = ProjectHead()
    view: ProjectTexts = ProjectTexts()
    filing: Filing = Filing()
    picture: list[dict[str, str]] = []
    picture_id: str = ""
    times_read: int = 0
    _seen: ProjectTexts = ProjectTexts()

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
        """Keep the title, the question, the description and the contact.

        Who is told of a colleague's change may insist: by then they have seen it.
        """
        said = by_language(form, *TEXTS)
        typed = {**said, "contact": text(form, "contact")}
        kept = await self._send("texts", project_editor.save_texts, self.view.id, typed, self._seen)
        if kept is None:
            await self._see_what_was_told()
        else:
            if _has_theirs(kept, self._seen, typed):
                self.view = kept
                self.times_read += 1
            self._seen = kept
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

    async def _see_what_was_told(self) -> None:
        """Know that a colleague's change was read, in the one text that was named."""
        for field, complaint in self.errors.items():
            if complaint.key == CHANGED:
                now = await self._do(project_editor.texts_of, self.view.id)
                name, _, lang = field.partition(".")
                if name == "email":
                    self._seen = replace(self._seen, contact=now.contact)
                else:
                    read = {lang: getattr(now, name).get(lang, "")}
                    self._seen = replace(self._seen, **{name: getattr(self._seen, name) | read})

    def _show(self, view: ProjectTexts) -> None:
        self.view, self._seen, self.picture_id = view, view, view.picture_id
        url = picture_url(view.picture_id, small=True)
        self.picture = [{"id": view.picture_id, "url": url, "alt": ""}] if view.picture_id else []


def _has_theirs(kept: ProjectTexts, seen: ProjectTexts, typed: dict[str, Any]) -> bool:
    """Say whether a colleague wrote some of what is kept, so that the fields must show it."""
    if typed["contact"] == seen.contact != kept.contact:
        return True
    return any(
        word == getattr(seen, name).get(lang, "") != getattr(kept, name).get(lang, "")
        for name in TEXTS
        for lang, word in typed[name].items()
    )
