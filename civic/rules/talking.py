"""How a reader looks at a conversation, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from civic.words import Order

ORDERS = (Order.OLD, Order.NEW, Order.POPULAR)
MOST_PAGE = 10_000
_PLACE = "comment-"
_LONGEST_ID = 40


@dataclass(frozen=True)
class Look:
    """In which order, which page of the threads, and near which comment."""

    order: str = Order.OLD
    page: int = 1
    near: str = ""


def read(query: Mapping[str, str], fragment: str = "") -> Look:
    """Read what an address asks; what makes no sense in it is as if it were not there."""
    order, page = query.get("comments", ""), query.get("page", "")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) <= len("10000") else 1
    here = fragment.removeprefix(_PLACE) if fragment.startswith(_PLACE) else ""
    near = here or query.get("comment", "")
    return Look(
        order=order if order in ORDERS else Order.OLD,
        page=min(max(number, 1), MOST_PAGE),
        near=near[:_LONGEST_ID],
    )


def place_of(input_id: str, comment_id: str | None = "") -> str:
    """Return the address of an input, or of a comment in the conversation under it.

    It names the comment twice: the server, which draws the page that it stands on, never hears
    what follows the ``#``.
    """
    if not comment_id:
        return f"/inputs/{input_id}"
    return f"/inputs/{input_id}?comment={comment_id}#{_PLACE}{comment_id}"


def address(input_id: str, order: str, page: int = 1) -> str:
    """Return the address of a conversation in one order, from one page on."""
    asked = {"comments": order} if order != Order.OLD else {}
    asked |= {"page": str(page)} if page > 1 else {}
    query = f"?{urlencode(asked)}" if asked else ""
    return f"/inputs/{input_id}{query}#comments"
