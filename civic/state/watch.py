"""What every event passes first: it is counted, and remembered while it is handled."""

from contextvars import ContextVar

import reflex as rx
from reflex.state import BaseState, StateUpdate
from reflex_base.event import Event, EventSpec

from civic.errors import Invalid, Refused
from civic.services.house import house
from civic.state.notices import Attempt, tell_error
from civic.state.payloads import fits
from civic.words import Reason, Refusal

_attempt: ContextVar[Attempt | None] = ContextVar("attempt", default=None)
ROOT = "reflex___state____state."
OURS = "civic___"
NOTICES = "civic___state___notices___"


def attempt() -> Attempt:
    """Return the event that is being handled."""
    return _attempt.get() or Attempt()


def watched(event: Event, address: str) -> EventSpec | None:
    """Count and remember one event; return what its sender is told where it does not pass."""
    name = event.name.removeprefix(ROOT)
    if name.startswith(OURS) and not fits(event.name, event.payload):
        return tell_error(Invalid("form", "invalid.text"))
    if name.startswith(NOTICES):
        return None
    if name.startswith(OURS):
        _attempt.set(Attempt(event.name, dict(event.payload)))
    if house().limiter.allows("event" if name.startswith(OURS) else "frame_event", address):
        return None
    return tell_error(Refused(Refusal(Reason.TOO_FAST)))


class Watch(rx.Middleware):
    """Stops events that no handler can read or of which there are too many; remembers the rest."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """Let one event pass, or drop it with a word why."""
        told = watched(event, state.router.session.client_ip)
        return None if told is None else StateUpdate(events=Event.from_event_type(told))
