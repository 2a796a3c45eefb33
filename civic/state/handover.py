"""Whose tab it is: what one person was shown there is gone when another comes.

Reflex keeps what a tab shows by a token that stays in the tab, and sends all of it with each new
page. On a computer that people share, the next of them would be sent the page of the last.
"""

import hashlib

import reflex as rx
from reflex.state import BaseState, State, StateUpdate
from reflex_base.event import Event

from civic.state.base import SESSION_COOKIE, cookies_in

OPENING = frozenset(f"{State.get_full_name()}.{name}" for name in ("hydrate", "hydrate_and_load"))
"""The events with which every page begins, and every connection."""


class HolderState(rx.State):
    """Remembers for which visit a tab was filled, and shows nothing of it."""

    _visit: str = ""


class Handover(rx.Middleware):
    """Empties a tab that comes back with the cookie of another visit, or without one."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """Let an event pass that belongs to the visit its tab was filled for."""
        root = state._get_root_state()
        visit = _mark_of(root.router.headers.cookie)
        holder = await root.get_state(HolderState)
        if holder._visit in ("", visit):
            holder._visit = visit
            return None
        if event.name not in OPENING:
            return StateUpdate()
        root.reset()  # type: ignore[no-untyped-call]  # Reflex leaves it untyped
        holder._visit = visit
        return None


def _mark_of(header: str) -> str:
    """Return what stands for a visit here; nothing for nobody's."""
    token = cookies_in(header).get(SESSION_COOKIE, "")
    return hashlib.sha256(token.encode()).hexdigest()[:16] if token else ""
