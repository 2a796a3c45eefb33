"""The contributions the team works through, in this tab: a table, and one of them in a panel."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex_base.event import EventSpec

from civic.services import bulk_undo, related, team_input, team_inputs
from civic.services.house import house
from civic.services.team_input import TeamInput
from civic.services.team_inputs import MOST, PAGE, WINDOW, Choices, TeamRow, Window
from civic.services.team_query import FILTERS, Query, query_of
from civic.state.team.input_forms import InputForms
from civic.state.team.merging import Merging
from civic.state.team.picking import BULK
from civic.state.team.shortcuts import FILTER, Shortcuts
from civic.state.team.typed import number, text

ADDRESS = "/admin/inputs"
USUAL = {"order": "new"}
AROUND = 30
"""How many lines before and after those that are seen are read with them."""
NEAR = 10
"""How many of them are left where the next are read."""


@dataclass(frozen=True)
class Related:
    """What says nearly the same as the input ``about``, as far as it is known."""

    rows: list[TeamRow] = field(default_factory=list)
    about: str = ""
    is_learning: bool = False


class TeamInputsState(InputForms, Merging, Shortcuts, rx.State):
    """What the filters of this address find, and the input that is open beside it.

    Of the table, ``window`` is there, of which the lines after ``at`` and up to ``until`` are
    seen, on ``page``. ``goal`` leads to a line: a count, and how many lines stand before it.
    """

    query: Query | None = None
    window: Window = Window()
    at: int = 0
    until: int = 0
    page: int = 1
    goal: list[int] = []
    choices: Choices | None = None
    related: Related | None = None
    _open_at: int = -1

    @rx.event
    async def load(self) -> None:
        """Read the table of this address; what was picked stays while the filters do."""
        asked = self.router.url.query_parameters
        before, self.query = self._query(), query_of(asked)
        if self.query != before:
            self._pick_none()
        at = number(asked.get("from", "1")) - 1
        found = await self._open(team_inputs.window, self.query, max(0, at - AROUND))
        if found is None:
            return
        self.window = found
        self._lead(at)
        self.choices = await self._do(team_inputs.choices, self.query.project)
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
        await self._read(self.window.first, len(self.window.rows))
        await self._read_shortcuts()
        if self._one().id:
            await self._notice()

    @rx.event
    def look_for(self, form: dict[str, Any]) -> EventSpec:
        """Filter the table."""
        return _led_to(_filters({name: text(form, name) for name in FILTERS}))

    @rx.event
    async def look(self, first: int, last: int) -> None:
        """Learn which lines are seen, and read what is near them."""
        if not (self.is_loaded and isinstance(first, int) and isinstance(last, int)):
            return
        here, total = self.window, self.window.total
        first = max(0, min(first, total - 1))
        last = max(first, min(last, total - 1, first + MOST - 2 * AROUND))
        self._stand(first, last + 1)
        end = here.first + len(here.rows)
        if max(0, first - NEAR) < here.first or min(total, last + 1 + NEAR) > end:
            await self._read(max(0, first - AROUND), last + 1 - first + 2 * AROUND)

    @rx.event
    async def turn_to(self, page: int) -> None:
        """Lead to another page of the table."""
        if isinstance(page, int):
            await self._go((page - 1) * PAGE)

    @rx.event
    async def go_to(self, form: dict[str, Any]) -> None:
        """Lead to the page whose number was typed."""
        await self._go((number(text(form, "page")) - 1) * PAGE)

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
        if not (isinstance(steps, int) and self._one().id and self._open_at >= 0):
            return
        at = self._place_of(self._one().id)
        if at < 0:
            await self._go(self._open_at)
            at = self._place_of(self._one().id)
        if at < 0:  # it was dealt with and left the table: the next one has taken its place
            at = self._open_at - (steps > 0)
        rows, first = self.window.rows, self.window.first
        if rows:
            await self._show(rows[max(0, min(len(rows) - 1, at - first + steps))].id)

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
        place = self._place_of(input_id)
        self._open_at = place if place >= 0 else self._open_at
        found = await self._do(team_input.detail, input_id) if input_id else TeamInput()
        self._take(found)

    async def _refresh(self) -> None:
        await self._read(self.window.first, len(self.window.rows))
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

    async def _read(self, first: int, most: int = WINDOW) -> None:
        """Read lines of the table; what is as it was is not sent again."""
        rows = max(WINDOW, min(MOST, most))
        self._change(window=await self._do(team_inputs.window, self._query(), first, rows))

    async def _go(self, at: int) -> None:
        """Read what is around a line, and lead to it."""
        await self._read(max(0, min(at, self.window.total) - AROUND))
        self._lead(at)

    def _lead(self, at: int) -> None:
        within = max(0, min(at, self.window.total - 1))
        self._stand(within, within + 1)
        self.goal = [(self.goal or [0])[0] + 1, within]

    def _stand(self, at: int, until: int) -> None:
        """Note what is seen; its middle is on the page, unless the end is seen and no beginning."""
        middle = until - 1 if at and until >= self.window.total else (at + until - 1) // 2
        self._change(at=at, until=until, page=max(0, middle) // PAGE + 1)

    def _place_of(self, input_id: str) -> int:
        """Return how many lines stand before an input, -1 where it is not in the window."""
        ids = [row.id for row in self.window.rows]
        return self.window.first + ids.index(input_id) if input_id in ids else -1

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
    return rx.redirect(f"{ADDRESS}?{urlencode(asked)}" if asked else ADDRESS)
