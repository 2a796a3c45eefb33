"""What many are shown alike, made ready for their browsers once.

Reflex takes every part of a page apart anew for each tab. A card and the ways from a list are
the same things for all who look at the same page (decision 0013), so what they are taken apart
into is kept as long as they are young.
"""

from dataclasses import is_dataclass

from reflex_base.utils.serializers import serialize

from civic.services.views import Card
from civic.state.listing import Ways

MOST = 1000
_kept: dict[int, tuple[object, dict[str, object]]] = {}


def card(value: Card) -> dict[str, object]:
    """Return a card as it is sent."""
    return _once(value)


def ways(value: Ways) -> dict[str, object]:
    """Return the ways from a list as they are sent."""
    return _once(value)


def _once(value: object) -> dict[str, object]:
    """Return the parts of ``value``, which is kept with them: so no other thing has its id."""
    known = _kept.get(id(value))
    if known is None:
        if len(_kept) >= MOST:
            _kept.clear()
        known = _kept[id(value)] = (value, _parts(value))
    return known[1]


def _parts(value: object) -> dict[str, object]:
    return {name: _plain(part) for name, part in vars(value).items()}


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return _parts(value) if is_dataclass(value) else serialize(value)
