"""A project that is about to be copied, in this tab."""

from typing import Any

import reflex as rx
from reflex_base.event import EventSpec

from civic.services import project_copy
from civic.services.project_copy import SHIFT, CopyForm, Wish
from civic.state.team.desk import Desk
from civic.state.team.typed import text

PROJECT = 2


class ProjectCopyState(Desk, rx.State):
    """How the project of this address is to be copied."""

    view: CopyForm = CopyForm()
    source: str = ""
    dates: str = SHIFT

    @rx.event
    async def load(self) -> None:
        """Read what is asked before the project is copied."""
        found = await self._open(project_copy.copy_form, self._part(PROJECT))
        if found is not None:
            self.view, self.source = found, self._part(PROJECT)
            self.dates, self.errors, self.is_loaded = SHIFT, {}, True

    @rx.event
    def date_them(self, way: str) -> None:
        """Choose what becomes of the dates of the phases."""
        self.dates = way if isinstance(way, str) else SHIFT

    @rx.event
    async def copy_it(self, form: dict[str, Any]) -> EventSpec | None:
        """Make the copy, and open it in the editor."""
        wish = Wish(
            title=text(form, "title"),
            dates=self.dates if self.view.phases else project_copy.KEEP,
            starts_on=text(form, "starts_on"),
            with_team=bool(form.get("with_team")),
        )
        project_id = await self._form(project_copy.copy, self.source, wish)
        return rx.redirect(f"/admin/projects/{project_id}") if project_id else None

    async def _refresh(self) -> None:
        self.view = await self._do(project_copy.copy_form, self.source)
