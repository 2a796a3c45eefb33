"""Keys of the API, in this tab."""

from typing import Any

import reflex as rx

from civic.services import api_keys
from civic.services.api_keys import KeyView
from civic.state.team.fresh import Fresh
from civic.state.team.typed import text, ticked


class KeysState(Fresh, rx.State):
    """The keys; ``fresh`` is the one made just now, whole, until it is put away."""

    rows: tuple[KeyView, ...] = ()

    @rx.event
    async def load(self) -> None:
        """Read the keys."""
        self.fresh = ""
        found = await self._open(api_keys.keys)
        if found is not None:
            self.rows, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def add(self, form: dict[str, Any]) -> None:
        """Make a key, and show it this once."""
        days = text(form, "days")
        typed = {
            "name": text(form, "name"),
            "scopes": ticked(form, "scope"),
            "days": int(days) if days.isdecimal() else None,
        }
        await self._make(api_keys.create, typed)

    @rx.event
    async def revoke(self, key_id: str) -> None:
        """Let a key open nothing any more."""
        await self._do(api_keys.revoke, key_id)
        await self._refresh()

    async def _refresh(self) -> None:
        self.rows = await self._do(api_keys.keys)
