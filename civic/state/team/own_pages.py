"""The organiser's own pages, and the ways to them, in this tab."""

from typing import Any

import reflex as rx

from civic.services import page_editor, way_editor
from civic.services.page_forms import PageForm, PageLine
from civic.services.way_editor import WayLine, WaysForm
from civic.state.leading import Leads
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, text


class OwnPagesState(Desk, rx.State):
    """The list of the organiser's pages."""

    rows: list[PageLine] = []
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the pages."""
        found = await self._open(page_editor.lines)
        if found is not None:
            await self._speak()
            self.rows, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def add(self, form: dict[str, Any]) -> Any:  # noqa: ANN401  an event, or none
        """Make a page and go to it."""
        typed = {"title": by_language(form, "title")["title"], "slug": text(form, "slug")}
        slug = await self._send("new", page_editor.add, typed)
        if not self.errors:
            self.serial += 1
            return rx.redirect(f"/admin/settings/pages/{slug}")
        return None

    @rx.event
    async def remove(self, slug: str, title: str) -> None:
        """Remove a page; it can be taken back."""
        await self._remove(title, page_editor.remove, slug)

    async def _refresh(self) -> None:
        self.rows = await self._do(page_editor.lines)


class OwnPageEditState(Desk, rx.State):
    """One of the organiser's pages, being written."""

    view: PageForm = PageForm()
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the page named in the address."""
        self.is_loaded, self.view = False, PageForm()
        found = await self._open(page_editor.form, self._part(3))
        if found is not None:
            await self._speak()
            self.view, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep what was written as the next version."""
        typed = by_language(form, "title", "body")
        kept = await self._send("page", page_editor.save, self._part(3), typed)
        self.view = kept or self.view

    @rx.event
    async def publish(self) -> None:
        """Let everybody read what was saved last."""
        kept = await self._send("publish", page_editor.publish, self._part(3))
        self.view = kept or self.view

    @rx.event
    async def withdraw(self) -> None:
        """Let nobody read the page any more."""
        kept = await self._send("publish", page_editor.withdraw, self._part(3))
        self.view = kept or self.view

    @rx.event
    async def restore(self, version_id: str) -> None:
        """Work on an earlier version again."""
        kept = await self._send("version", page_editor.restore, self._part(3), version_id)
        if kept:
            self.view = kept
            self.serial += 1

    def _subject(self) -> str:
        return self.view.line.slug

    async def _refresh(self) -> None:
        self.view = await self._do(page_editor.form, self._part(3))


class WaysState(Leads, Desk, rx.State):
    """The entries of the header and the footer."""

    view: WaysForm = WaysForm()
    kind: str = "page"
    serial: int = 0
    place: int = 0
    _gone: tuple[str, int, WayLine] = ("", 0, WayLine())

    @rx.event
    async def load(self) -> None:
        """Read the entries."""
        found = await self._open(way_editor.ways_form)
        if found is not None:
            await self._speak()
            self.view, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    def pick(self, kind: str) -> None:
        """Ask for what an entry of another kind leads to."""
        self.kind = kind

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep an entry, or make one when it has no id yet."""
        place, way_id = text(form, "place"), text(form, "id")
        typed = {
            "kind": text(form, "kind"),
            "target": text(form, "target"),
            "label": by_language(form, "label")["label"],
        }
        await self._send(way_id or f"new-{place}", way_editor.save_way, place, way_id, typed)
        if not self.errors:
            self.serial += 0 if way_id else 1
            await self._refresh()

    @rx.event
    async def drop(self, where: str, at: int) -> None:
        """Put an entry at another place in its row; ``where`` is ``place id``."""
        place, _, way_id = where.partition(" ")
        await self._do(way_editor.move_way, place, way_id, at)
        self.place = at + 1
        await self._refresh()

    @rx.event
    async def move(self, place: str, way_id: str, steps: int) -> None:
        """Move an entry up or down."""
        ids = [line.id for line in self._lines(place)]
        if way_id in ids and 0 <= ids.index(way_id) + steps < len(ids):
            await self._do(way_editor.move_way, place, way_id, ids.index(way_id) + steps)
            self.place = ids.index(way_id) + steps + 1
            await self._refresh()
            self._lead(f"{'up' if steps < 0 else 'down'}-{way_id}")

    @rx.event
    async def remove(self, place: str, way_id: str, title: str) -> None:
        """Take an entry away; it can be put back."""
        lines = self._lines(place)
        at = next((n for n, line in enumerate(lines) if line.id == way_id), -1)
        if at >= 0:
            await self._do(way_editor.remove_way, place, way_id)
            self._gone = (place, at, lines[at])
            self.undo_entry, self.undo_title = way_id, title
            await self._refresh()

    async def _put_back(self, entry: str) -> None:
        place, at, line = self._gone
        if line.id == entry:
            await self._do(way_editor.put_way_back, place, at, line)

    async def _refresh(self) -> None:
        self.view = await self._do(way_editor.ways_form)

    def _lines(self, place: str) -> list[WayLine]:
        return self.view.header if place == "header" else self.view.footer
