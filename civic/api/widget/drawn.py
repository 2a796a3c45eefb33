"""A widget as a page: its frame, its contributions, the drawing that a tap turns into a map."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.sections import Reader
from civic.api.widget.policy import MAP_SCRIPT, PAGE_SCRIPT, STYLE
from civic.i18n import direction, say
from civic.i18n.dates import ago_in
from civic.rules.posters import poster
from civic.rules.texts import excerpt
from civic.rules.theme import theme_css, theme_of
from civic.rules.widgets import Asked, Kind, Theme, address
from civic.services.input_views import InputPage, Joined, Merge
from civic.services.views import Card
from civic.services.vocabulary import StatusLabel
from civic.services.widgets import Widget

FILE = re.compile(r"/files/([0-9a-zA-Z]+)(?:-small)?\.webp")
LARGE_EXCERPT = 600


@dataclass(frozen=True, slots=True)
class _Page:
    """A widget with what it was asked for, and who reads it."""

    widget: Widget
    asked: Asked
    reader: Reader

    def out(self, path: str, *words: str, look: str = "") -> Markup:
        """Lead to a page of the platform in a tab of its own, and say so."""
        heard = el("span", f" {self.reader.say('embed.new_tab')}", class_="cv-wid__heard")
        return el(
            "a", *words, heard, href=f"{self.widget.frame.site}{path}", target="_blank",
            rel="noopener", class_=look or None,
        )  # fmt: skip


def page(widget: Widget, asked: Asked) -> str:
    """Return the whole page of a widget."""
    frame = widget.frame
    reader = Reader(frame.language, frame.time_zone)
    drawn = _Page(widget, asked, reader)
    parts = _parts(drawn) if widget.is_shown else [_nothing(drawn)]
    body = el("main", *parts, class_="cv-wid")
    colours = theme_css(theme_of(asked.colour or frame.brand))
    script = Markup("<script>{}</script>").format(Markup(PAGE_SCRIPT))  # noqa: S704  our own
    head = together(
        el("title", f"{widget.home.title.text or frame.platform} · {frame.platform}"),
        Markup("<style>{}{}</style>").format(Markup(STYLE), Markup(colours)),  # noqa: S704  ours
    )
    map_script = (
        Markup('<script defer src="/widget/map.js?v={}"></script>').format(MAP_SCRIPT)
        if asked.kind == Kind.MAP and widget.is_shown
        else NOTHING
    )
    look = "" if asked.theme == Theme.AUTO else f' class="{asked.theme}"'
    opening = (
        f'<!doctype html><html lang="{frame.language}" dir="{direction(frame.language)}"{look}>'
        '<head><meta charset="utf-8"><meta name="robots" content="noindex">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
    )
    return f"{opening}{head}</head><body>{body}{script}{map_script}</body></html>"


def _parts(page: _Page) -> list[Markup]:
    over = page.reader.say("embed.over")
    note = el("p", over, class_="cv-wid__note") if page.widget.home.is_over else NOTHING
    if page.widget.page is not None:
        return [note, _one(page, page.widget.page), _foot(page, "embed.take_part")]
    shown = [_head(page), note]
    if page.asked.kind == Kind.MAP:
        shown.append(_map(page))
    return [*shown, _list(page), _foot(page, "embed.see_all")]


def _nothing(page: _Page) -> Markup:
    """Say that nothing is shown; what was hidden, taken back or merged is told as on its page."""
    shown = page.widget.page
    gone = shown.gone.how if shown else ""
    if gone == "merged" and shown and shown.merger and shown.merger.into:
        return _merged(page, shown.merger, shown.merger.into)
    key = f"input.{gone}" if gone in {"hidden", "withdrawn"} else "embed.not_public"
    home = page.out("/", page.reader.say("embed.go_to", site=page.widget.frame.platform))
    return el("div", el("p", page.reader.say(key)), home, class_="cv-wid cv-wid__note")


def _merged(page: _Page, merge: Merge, into: Joined) -> Markup:
    """Say when a contribution was merged, and lead to the one that stays."""
    date = page.reader.date(merge.at) if merge.at else ""
    words = el("p", page.reader.say("merged.into", date=date))
    stays = page.out(f"/inputs/{into.id}", written(into.title, into.lang))
    return el("div", words, stays, class_="cv-wid cv-wid__note")


def _head(page: _Page) -> Markup:
    title = page.widget.home.title
    link = page.out(page.widget.home.path, written(title.text, title.lang))
    number = page.reader.say("embed.count", count=page.widget.total)
    return el(
        "header",
        el("h1", link, class_="cv-wid__title"),
        el("p", number, class_="cv-wid__soft"),
    )


def _list(page: _Page) -> Markup:
    if not page.widget.cards:
        return el("p", page.reader.say("embed.empty"), class_="cv-wid__note")
    cards = (el("li", _card(page, card), class_="cv-wid__item") for card in page.widget.cards)
    return el("ol", *cards, class_="cv-wid__list", role="list")


def _card(page: _Page, card: Card) -> Markup:
    look = "cv-wid__link"
    name = page.out(f"/inputs/{card.id}", written(card.title, card.lang), look=look)
    words = el(
        "div",
        el("h2", name, class_="cv-wid__name"),
        _text(card.excerpt, card.lang),
        _became(card.status),
        _facts(page, card),
        class_="cv-wid__words",
    )
    return together(words, _picture(card) if page.asked.pictures else NOTHING)


def _text(text: str, lang: str) -> Markup:
    return el("p", text, class_="cv-wid__text", dir="auto", lang=lang or None) if text else NOTHING


def _became(status: StatusLabel) -> Markup:
    if not status.id:
        return NOTHING
    return el("p", written(status.text, status.lang), class_="cv-wid__status")


def _facts(page: _Page, card: Card) -> Markup:
    reader = page.reader
    said = [
        card.author.name,
        ago_in(card.created_at, reader.language) if card.created_at else "",
        reader.say("inputs.up", count=card.up) if card.up else "",
        reader.say("inputs.comments", count=card.comments) if card.comments else "",
        reader.say("inputs.answered") if card.has_feedback else "",
    ]
    return el("p", " · ".join(filter(None, said)), class_="cv-wid__soft")


def _picture(card: Card) -> Markup:
    """Show the first picture as a small square: beside its title it says nothing more."""
    found = FILE.fullmatch(card.picture)
    if not found:
        return NOTHING
    src = f"/widget/pictures/{found[1]}-face.webp"
    return el("img", src=src, alt="", class_="cv-wid__picture", loading="lazy",
              width=64, height=64)  # fmt: skip


def _one(page: _Page, shown: InputPage) -> Markup:
    card = shown.card
    first = shown.pictures[0] if shown.pictures else None
    picture = NOTHING
    if first:
        picture = el(
            "img", src=f"/widget/pictures/{first.id}-small.webp", alt=first.alt,
            lang=card.lang or None, class_="cv-wid__large", width=first.width, height=first.height,
        )  # fmt: skip
    name = page.out(f"/inputs/{card.id}", written(card.title, card.lang))
    title = page.widget.home.title
    return el(
        "article",
        el("p", written(title.text, title.lang), class_="cv-wid__soft"),
        el("h1", name, class_="cv-wid__title"),
        picture,
        el("p", excerpt(shown.body, LARGE_EXCERPT), dir="auto", lang=card.lang or None),
        _became(card.status),
        _facts(page, card),
        class_="cv-wid",
    )


def _map(page: _Page) -> Markup:
    """Draw where the contributions are, with the button that fetches the map."""
    reader, widget = page.reader, page.widget
    drawing = poster(widget.ground.bounds, widget.outlines, widget.pins.spots)
    button = el("button", reader.say("embed.map_open"), type="button", class_="cv-wid__act")
    box = el(
        "div",
        Markup(drawing),  # noqa: S704  numbers and our own words
        el("div", button, class_="cv-wid__open"),
        class_="cv-wid__map",
        data_all=address(page.asked, "map.json"),
        data_pin=f"/widget/pin.json?lang={reader.language}",
        data_label=reader.say("embed.map_label"),
        data_loading=reader.say("embed.map_loading"),
        data_failed=reader.say("embed.map_failed"),
        data_newest=reader.say("embed.map_newest", count=len(widget.pins.ids)),
        data_one=reader.say("embed.map_one"),
        data_opens=reader.say("embed.new_tab"),
        data_nearer=say("widgets.map.zoom_in", reader.language),
        data_farther=say("widgets.map.zoom_out", reader.language),
    )
    return together(box, el("div", role="status"))


def _foot(page: _Page, key: str) -> Markup:
    path = page.widget.home.path
    if page.widget.page is not None:
        path = f"/inputs/{page.widget.page.card.id}"
    words = page.reader.say(key, site=page.widget.frame.platform)
    return el("footer", page.out(path, words, look="cv-wid__act"), class_="cv-wid__foot")
