"""The organiser's own pages before the app comes, and what they say to whoever links to them."""

import re

from markupsafe import Markup

from civic.api.caller import caller_behind
from civic.api.drawn.markup import NOTHING, el, together
from civic.api.drawn.parts import bare_main, icon, link, prose, said
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.rules.pages import headed
from civic.rules.texts import excerpt
from civic.services import sharing
from civic.services.house import house
from civic.services.own_pages import PageView
from civic.services.work import perform
from civic.words import Said


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    asked = visitor.query
    number, draft = asked.get("version", ""), "draft" in asked
    caller = caller_behind(visitor)
    shared = perform(house(), caller, sharing.own_page, match[1], number, draft=draft)
    outside, page = shared.outside, shared.page
    reader = Reader(visitor.language, outside.time_zone)
    return Head(
        title=f"{page.title.text} · {outside.platform}",
        description=excerpt(page.body.text),
        image=outside.picture,
        canonical=f"{outside.site}/pages/{page.slug}",
        language=page.body.lang or page.title.lang,
        content=_content(page, reader),
        is_drawn=True,
        indexed=not (page.is_draft or page.is_past),
    )


def _alert(title: str, *more: str) -> Markup:
    words = el("div", el("p", title, class_="cv-strong"), *more, class_="cv-alert__words")
    return el("div", icon("triangle-alert"), words, class_="cv-alert cv-alert--warn", role="status")


def _content(page: PageView, reader: Reader) -> str:
    parts = together(
        _alert(reader.say("own_page.draft")) if page.is_draft else NOTHING,
        _alert(reader.say("own_page.past"), _now(page, reader)) if page.is_past else NOTHING,
        el("h1", said(page.title)),
        el("p", _since(page, reader), class_="cv-muted") if page.since else NOTHING,
        _words(page.body),
        _words(page.more) if page.more.text else NOTHING,
        _earlier(page, reader) if page.earlier else NOTHING,
    )
    article = el("article", parts, class_="cv-stack cv-stack--loose")
    inside = el("div", article, class_="cv-stack cv-stack--sections")
    return bare_main(el("div", inside, class_="cv-wrap cv-wrap--narrow"))


def _words(said: Said) -> Markup:
    return Markup(headed(str(prose(said))))  # noqa: S704  cleaned by prose


def _since(page: PageView, reader: Reader) -> str:
    date = reader.date(page.since) if page.since else ""
    return reader.say("own_page.held" if page.is_past else "own_page.since", date=date)


def _now(page: PageView, reader: Reader) -> Markup:
    return link(f"/pages/{page.slug}", reader.say("own_page.now"))


def _earlier(page: PageView, reader: Reader) -> Markup:
    lines = (
        link(
            f"/pages/{page.slug}?version={one.number}",
            reader.say("own_page.held", date=reader.date(one.at) if one.at else ""),
        )
        for one in page.earlier
    )
    whole = together(
        el("summary", reader.say("own_page.earlier")), el("ul", *(el("li", one) for one in lines))
    )
    return el("details", whole, class_="cv-more")


HEADS = [(r"/pages/([^/]+)", _head)]
