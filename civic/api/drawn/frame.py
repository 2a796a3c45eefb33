"""What stands around a page before the app comes: the header and the footer."""

from civic.api.drawn.markup import el, together
from civic.api.drawn.parts import icon, link, said
from civic.i18n import say
from civic.rules.texts import pick
from civic.services.site import Site
from civic.services.ways import SiteWay

ELEMENT = "civic-first"
"""The element that holds the page as it is first seen; the app takes it away."""


def framed(content: str, site: Site, language: str, *, is_known: bool) -> str:
    """Set the content of a page between the header and the footer.

    Who ``is_known`` by a cookie is not asked to sign in: their menu comes with the app.
    """
    skip = link("#first", say("frame.skip", language), class_="cv-skip")
    before, after = together(skip, _header(site, language, is_known)), _footer(site, language)
    return f'<{ELEMENT} class="cv-page">{before}{content}{after}</{ELEMENT}>'


def alone(content: str, language: str) -> str:
    """Set content that brings its own header, with nothing beneath it."""
    skip = link("#first", say("frame.skip", language), class_="cv-skip")
    return f'<{ELEMENT} class="cv-page">{skip}{content}</{ELEMENT}>'


def _header(site: Site, language: str, is_known: bool) -> str:
    mark = el("span", icon("messages-square"), class_="cv-brand__mark", aria_hidden="true")
    logo = el("img", src=site.logo, alt="", class_="cv-brand__logo")
    brand = link("/", logo if site.logo else mark, _name(site), class_="cv-brand")
    entries = _ways(site.ways.header, site, language, "cv-nav__link")
    ways = el("nav", entries, class_="cv-nav cv-only-wide", aria_label=say("frame.main", language))
    bar = el("div", brand, ways, _tools(language, is_known), class_="cv-wrap cv-header__bar")
    return el("header", bar, class_="cv-header")


def _tools(language: str, is_known: bool) -> str:
    """Lead to signing in, and keep the places of the menus that come with the app."""
    look = "cv-button cv-button--quiet"
    find = together(icon("search"), el("span", say("frame.search", language)))
    enter = together(icon("log-in"), el("span", say("account.sign_in", language)))
    kept = [el("span", icon(name), class_=f"{look} cv-coming") for name in ("languages", "user")]
    menu = el("span", icon("menu"), class_=f"{look} cv-coming cv-only-phone")
    door = kept[1] if is_known else link("/sign-in", enter, class_=look)
    search = link("/search", find, class_=f"{look} cv-only-wide")
    return el("div", search, menu, kept[0], door, class_="cv-header__tools")


def _footer(site: Site, language: str) -> str:
    entries = _ways(site.ways.footer, site, language)
    moderation = link("/moderation", say("frame.moderation", language))
    plan = link("/plan", say("frame.plan", language))
    more = say("frame.more", language)
    ways = el("nav", entries, moderation, plan, class_="cv-footer__links", aria_label=more)
    return el(
        "footer",
        el("div", _name(site), ways, class_="cv-wrap cv-footer__bar"),
        class_="cv-footer",
    )


def _ways(ways: tuple[SiteWay, ...], site: Site, language: str, look: str = "") -> str:
    found = ((way.href, pick(dict(way.words), language, site.language)) for way in ways)
    return together(*(link(href, said(words), class_=look) for href, words in found))


def _name(site: Site) -> str:
    return el("span", site.name, class_="cv-brand__name", dir="auto")
