"""The contributions the team works through, in this tab: a table, and one of them in a panel."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex_base.event import EventSpec

from civic.services import bulk_undo, related, team_input, team_inputs
from civic.services.house import house
from civic.services.team_input import TeamInput
from civic.services.team_inputs import Choices, TeamPage, TeamRow
from civic.services.team_query import FILTERS, Query, query_of
from civic.state.team.input_forms import InputForms
from civic.state.team.merging import Merging
from civic.state.team.picking import BULK
from civic.state.team.shortcuts import FILTER, Shortcuts
from civic.state.team.typed import number, text

ADDRESS = "/admin/inputs"
USUAL = {"order": "new"}


@dataclass(frozen=True)
class Related:
    """What says nearly the same as the input ``about``, as far as it is known."""

    rows: list[TeamRow] = field(default_factory=list)
    about: str = ""
    is_learning: bool = False


class TeamInputsState(InputForms, Merging, Shortcuts, rx.State):
    """What the filters of this address find, and the input that is open beside it."""

    query: Query | None = None
    page: TeamPage = TeamPage()
    choices: Choices | None = None
    related: Related | None = None
    _at: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the table of this address; what was picked stays while the filters do."""
        asked = self.router.url.query_parameters
        before, query = self._query(), query_of(asked, number(asked.get("page", "1")))
        self.query = query
        if replace(query, page=1) != replace(before, page=1):
            self._pick_none()
        found = await self._open(team_inputs.page, query)
        if found is None:
            return
        self.page = found
        self.choices = await self._do(team_inputs.choices, query.project)
        await self._read_shortcuts()
        await self._show(asked.get("open", ""))
        self.is_loaded = True
        if asked.get("merge") and self._one().id:
            await self._offer_merge(self._one().id, asked["merge"])

    @rx.event
    async def refresh(self) -> None:
        """Read again what a colleague has just changed; what one writes stays as it is."""
        if not self.is_loaded:
            return
        self._change(page=await self._do(team_inputs.page, self._query()))
        await self._read_shortcuts()
        if self._one().id:
            await self._notice()

    @rx.event
    def look_for(self, form: dict[str, Any]) -> EventSpec:
        """Filter the table."""
        return _led_to(_filters({name: text(form, name) for name in FILTERS}))

    @rx.event
    def turn_to(self, page: int) -> EventSpec:
        """Show another page of the table."""
        return self._page(page)

    @rx.event
    def turn(self, pages: int) -> EventSpec | None:
        """Show the page that comes so many pages after this one, if there is one."""
        wished = self.page.page + pages if isinstance(pages, int) else 0
        return self._page(wished) if 1 <= wished <= self.page.pages else None

    @rx.event
    def go_to(self, form: dict[str, Any]) -> EventSpec:
        """Show the page whose number was typed."""
        return self._page(number(text(form, "page")))

    @rx.event
    async def open_input(self, input_id: str) -> None:
        """Show one input beside the table."""
        await self._show(input_id)

    @rx.event
    def close(self) -> None:
        """Close the panel."""
        self.detail = TeamInput()

    @rx.event
    async def step(self, steps: int) -> None:
        """Open the input that stands before or after the open one in the table."""
        ids = [row.id for row in self.page.rows]
        if not (ids and self._one().id and isinstance(steps, int)):
            return
        if self._one().id in ids:
            at = ids.index(self._one().id) + steps
        else:  # it was dealt with and left the table: the next one has taken its place
            at = self._at + steps - (steps > 0)
        await self._show(ids[max(0, min(len(ids) - 1, at))])

    @rx.event
    async def find_related(self) -> None:
        """Look for what says nearly the same as the open input."""
        input_id = self._one().id
        known = self.related
        if not input_id or (known and known.about == input_id and not known.is_learning):
            return
        # No connection and no thread of the services waits for the finder.
        found = await asyncio.to_thread(related.look, house(), self._caller(), input_id)
        self.related = Related(found or [], input_id, found is None)

    async def _show(self, input_id: str) -> None:
        self.saved, self.errors, self.is_placing = "", {}, False
        self.related = None
        self.serial += 1
        self.opened += 1
        ids = [row.id for row in self.page.rows]
        self._at = ids.index(input_id) if input_id in ids else self._at
        found = await self._do(team_input.detail, input_id) if input_id else TeamInput()
        self._take(found)

    async def _refresh(self) -> None:
        self.page = await self._do(team_inputs.page, self._query())
        await self._read_shortcuts()
        if self._one().id:
            self._take(await self._do(team_input.detail, self._one().id))

    async def _put_back(self, entry: str) -> None:
        kind, _, key = entry.partition(":")
        if kind == BULK:
            await self._do(bulk_undo.undo, key)
        elif kind == FILTER:
            await self._put_back_shortcut()
        else:
            await super()._put_back(entry)

    def _page(self, wished: object) -> EventSpec:
        page = wished if isinstance(wished, int) else 1
        within = max(1, min(max(1, self.page.pages), page))
        return _led_to({**self._asked(), "page": str(within)})

    def _query(self) -> Query:
        return self.query or Query()

    def _asked(self) -> dict[str, str]:
        """Return the filters that are on, as the address names them."""
        return _filters({name: getattr(self._query(), name) for name in FILTERS})


def _filters(asked: Any) -> dict[str, str]:  # noqa: ANN401  any mapping of words
    return {
        name: value
        for name in FILTERS
        if (value := asked.get(name)) and value != USUAL.get(name, "")
    }


def _led_to(asked: dict[str, str]) -> EventSpec:
    kept = {name: value for name, value in asked.items() if (name, value) != ("page", "1")}
    return rx.redirect(f"{ADDRESS}?{urlencode(kept)}" if kept else ADDRESS)
