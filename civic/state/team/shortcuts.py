"""The saved filters of the table of contributions, in this tab."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from civic.services import saved_filters
from civic.services.saved_filters import FilterView
from civic.services.team_query import Query
from civic.state.team.desk import Desk
from civic.state.team.typed import text

FILTER = "filter"


@dataclass(frozen=True)
class Shortcut:
    """A saved filter as a chip: where it leads, and whether it is what is on screen."""

    id: str = ""
    name: str = ""
    href: str = ""
    owner: str = ""
    is_on: bool = False
    is_shared: bool = False
    is_mine: bool = False


class Shortcuts(Desk, mixin=True):
    """Saved filters: one's own and those of one's teams; ``acting`` opens the dialog."""

    query: Query | None = None
    shortcuts: list[Shortcut] = []
    here: dict[str, str] = {}
    acting: str = ""
    _removed: FilterView = FilterView()

    @rx.event
    def name_filter(self, what: str) -> None:
        """Open the dialog that keeps what is on screen, or changes the saved filter that it is."""
        self.acting, self.errors = ("change" if what == "change" else "save"), {}

    @rx.event
    def stop_naming(self) -> None:
        """Close it."""
        self.acting, self.errors = "", {}

    @rx.event
    async def keep_filter(self, form: dict[str, Any]) -> None:
        """Keep what is on screen under a name, or give the saved filter another."""
        name, shared = text(form, "name"), bool(form.get("shared"))
        if self.acting == "change":
            await self._send(
                FILTER, saved_filters.change, self.here.get("id", ""), name, shared=shared
            )
        else:
            await self._send(FILTER, saved_filters.save, name, self._asked(), shared=shared)
        if not self.errors:
            self.acting = ""
            await self._read_shortcuts()

    @rx.event
    async def remove_filter(self) -> None:
        """Forget the saved filter that is on screen."""
        gone = [
            one for one in await self._do(saved_filters.mine) if one.id == self.here.get("id", "")
        ]
        await self._do(saved_filters.remove, self.here.get("id", ""))
        if gone:
            self._removed = gone[0]
            self.undo_entry, self.undo_title = f"{FILTER}:", gone[0].name
            self.undo_key = "team.removed"
        await self._read_shortcuts()

    async def _put_back_shortcut(self) -> None:
        gone = self._removed
        await self._do(saved_filters.save, gone.name, gone.query, shared=gone.is_shared)

    async def _read_shortcuts(self) -> None:
        asked = self._asked()
        found = [
            Shortcut(
                one.id,
                one.name,
                f"/admin/inputs?{urlencode(one.query)}",
                one.owner,
                one.query == asked,
                one.is_shared,
                one.is_mine,
            )
            for one in await self._do(saved_filters.mine)
        ]
        mine_first = sorted(found, key=lambda one: not one.is_mine)
        here = next((one for one in mine_first if one.is_on), None)
        self._change(shortcuts=found, here=_named(here, len(asked.keys() - {"order"})))

    def _asked(self) -> dict[str, str]:
        raise NotImplementedError


def _named(one: Shortcut | None, filters: int) -> dict[str, str]:
    """Return the saved filter on screen, small as every page carries it, and how many are on."""
    on = {"on": str(filters)} if filters else {}
    if one is None:
        return on
    shared, mine = ("1" if on else "" for on in (one.is_shared, one.is_mine))
    return {**on, "id": one.id, "name": one.name, "shared": shared, "mine": mine}
