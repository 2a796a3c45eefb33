"""The ways from one look at a collection to another, each an address."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from civic.rules.listing import FILTERS, Asked, address, page_numbers, turned
from civic.services.input_lists import Listed
from civic.services.project_views import ActivityPage
from civic.services.reading import usual_of
from civic.services.vocabulary import Label, StatusLabel
from civic.words import Order


@dataclass(frozen=True)
class Way:
    """Something to choose: what it is called, where it leads, whether it is on."""

    key: str = ""
    text: str = ""
    lang: str = ""
    href: str = ""
    is_on: bool = False


@dataclass(frozen=True)
class PageWay:
    """A page of the list; number 0 stands for those left out."""

    number: int = 1
    href: str = ""
    is_on: bool = False


@dataclass(frozen=True)
class Ways:
    """All that leads elsewhere from one look at a collection."""

    views: list[Way] = field(default_factory=list)
    orders: list[Way] = field(default_factory=list)
    tags: list[Way] = field(default_factory=list)
    areas: list[Way] = field(default_factory=list)
    statuses: list[Way] = field(default_factory=list)
    filters_on: list[Way] = field(default_factory=list)
    pages: list[PageWay] = field(default_factory=list)
    before: str = ""
    after: str = ""
    clear: str = ""


def pins_address(activity_id: str, asked: Asked) -> str:
    """Return where the map finds the pins of what is asked."""
    base = f"/api/activities/{activity_id}/pins"
    return address(Asked(), Asked(), base, **{name: getattr(asked, name) for name in FILTERS})


def ways(page: ActivityPage, asked: Asked, listed: Listed) -> Ways:
    """Return every way that leads elsewhere from here."""
    to = _Addresses(page, asked)
    return Ways(
        views=[Way(view, href=to(view=view), is_on=view == asked.view)
               for view in page.activity.views],
        orders=[Way(order, href=to(order=order), is_on=order == asked.order) for order in Order],
        tags=_labels(to, "tags", page.activity.tags, asked.tags),
        areas=_labels(to, "areas", page.areas, asked.areas),
        statuses=_labels(to, "statuses", page.statuses, asked.statuses),
        filters_on=_filters_on(to, page, asked),
        pages=_pages(to, listed),
        before=to(page=listed.page - 1) if listed.page > 1 else "",
        after=to(page=listed.page + 1) if listed.page < listed.pages else "",
        clear=to(text="", tags=(), areas=(), statuses=(), theme=""),
    )  # fmt: skip


class _Addresses:
    """Makes addresses that change one thing of what is asked."""

    def __init__(self, page: ActivityPage, asked: Asked) -> None:
        self._base = f"/projects/{page.project.slug}/{page.activity.slug}"
        self._asked, self._usual = asked, usual_of(page.activity)

    def __call__(self, **changed: str | int | tuple[str, ...]) -> str:
        return address(self._asked, self._usual, self._base, **changed)


def _labels(
    to: _Addresses, kind: str, labels: Sequence[Label | StatusLabel], chosen: tuple[str, ...]
) -> list[Way]:
    return [
        Way(
            label.id,
            label.text,
            label.lang,
            to(**{kind: turned(chosen, label.id)}),
            label.id in chosen,
        )
        for label in labels
    ]


def _filters_on(to: _Addresses, page: ActivityPage, asked: Asked) -> list[Way]:
    words: dict[str, Sequence[Label | StatusLabel]] = {
        "tags": page.activity.tags,
        "areas": page.areas,
        "statuses": page.statuses,
    }
    found = [Way("text", asked.text, href=to(text=""))] if asked.text else []
    for kind, labels in words.items():
        chosen: tuple[str, ...] = getattr(asked, kind)
        known = {label.id: label for label in labels}
        for value in chosen:
            label = known.get(value, Label())
            found.append(Way(kind, label.text, label.lang, to(**{kind: turned(chosen, value)})))
    return [*found, *([Way("theme", href=to(theme=""))] if asked.theme else [])]


def _pages(to: _Addresses, listed: Listed) -> list[PageWay]:
    if listed.pages < 2:  # noqa: PLR2004  one page needs no links
        return []
    return [
        PageWay(number, to(page=number) if number else "", number == listed.page)
        for number in page_numbers(listed.page, listed.pages)
    ]
