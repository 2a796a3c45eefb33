"""What every event passes first: it is counted, and remembered while it is handled."""

import hashlib

import reflex as rx
from reflex.istate.data import RouterData
from reflex.state import BaseState, StateUpdate
from reflex_base.event import Event, EventSpec

from civic.errors import Invalid, Refused
from civic.rules.quotas import network_of, too_fast
from civic.services.house import house
from civic.state.base import SESSION_COOKIE, cookies_in
from civic.state.notices import remember, tell_error
from civic.state.payloads import fits

ROOT = "reflex___state____state."
OURS = "civic___"
NOTICES = "civic___state___notices___"


def watched(event: Event, who: str, address: str) -> EventSpec | None:
    """Count and remember one event; return what its sender is told where it does not pass."""
    name = event.name.removeprefix(ROOT)
    if name.startswith(OURS) and not fits(event.name, event.payload):
        return tell_error(Invalid("form", "invalid.text"))
    if name.startswith(NOTICES):
        return None
    if name.startswith(OURS):
        remember(event.name, dict(event.payload))
    act = "event" if name.startswith(OURS) else "frame_event"
    wait = house().limiter.wait(act, who, network_of(address))
    return tell_error(Refused(too_fast(wait))) if wait else None


def sender_of(router: RouterData) -> str:
    """Return who sends from a tab: the visit of their browser, or the tab where there is none.

    Nothing is looked up: a cookie that opens nothing is counted all the same.
    """
    visit = cookies_in(router.headers.cookie).get(SESSION_COOKIE, "")
    return hashlib.sha256((visit or router.session.client_token).encode()).hexdigest()


class Watch(rx.Middleware):
    """Stops events that no handler can read or of which there are too many; remembers the rest."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """Let one event pass, or drop it with a word why."""
        router = state.router  # made anew at each look
        told = watched(event, sender_of(router), router.session.client_ip)
        return None if told is None else StateUpdate(events=Event.from_event_type(told))
