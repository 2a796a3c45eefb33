"""What a search found before the app comes, and for those who run no script."""

from collections.abc import Sequence

from markupsafe import Markup

from civic.api.drawn.decisions import decisions
from civic.api.drawn.markup import NOTHING, el
from civic.api.drawn.parts import chips, empty, icon, link, main, row, rows, said, stack
from civic.api.drawn.sections import Reader, excerpt, input_row, project_row
from civic.i18n.messages import number_in
from civic.services.findable import Place
from civic.services.searching import Choice, Found, Group


def drawn(found: Found, reader: Reader) -> str:
    """Return the page of a search, whether or not anything is looked for."""
    hint = el("p", reader.say("search.hint"), class_="cv-muted")
    head = el("div", el("h1", reader.say("search.title")), class_="cv-heading")
    shown = _found(found, reader) if found.text else hint
    return main(stack(head, _form(found.text, reader), shown, space="loose"))


def _form(text: str, reader: Reader) -> Markup:
    label = reader.say("search.label")
    field = el(
        "input", type="search", name="q", class_="cv-input", value=text,
        aria_label=label, placeholder=label, maxlength=100,
    )  # fmt: skip
    box = el("div", el("span", icon("search"), class_="cv-search__icon"), field, class_="cv-search")
    go = el("button", el("span", reader.say("search.submit")), type="submit",
            class_="cv-button cv-button--primary")  # fmt: skip
    return el("form", box, go, role="search", method="get", action="/search", class_="cv-cluster")


def _found(found: Found, reader: Reader) -> Markup:
    number = reader.say("search.count", count=found.total, words=found.text)
    nothing = empty("search-x", reader.say("search.nothing"), reader.say("search.nothing_hint"))
    return stack(
        el("p", number, class_="cv-muted"),
        chips(reader.say("search.kinds"), [_choice(one, reader) for one in found.choices]),
        *(_group(one, found, reader) for one in found.groups),
        NOTHING if found.total else nothing,
        _pages(found, reader),
        space="loose",
    )


def _choice(one: Choice, reader: Reader) -> Markup:
    name = reader.say(f"search.kind_{one.kind}" if one.kind else "search.everything")
    face = el("span", f"{name} ({number_in(one.total, reader.language)})")
    look = "cv-chip cv-chip--on" if one.is_on else "cv-chip"
    return link(one.href, face, class_=look, aria_current="true" if one.is_on else None)


def _group(group: Group, found: Found, reader: Reader) -> Markup:
    lines = [
        *(project_row(one, reader) for one in group.projects),
        *(_place(one) for one in group.places),
        *(input_row(one, reader) for one in group.inputs),
    ]
    shown = rows(lines) or decisions(group.answers, reader)
    is_part = found.pages == 1 and len(lines) + len(group.answers) < group.total
    words = el("span", reader.say("search.every", count=group.total))
    every = icon("arrow-right", "cv-icon--turns"), words
    title = el("h2", reader.say(f"search.kind_{group.kind}"))
    return el(
        "section",
        el("div", title, class_="cv-section__head"),
        shown,
        el("p", link(group.href, *every, class_="cv-link")) if is_part else NOTHING,
        class_="cv-section",
    )


def _place(place: Place) -> Markup:
    within = el("p", said(place.within), class_="cv-small cv-muted")
    return row(
        said(place.title),
        place.href,
        excerpt(place.text.text, place.text.lang) if place.text.text else NOTHING,
        within if place.within.text else NOTHING,
    )


def _pages(found: Found, reader: Reader) -> Markup:
    def to(page: int, icon_name: str, key: str) -> Markup:
        face = icon(icon_name, "cv-icon--turns")
        look = "cv-pagination__page"
        href = f"{found.here}&page={page}"
        return link(href, face, class_=look, aria_label=reader.say(key))

    at, last = found.page, found.pages
    where = el("span", reader.say("box.page_of", page=at, pages=last), class_="cv-muted")
    steps: Sequence[Markup] = (
        to(at - 1, "arrow-left", "box.page_before") if at > 1 else NOTHING,
        where,
        to(at + 1, "arrow-right", "box.page_after") if at < last else NOTHING,
    )
    label = reader.say("search.pages")
    return el("nav", *steps, class_="cv-pagination", aria_label=label) if last > 1 else NOTHING
