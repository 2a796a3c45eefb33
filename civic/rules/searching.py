"""What somebody looks for in the whole site, as an address says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from civic.rules.listing import Asked
from civic.rules.listing import read as read_listing

KINDS = ("projects", "activities", "inputs", "answers", "pages")
"""What can be found, in the order in which it is shown."""


@dataclass(frozen=True)
class Wanted:
    """Words, the one kind of thing that is wanted or none for a few of each, and the page."""

    text: str = ""
    kind: str = ""
    page: int = 1


def read(query: Mapping[str, str]) -> Wanted:
    """Read what an address asks; what makes no sense in it is as if it were not there."""
    asked, kind = read_listing(query, (), Asked()), query.get("kind", "")
    return Wanted(asked.text, kind, asked.page) if kind in KINDS else Wanted(asked.text)


def address(text: str, kind: str = "", page: int = 1) -> str:
    """Return the address that asks this."""
    said = {"q": text, "kind": kind, "page": page if page > 1 else ""}
    given = {name: value for name, value in said.items() if value}
    return f"/search?{urlencode(given)}" if given else "/search"
