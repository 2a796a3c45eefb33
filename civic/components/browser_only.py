"""The common ground of widgets that exist only in the browser."""

from collections.abc import Callable, Mapping
from typing import Any

import reflex as rx

_DEFAULT_TRIGGERS = rx.Component.get_event_triggers()


class BrowserOnly(rx.NoSSRComponent):
    """A component with a JavaScript chunk of its own, drawn in the browser alone."""

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        """Return the events of every component and those of this widget."""
        return {**_DEFAULT_TRIGGERS, **cls.own_events()}

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the events that this widget raises, with the types of their values."""
        return {}


def passes(*kinds: type[Any]) -> Callable[..., Any]:
    """Describe an event that hands over values of these types as they are."""
    return rx.event.passthrough_event_spec(*kinds)
