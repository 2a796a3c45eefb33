"""Naming an event together with what it carries, in a way that the types understand."""

from collections.abc import Callable
from typing import cast

from reflex_base.event import EventSpec


def sends(handler: object, *arguments: object) -> EventSpec:
    """Return the event that calls ``handler`` of a state with ``arguments``."""
    return cast(Callable[..., EventSpec], handler)(*arguments)
