"""Places in a list, as programs pass them on: after a certain thing, whatever comes before it."""

import base64
import binascii
import json

from civic.errors import Invalid

MOST = 400


def written(order: str, value: str | float, last_id: str) -> str:
    """Return the place after one thing in a list of this order."""
    said = json.dumps([order, value, last_id], separators=(",", ":"))
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def read(cursor: str, order: str) -> tuple[str | float, str]:
    """Return after which value, and which id, a list of this order goes on.

    Raises:
        Invalid: if the cursor is none, or of another order.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        said = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        said = None
    match said:
        case [str(of), str() | float() | int() as value, str(last_id)] if (
            of == order and len(cursor) <= MOST and not isinstance(value, bool)
        ):
            return value, last_id
    raise Invalid("cursor", "invalid.cursor")
