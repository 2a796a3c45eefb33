"""What an event brings, held against what its handler expects: nobody else does so.

Any client may send anything to any handler. Texts inside are measured by services; here it is
only made sure that a text is a text, a number a number, and that all of it can be kept.
"""

import inspect
import re
from collections.abc import Mapping
from functools import cache
from math import isfinite
from typing import Any

from pydantic import TypeAdapter, ValidationError
from reflex_base.registry import RegistrationContext

BROKEN = re.compile("[\x00\ud800-\udfff]")
DEEPEST = 12
LARGEST = 2**53


def fits(name: str, payload: Mapping[str, Any]) -> bool:
    """Say whether the handler called ``name`` can be called with what an event brings."""
    known = RegistrationContext.ensure_context().event_handlers.get(name)
    if known is None:
        return False
    expected = _expected(name)
    needed = {place for place, (_, is_needed) in expected.items() if is_needed}
    if not needed <= payload.keys() <= expected.keys():
        return False
    return all(
        _is_plain(value) and _is(expected[place][0], value) for place, value in payload.items()
    )


@cache
def _expected(name: str) -> dict[str, tuple[TypeAdapter[Any], bool]]:
    """Return what each place of a handler takes, and whether it must be filled."""
    handler = RegistrationContext.ensure_context().event_handlers[name].handler
    hints = handler._get_type_hints()
    places = list(inspect.signature(handler.fn).parameters.values())[1:]
    return {
        place.name: (TypeAdapter(hints.get(place.name, Any)), place.default is place.empty)
        for place in places
    }


def _is(kind: TypeAdapter[Any], value: object) -> bool:
    try:
        kind.validate_python(value)
    except ValidationError:
        return False
    return True


def _is_plain(value: object, depth: int = 0) -> bool:
    """Say whether a value can be kept and sent: no broken sign, no number beyond all numbers."""
    match value:
        case _ if depth > DEEPEST:
            return False
        case str():
            return BROKEN.search(value) is None
        case float() | int():
            return isfinite(value) and abs(value) <= LARGEST
        case Mapping():
            pairs = (part for pair in value.items() for part in pair)
            return all(_is_plain(part, depth + 1) for part in pairs)
        case list() | tuple():
            return all(_is_plain(part, depth + 1) for part in value)
        case _:
            return True
