"""An idea box before the app comes: its head, its ways, one page of its inputs, or its map."""

from civic.api.doorways import line_of
from civic.api.drawn.markup import NOTHING, el, together
from civic.api.drawn.parts import (
    act,
    bare_main,
    chips,
    cluster,
    coming,
    crumbs,
    icon,
    link,
    main,
    prose,
    rows,
    said,
    stack,
    why_not,
)
from civic.api.drawn.sections import Reader, input_card, input_row
from civic.api.drawn.vote import ended, invitation, way_to_look
from civic.rules.looks import LIFTED, VIEW_ICONS
from civic.services.project_views import ActivityPage
from civic.services.reading import ActivityLook
from civic.services.views import Permit
from civic.services.voting_doors import opened_to
from civic.state.listing import Way, Ways, ways
from civic.words import Reason, Standing, View


def drawn(look: ActivityLook, reader: Reader) -> str:
    """Return an activity as an address asks for it."""
    if look.page.activity.has_inputs and look.asked.view == View.MAP:
        return _map(look, reader)
    found = _inputs(look, reader) if look.page.activity.has_inputs else NOTHING
    return main(_head(look.page, reader), found)


def _head(page: ActivityPage, reader: Reader) -> str:
    activity = page.activity
    number = reader.say(f"box.count_{activity.noun}", count=activity.inputs)
    comments = reader.say("box.comments", count=activity.comments)
    figures = f"{number} · {comments}" if activity.has_comments else number
    return stack(
        _way(page, reader),
        _title(page),
        el("div", prose(activity.text)) if activity.text.text else NOTHING,
        el("p", figures, class_="cv-muted") if activity.has_inputs else NOTHING,
        cluster(
            _next(page, reader) if activity.has_inputs else NOTHING,
            way_to_look(page, reader),
            coming(reader.say("share.share"), "share-2") if page.channels else NOTHING,
        ),
    )


def _inputs(look: ActivityLook, reader: Reader) -> str:
    led = ways(look.page, look.asked, look.listed)
    if look.page.activity.by_team:
        return _found(look, led, reader)
    order = reader.say("box.order_by", name=reader.say(f"box.order_{look.asked.order}"))
    filters = together(icon("sliders-horizontal"), el("span", reader.say("box.filters")))
    bar = el(
        "div",
        _search(look, reader),
        _views(led, reader),
        cluster(
            el("span", filters, class_="cv-button cv-filters-button cv-coming"),
            coming(order, "arrow-down-up"),
        ),
        class_="cv-listing__bar",
    )
    side = el("div", class_="cv-filters cv-coming", popover="auto")
    listing = stack(bar, _filters_on(led, reader), _found(look, led, reader))
    return el("div", side, listing, class_="cv-listing cv-listing--filtered")


def _found(look: ActivityLook, led: Ways, reader: Reader) -> str:
    if look.asked.view == View.CARDS:
        cards = (
            input_card(one, reader, is_first=not at) for at, one in enumerate(look.listed.cards)
        )
        shown = el("div", *cards, class_="cv-cards")
    else:
        shown = rows([input_row(one, reader) for one in look.listed.cards])
    nothing = el("p", reader.say("box.nothing" if led.filters_on else "box.empty"))
    return stack(
        el("h2", reader.say("box.results"), class_="cv-hidden-text"),
        el("p", _count(look, reader), class_="cv-muted"),
        shown if look.listed.total else nothing,
        _pages(led, reader),
    )


def _map(look: ActivityLook, reader: Reader) -> str:
    led = ways(look.page, look.asked, look.listed)
    filters = together(icon("sliders-horizontal"), el("span", reader.say("box.filters")))
    sheet = el(
        "div",
        stack(_way(look.page, reader), _title(look.page), _next(look.page, reader)),
        el(
            "div",
            _views(led, reader),
            el("span", filters, class_="cv-button cv-filters-button cv-coming"),
            class_="cv-listing__bar",
        ),
        _search(look, reader),
        _filters_on(led, reader),
        stack(
            el("h2", _count(look, reader), class_="cv-title"),
            rows([input_row(one, reader) for one in look.listed.cards]),
        ),
        class_="cv-map-page__sheet",
    )
    ground = el("div", class_="cv-map-page__map")
    return bare_main(el("div", ground, sheet, class_="cv-map-page"), look="cv-main--flush")


def _way(page: ActivityPage, reader: Reader) -> str:
    back = link(f"/projects/{page.project.slug}", said(page.project.title))
    return crumbs(reader.say("box.way_back"), back)


def _title(page: ActivityPage) -> str:
    return el("h1", said(page.activity.title))


def _next(page: ActivityPage, reader: Reader) -> str:
    if page.activity.vote and opened_to(page.activity.vote):
        return invitation(page, page.activity.vote, reader)
    if page.activity.result or page.activity.is_counting:
        return ended(page, reader)
    permit = page.activity.submit
    if page.activity.by_team and not permit.is_open:
        return NOTHING
    if permit.is_open or permit.reason in LIFTED:
        href = f"/projects/{page.project.slug}/{page.activity.slug}/new"
        return act(href, reader.say(f"box.new_{page.activity.noun}"), "pencil")
    if permit.reason == Reason.ACT_NOT_OPEN and page.activity.door.standing == Standing.UPCOMING:
        return why_not(line_of(page.activity.door, reader.language, reader.zone))
    return why_not(refused(permit, reader))


def refused(permit: Permit, reader: Reader) -> str:
    """Say why an act is closed, and from when it is open."""
    date = reader.date(permit.date, "time") if permit.date else ""
    return reader.say(f"reasons.{permit.reason}", **(permit.figures | {"date": date}))


def _search(look: ActivityLook, reader: Reader) -> str:
    label = reader.say("box.search")
    field = el(
        "input", type="search", name="q", class_="cv-input", value=look.asked.text,
        aria_label=label, placeholder=label, maxlength=200,
    )  # fmt: skip
    kept = (
        el("input", type="hidden", name="view", value=look.asked.view),
        el("input", type="hidden", name="order", value=look.asked.order),
    )
    drawing = el("span", icon("search"), class_="cv-search__icon")
    box = el("div", drawing, field, class_="cv-search")
    return el("form", *kept, box, role="search", method="get", class_="cv-grow")


def _views(led: Ways, reader: Reader) -> str:
    if len(led.views) < 2:  # noqa: PLR2004  one view is no choice
        return NOTHING
    return el(
        "div",
        *(_view(way, reader) for way in led.views),
        class_="cv-segmented",
        role="group",
        aria_label=reader.say("box.views"),
    )


def _view(way: Way, reader: Reader) -> str:
    face = together(icon(VIEW_ICONS[View(way.key)]), el("span", reader.say(f"box.view_{way.key}")))
    return link(
        way.href, face, class_="cv-segmented__item", aria_current="true" if way.is_on else None
    )


def _filters_on(led: Ways, reader: Reader) -> str:
    def chip(way: Way) -> str:
        quoted = reader.say("box.quoted", words=way.text) if way.key == "text" else way.text
        name = quoted or reader.say("box.theme_on" if way.key == "theme" else "box.gone")
        return link(way.href, el("span", name), icon("x"), class_="cv-chip cv-chip--on")

    return chips(reader.say("box.filters_on"), [chip(way) for way in led.filters_on])


def _count(look: ActivityLook, reader: Reader) -> str:
    listed = look.listed
    number = reader.say(f"box.count_{look.page.activity.noun}", count=listed.total)
    where = reader.say("box.page_of", page=listed.page, pages=listed.pages)
    return f"{number} · {where}" if listed.pages > 1 else number


def _pages(led: Ways, reader: Reader) -> str:
    def page(way_href: str, face: str, name: str, *, on: bool = False) -> str:
        return link(
            way_href, face, class_="cv-pagination__page", aria_label=name,
            aria_current="page" if on else None,
        )  # fmt: skip

    if not led.pages:
        return NOTHING
    before = page(led.before, icon("arrow-left", "cv-icon--turns"), reader.say("box.page_before"))
    after = page(led.after, icon("arrow-right", "cv-icon--turns"), reader.say("box.page_after"))
    numbers = (
        page(one.href, str(one.number), reader.say("box.page", number=one.number), on=one.is_on)
        if one.number
        else el("span", "…", aria_hidden="true")
        for one in led.pages
    )
    return el(
        "nav",
        before if led.before else NOTHING,
        *numbers,
        after if led.after else NOTHING,
        class_="cv-pagination",
        aria_label=reader.say("box.pages"),
    )
