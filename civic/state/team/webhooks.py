"""Webhooks, in this tab."""

from typing import Any

import reflex as rx

from civic.services import webhooks
from civic.services.webhooks import HookView
from civic.state.team.fresh import ADD, Fresh
from civic.state.team.typed import text, ticked


class WebhooksState(Fresh, rx.State):
    """The webhooks; ``fresh`` is what the one added just now signs with, until it is put away."""

    rows: tuple[HookView, ...] = ()

    @rx.event
    async def load(self) -> None:
        """Read the webhooks."""
        self.fresh = ""
        found = await self._open(webhooks.hooks)
        if found is not None:
            self.rows, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def add(self, form: dict[str, Any]) -> None:
        """Add a webhook once its address has been looked at."""
        typed = {"url": text(form, "url"), "events": ticked(form, "event")}
        await self._send(ADD, webhooks.check, typed["url"])
        if not self.errors:
            await self._make(webhooks.add, typed)

    @rx.event
    async def try_out(self, hook_id: str) -> None:
        """Send a message that means nothing."""
        await self._do(webhooks.test, hook_id)
        await self._refresh()

    @rx.event
    async def stop(self, hook_id: str) -> None:
        """Send nothing more to a webhook."""
        await self._do(webhooks.stop, hook_id)
        await self._refresh()

    @rx.event
    async def start(self, hook_id: str) -> None:
        """Send to a webhook again."""
        await self._do(webhooks.start, hook_id)
        await self._refresh()

    @rx.event
    async def remove(self, hook_id: str) -> None:
        """Remove a webhook with its log."""
        await self._do(webhooks.remove, hook_id)
        await self._refresh()

    @rx.event
    async def replay(self, delivery_id: str) -> None:
        """Send a message again."""
        await self._do(webhooks.replay, delivery_id)
        await self._refresh()

    @rx.event
    async def look_again(self) -> None:
        """See what has arrived meanwhile."""
        await self._refresh()

    async def _refresh(self) -> None:
        self.rows = await self._do(webhooks.hooks)
