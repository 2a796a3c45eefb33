"""The ways from one look at a collection to another, each an address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from civic.rules.listing import FILTERS, KINDS, Asked, address, page_numbers, turned
from civic.services.input_lists import Listed
from civic.services.project_views import ActivityPage
from civic.services.reading import usual_of
from civic.services.vocabulary import Label, StatusLabel
from civic.words import Order

KEPT = 200
To = Callable[..., str]


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
    activity = page.activity
    offer = _Offer(
        base=f"/projects/{page.project.slug}/{activity.slug}",
        usual=usual_of(activity),
        views=tuple(activity.views),
        tags=tuple(activity.tags),
        areas=tuple(page.areas),
        statuses=tuple(page.statuses),
    )
    return _ways(offer, asked, listed.page, listed.pages)


@dataclass(frozen=True)
class _Offer:
    """All that a collection can be asked, in words of the reader's language."""

    base: str
    usual: Asked
    views: tuple[str, ...]
    tags: tuple[Label, ...]
    areas: tuple[Label, ...]
    statuses: tuple[StatusLabel, ...]


@lru_cache(KEPT)
def _ways(offer: _Offer, asked: Asked, page: int, pages: int) -> Ways:
    """Make the ways once for all who look at the same: some fifty addresses."""

    def to(**changed: str | int | tuple[str, ...]) -> str:
        return address(asked, offer.usual, offer.base, **changed)

    return Ways(
        views=[Way(view, href=to(view=view), is_on=view == asked.view) for view in offer.views],
        orders=[Way(order, href=to(order=order), is_on=order == asked.order) for order in Order],
        tags=_labels(to, "tags", offer.tags, asked.tags),
        areas=_labels(to, "areas", offer.areas, asked.areas),
        statuses=_labels(to, "statuses", offer.statuses, asked.statuses),
        filters_on=_filters_on(to, offer, asked),
        pages=_pages(to, page, pages),
        before=to(page=page - 1) if page > 1 else "",
        after=to(page=page + 1) if page < pages else "",
        clear=to(text="", tags=(), areas=(), statuses=(), theme=""),
    )


def _labels(
    to: To, kind: str, labels: Sequence[Label | StatusLabel], chosen: tuple[str, ...]
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


def _filters_on(to: To, offer: _Offer, asked: Asked) -> list[Way]:
    found = [Way("text", asked.text, href=to(text=""))] if asked.text else []
    for kind in KINDS:
        labels: Sequence[Label | StatusLabel] = getattr(offer, kind)
        chosen: tuple[str, ...] = getattr(asked, kind)
        known = {label.id: label for label in labels}
        for value in chosen:
            label = known.get(value, Label())
            found.append(Way(kind, label.text, label.lang, to(**{kind: turned(chosen, value)})))
    return [*found, *([Way("theme", href=to(theme=""))] if asked.theme else [])]


def _pages(to: To, page: int, pages: int) -> list[PageWay]:
    if pages < 2:  # noqa: PLR2004  one page needs no links
        return []
    return [
        PageWay(number, to(page=number) if number else "", number == page)
        for number in page_numbers(page, pages)
    ]
