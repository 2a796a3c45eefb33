"""What every event passes first: it is counted, and remembered while it is handled."""

from contextvars import ContextVar

import reflex as rx
from reflex.state import BaseState, StateUpdate
from reflex_base.event import Event

from civic.errors import Refused
from civic.services.house import house
from civic.state.notices import Attempt, tell_error
from civic.words import Reason, Refusal

_attempt: ContextVar[Attempt | None] = ContextVar("attempt", default=None)
OWN = ("reflex___state", "civic___state___notices")


def attempt() -> Attempt:
    """Return the event that is being handled."""
    return _attempt.get() or Attempt()


class Watch(rx.Middleware):
    """Stops an address that sends too many events, and remembers each one that passes."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """Count one event, or drop it with a word why."""
        if event.name.startswith(OWN):
            return None
        _attempt.set(Attempt(event.name, dict(event.payload)))
        address = state.router.session.client_ip
        if house().limiter.allows("event", address):
            return None
        told = tell_error(Refused(Refusal(Reason.TOO_FAST)))
        return StateUpdate(events=Event.from_event_type(told))
