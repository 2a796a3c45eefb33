"""A project that is about to begin, anew or from another, in this tab."""

from typing import Any

import reflex as rx
from reflex_base.event import EventSpec

from civic.services import project_copy, project_start
from civic.services.project_copy import SHIFT, CopyForm, Wish
from civic.services.project_start import Beginning, Offer
from civic.state.team.desk import Desk
from civic.state.team.typed import text


class StartState(Desk, rx.State):
    """What the organiser has chosen so far."""

    offers: list[Offer] = []
    chosen: Offer = Offer()
    starts_on: str = ""
    copied: CopyForm = CopyForm()
    source: str = ""
    dates: str = SHIFT

    @rx.event
    async def load(self) -> None:
        """Read what a project may begin with: something to do, or the project to be copied."""
        self.source, self.is_loaded = self.router.url.query_parameters.get("from", ""), False
        if self.source:
            copied = await self._open(project_copy.copy_form, self.source)
            if copied is not None:
                self.copied, self.dates, self.errors, self.is_loaded = copied, SHIFT, {}, True
            return
        found = await self._open(project_start.offers)
        if found is not None:
            self.offers, self.chosen, self.errors = found, Offer(), {}
            self.starts_on = found[0].phases[0].starts[:10] if found and found[0].phases else ""
            self.is_loaded = True

    @rx.event
    def choose(self, method: str, preset: str) -> None:
        """Choose what to do."""
        self._choose(method, preset)

    @rx.event
    def change_mind(self) -> None:
        """Go back to the choice."""
        self.chosen, self.errors = Offer(), {}

    @rx.event
    async def begin_on(self, day: str) -> None:
        """Propose the phases from another day on."""
        found = await self._form(project_start.offers, day)
        if found is not None:
            self.offers, self.starts_on = found, day
            self._choose(self.chosen.method, self.chosen.preset)

    @rx.event
    async def begin(self, form: dict[str, Any]) -> EventSpec | None:
        """Make the draft, and open it in the editor."""
        begun = Beginning(
            self.chosen.method,
            self.chosen.preset,
            text(form, "title"),
            text(form, "question"),
            text(form, "starts_on"),
        )
        project_id = await self._form(project_start.create, begun)
        return rx.redirect(f"/admin/projects/{project_id}") if project_id else None

    @rx.event
    def date_them(self, way: str) -> None:
        """Choose what becomes of the dates of the phases of a copy."""
        self.dates = way if isinstance(way, str) else SHIFT

    @rx.event
    async def copy_it(self, form: dict[str, Any]) -> EventSpec | None:
        """Make the copy, and open it in the editor."""
        wish = Wish(
            title=text(form, "title"),
            dates=self.dates if self.copied.phases else project_copy.KEEP,
            starts_on=text(form, "starts_on"),
            with_team=bool(form.get("with_team")),
        )
        project_id = await self._form(project_copy.copy, self.source, wish)
        return rx.redirect(f"/admin/projects/{project_id}") if project_id else None

    async def _refresh(self) -> None:
        self.offers = await self._do(project_start.offers, self.starts_on)

    def _choose(self, method: str, preset: str) -> None:
        wanted = [o for o in self.offers if (o.method, o.preset) == (method, preset)]
        self.chosen = wanted[0] if wanted else Offer()
