"""The parts of a page in the look of ``civic.components.ui``, for values instead of state."""

from collections.abc import Sequence

from markupsafe import Markup

from civic.api.drawn.markup import NOTHING, el, together, written
from civic.icons import address_of
from civic.rules.looks import TONE_ICONS, TONES
from civic.rules.texts import clean_html
from civic.services.vocabulary import Label, StatusLabel
from civic.words import Said


def icon(name: str, look: str = "") -> Markup:
    """Draw an icon as an ornament beside a text."""
    drawing = el("use", href=address_of(name))
    return el("svg", drawing, class_=f"cv-icon {look}".strip(), aria_hidden="true")


def said(words: Said | Label) -> Markup:
    """Show what has a text and its language."""
    return written(words.text, words.lang)


def link(href: str, *content: str, **attributes: str | int | None) -> Markup:
    """Lead to a page of ours."""
    return el("a", *content, href=href, **attributes)


def stack(*parts: str, space: str = "") -> Markup:
    """Set things under each other."""
    return el("div", *parts, class_=f"cv-stack cv-stack--{space}" if space else "cv-stack")


def cluster(*parts: str) -> Markup:
    """Set things in a line that wraps."""
    return el("div", *parts, class_="cv-cluster")


def section(title: str, content: str, aside: str = "", id: str | None = None) -> Markup:
    """Build a titled part of a page, or nothing where it is empty."""
    head = el("div", el("h2", title), aside, class_="cv-section__head")
    return el("section", head, content, id=id, class_="cv-section") if content else NOTHING


def crumbs(label: str, *links: str) -> Markup:
    """Show the way back."""
    steps = together(*(el("li", way) for way in links))
    return el("nav", el("ol", steps, class_="cv-breadcrumbs"), aria_label=label)


def hero(title: str, *words: str, picture: str = "") -> Markup:
    """Open a page with a large title, a few words and a picture when there is one."""
    large = el("h1", title, class_="cv-hero__title")
    look = "cv-hero cv-hero--split" if picture else "cv-hero"
    return el("div", el("div", large, *words, class_="cv-hero__words"), picture, class_=look)


def act(href: str, label: str, icon_name: str) -> Markup:
    """Hold the one next act of a page."""
    face = together(icon(icon_name), el("span", label))
    return el(
        "div",
        link(href, face, class_="cv-button cv-button--primary"),
        class_="cv-action-bar",
    )


def why_not(reason: str) -> Markup:
    """Say in the place of the next act why it is closed."""
    return el("div", el("p", reason, class_="cv-action-bar__why"), class_="cv-action-bar")


def coming(label: str, icon_name: str) -> Markup:
    """Keep the place of a button that comes with the app."""
    face = together(icon(icon_name), el("span", label))
    return el("span", face, class_="cv-button cv-button--quiet cv-coming", aria_hidden="true")


def prose(words: Said, *, under: str = "") -> Markup:
    """Show a rich text; what an editor may not send is taken out once more."""
    harmless = Markup(clean_html(words.text))  # noqa: S704  cleaned just here
    look = f"cv-prose {under}".strip()
    return el("div", harmless, class_=look, dir="auto", lang=words.lang or None)


def card(title: str, href: str, *body: str, picture: str = "", look: str = "") -> Markup:
    """Build a card whose whole surface leads to ``href``."""
    heading = el("h3", link(href, title), class_="cv-card__title")
    words = el("div", heading, *body, class_="cv-card__body")
    return el("article", picture, words, class_=f"cv-card {look}".strip())


def row(title: str, href: str, *body: str, after: str = "") -> Markup:
    """Build one line of a list whose whole surface leads to ``href``."""
    heading = el("h3", link(href, title), class_="cv-rows__title")
    words = el("div", heading, *body, class_="cv-rows__words")
    return el("li", words, after, class_="cv-rows__item")


def rows(lines: Sequence[str]) -> Markup:
    """Set items under each other; nothing for none."""
    return el("ul", *lines, class_="cv-rows") if lines else NOTHING


def cards(found: Sequence[str]) -> Markup:
    """Set cards in as many columns as fit; nothing for none."""
    return el("div", *found, class_="cv-cards") if found else NOTHING


def chips(label: str, found: Sequence[str]) -> Markup:
    """Set chips in a line; nothing for none."""
    return (
        el("div", *found, class_="cv-chips", role="group", aria_label=label) if found else NOTHING
    )


def status_tag(status: StatusLabel) -> Markup:
    """Show a status in short, or nothing for an input that has none."""
    tone = _tone_of(status)
    face = together(icon(TONE_ICONS[tone]), el("span", said_status(status)))
    return el("span", face, class_=_toned("cv-tag", tone)) if status.id else NOTHING


def status_line(status: StatusLabel, sentence: str) -> Markup:
    """Say what became of something: the status, then since when and by whom."""
    tone = _tone_of(status)
    mark = el("span", icon(TONE_ICONS[tone]), class_="cv-status__icon")
    name = el("span", said_status(status), class_="cv-status__name")
    return el("div", mark, el("p", name, " ", sentence), class_=_toned("cv-status", tone))


def _tone_of(status: StatusLabel) -> str:
    return TONES.get(status.key, "warn" if status.is_closing else "neutral")


def _toned(look: str, tone: str) -> str:
    return look if tone == "neutral" else f"{look} {look}--{tone}"


def said_status(status: StatusLabel) -> Markup:
    """Return the name of a status in its own language."""
    return written(status.text, status.lang)


def count(icon_name: str, number: str, meaning: str) -> Markup:
    """Show a number by an icon, and say what it counts to those who hear the page."""
    shown = el("span", number, aria_hidden="true")
    heard = el("span", meaning, class_="cv-hidden-text")
    return el("span", icon(icon_name), shown, heard, class_="cv-count", title=meaning)


def empty(icon_name: str, title: str, hint: str) -> Markup:
    """Say that there is nothing yet, and what one can do instead."""
    return el(
        "div",
        el("span", icon(icon_name, "cv-icon--large"), class_="cv-empty__icon"),
        el("h2", title, class_="cv-empty__title"),
        el("p", hint),
        class_="cv-empty",
    )


def avatar(name: str, picture: str) -> Markup:
    """Show a person's picture, or their initial."""
    if picture:
        return el("img", src=picture, alt="", class_="cv-avatar")
    return el("span", name[:1], class_="cv-avatar", aria_hidden="true")


def main(*parts: str) -> str:
    """Return the content of a page, in the width of most pages."""
    return bare_main(el("div", stack(*parts, space="sections"), class_="cv-wrap"))


def bare_main(*parts: str, look: str = "") -> str:
    """Return the content of a page that brings its own margins."""
    return str(el("main", *parts, class_=f"cv-main {look}".strip(), id="first", tabindex="-1"))
