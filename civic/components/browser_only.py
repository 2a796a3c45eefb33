"""The common ground of widgets that exist only in the browser."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import reflex as rx

from civic.i18n.screens import t

_DEFAULT_TRIGGERS = rx.Component.get_event_triggers()
_LEFT_OPEN = {name: f"{{{name}}}" for name in ("n", "name", "size", "address", "types")}


class BrowserOnly(rx.NoSSRComponent):
    """A component with a JavaScript chunk of its own, drawn in the browser alone."""

    @classmethod
    def create(cls, *children: Any, **props: Any) -> Self:  # noqa: ANN401  as in Reflex
        """Return the widget, speaking the language of the screen."""
        family, names = cls.own_texts()
        if names:
            props.setdefault("texts", texts_of(family, names))
        return super().create(*children, **props)

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        """Return the events of every component and those of this widget."""
        return {**_DEFAULT_TRIGGERS, **cls.own_events()}

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the events that this widget raises, with the types of their values."""
        return {}

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family of this widget's texts, and the names within it; it may have none."""
        return "", ()


def texts_of(family: str, names: tuple[str, ...]) -> dict[str, rx.Var[str]]:
    """Return texts by name; a figure stays open, as ``{n}``, for the widget to fill in."""
    return {name: t(f"widgets.{family}.{name}", **_LEFT_OPEN) for name in names}


def passes(*kinds: type[Any]) -> Callable[..., Any]:
    """Describe an event that hands over values of these types as they are."""
    return rx.event.passthrough_event_spec(*kinds)
