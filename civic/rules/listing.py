"""What a reader asks of a collection, as its address says it: back, reload and share keep it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from civic.words import Order, View

MOST_TEXT = 100
MOST_ID = 40
MOST_VALUES = 30
MOST_PAGE = 10_000
KINDS = ("tags", "areas", "statuses")
FILTERS = ("text", *KINDS, "theme")
NAMES = {
    "view": "view",
    "text": "q",
    "tags": "tag",
    "areas": "area",
    "statuses": "status",
    "theme": "theme",
    "order": "order",
    "page": "page",
}


@dataclass(frozen=True)
class Asked:
    """One way to look at a collection; an empty filter keeps everything.

    Of a kind with several values, one of them is enough; each kind narrows what the others keep.
    """

    view: str = View.CARDS
    text: str = ""
    tags: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    theme: str = ""
    order: str = Order.TRENDING
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return any(getattr(self, name) for name in FILTERS)


def read(query: Mapping[str, str], views: Sequence[str], usual: Asked) -> Asked:
    """Read what an address asks; what makes no sense in it is as if it were not there."""

    def said(name: str) -> str:
        word = query.get(name, "")
        return word.encode(errors="ignore").decode() if isinstance(word, str) else ""

    view, order = said("view"), said("order")
    return replace(
        usual,
        view=view if view in views else usual.view,
        order=order if order in set(Order) else usual.order,
        page=_page(said("page")),
        text=" ".join(said("q")[:MOST_TEXT].split()),
        theme=said("theme")[:MOST_ID],
        **{kind: several(said(NAMES[kind])) for kind in KINDS},
    )


def several(typed: str) -> tuple[str, ...]:
    """Read the values that an address joins by commas: each once, and not too many."""
    values = typed[: MOST_VALUES * (MOST_ID + 1)].split(",")
    return tuple(dict.fromkeys(value[:MOST_ID] for value in values if value))[:MOST_VALUES]


def turned(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    """Return the values of a kind with one of them turned on or, where it is on, off."""
    others = tuple(other for other in values if other != value)
    return others if value in values else (*values, value)


def address(
    asked: Asked, usual: Asked, base: str = "", **changed: str | int | tuple[str, ...]
) -> str:
    """Return the address that asks this; what is as usual is left out.

    Changing a filter or the order leads to the first page.
    """
    wanted, usually = {**vars(asked), "page": 1, **changed}, vars(usual)
    said = {
        name: ",".join(wanted[field]) if field in KINDS else wanted[field]
        for field, name in NAMES.items()
        if wanted[field] != usually[field]
    }
    return f"{base}?{urlencode(said, safe=',')}" if said else base


def page_numbers(page: int, pages: int) -> list[int]:
    """Return the pages to offer: the first, the last, those around; 0 stands for a gap."""
    near = {1, pages, *range(max(1, page - 1), min(pages, page + 1) + 1)}
    numbers: list[int] = []
    for number in sorted(near):
        if numbers and number - numbers[-1] == 2:  # noqa: PLR2004  a gap of one is that one
            numbers.append(number - 1)
        elif numbers and number - numbers[-1] > 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


def _page(typed: str) -> int:
    """Return the number of a page that somebody typed; the first for what is none."""
    known = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_PAGE))
    return max(1, min(int(typed), MOST_PAGE)) if known else 1
