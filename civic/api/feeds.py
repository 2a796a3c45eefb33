"""What machines fetch: the feed of a project, the list of all pages, the manners of robots."""

from datetime import datetime
from http import HTTPStatus
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from civic.api import plain
from civic.api.caller import caller_of
from civic.errors import CivicError
from civic.i18n import LANGUAGES, say
from civic.services import feeds
from civic.services.feeds import Entry, Feed
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.reach import site_address
from civic.services.work import Caller

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
AN_HOUR = {"cache-control": "public, max-age=3600"}
FRESH = {"cache-control": "private, no-cache", "vary": "Cookie, Accept-Language"}
PRIVATE = ("/admin", "/api/", "/auth/", "/me", "/setup", "/sign-in", "/welcome")


async def _feed(request: Request) -> Response:
    caller = caller_of(request)
    try:
        feed = await performed(house(), caller, feeds.feed, request.path_params["slug"])
    except CivicError:
        return Response(status_code=HTTPStatus.NOT_FOUND)
    written = _rss(feed, caller.language or "fr")
    return Response(written, media_type="application/rss+xml", headers=FRESH)


def _rss(feed: Feed, language: str) -> bytes:
    address = f"{feed.site}/projects/{feed.slug}"
    made = FeedGenerator()
    made.register_extension("spoken", Spoken, SpokenItem, atom=False)
    made.id(address)
    made.title(words(feed.title.text))
    made.link(href=f"{address}/feed.xml", rel="self")
    made.link(href=address, rel="alternate")
    said = feed.question if feed.question.text else feed.title
    made.description(words(said.text))
    made.language(feed.title.lang or language)
    made.spoken.languages = {"title": feed.title.lang, "description": said.lang}
    for entry in feed.entries:
        _enter(made, entry, feed.site, language)
    written: bytes = made.rss_str(pretty=False)
    return written


def _enter(made: FeedGenerator, entry: Entry, site: str, language: str) -> None:
    title = entry.title
    if entry.is_answer:
        spoken = entry.title_lang if entry.title_lang in LANGUAGES else language
        title = f"{say('inputs.answered', spoken)}: {title}"
    item = made.add_entry(order="append")
    item.guid(entry.id, permalink=False)
    item.title(words(title))
    item.link(href=f"{site}/inputs/{entry.input_id}")
    item.description(plain.rich(words(entry.body)))
    item.published(entry.at)
    item.spoken.languages = {"title": entry.title_lang, "description": entry.lang}


class Spoken(BaseExtension):  # type: ignore[misc]  # has no types
    """Says in which language each text of a feed is."""

    def __init__(self) -> None:
        self.languages: dict[str, str] = {}

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401  an element of lxml
        """Mark the texts of the channel."""
        self._mark(feed.find("channel"))
        return feed

    def _mark(self, parent: Any) -> None:  # noqa: ANN401
        for name, language in self.languages.items():
            for text in parent.findall(name) if language else ():
                text.set(XML_LANG, language)


class SpokenItem(Spoken):
    """Says in which language each text of an entry is."""

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401
        """Mark the texts of the entry."""
        self._mark(feed)
        return feed


def words(text: str) -> str:
    """Return a text without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and _fits(sign)))


def _fits(sign: str) -> bool:
    return not ("\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff")


async def _sitemap(request: Request) -> Response:
    parts = await performed(house(), Caller(), feeds.parts)
    if parts == 1:
        return await _part_of(1)
    index = Element("sitemapindex", xmlns=SITEMAP)
    for number in range(1, parts + 1):
        _add(index, "sitemap", f"/sitemap-{number}.xml")
    return _xml(index)


async def _part(request: Request) -> Response:
    number = request.path_params["number"]
    if not 1 <= number <= await performed(house(), Caller(), feeds.parts):
        return Response(status_code=HTTPStatus.NOT_FOUND)
    return await _part_of(number)


async def _part_of(number: int) -> Response:
    pages = Element("urlset", xmlns=SITEMAP)
    for page in await performed(house(), Caller(), feeds.pages, number):
        _add(pages, "url", page.address, page.changed)
    return _xml(pages)


def _add(parent: Element, kind: str, address: str, changed: datetime | None = None) -> None:
    entry = SubElement(parent, kind)
    SubElement(entry, "loc").text = f"{site_address(house())}{address}"
    if changed:
        SubElement(entry, "lastmod").text = changed.isoformat(timespec="seconds")


def _xml(tree: Element) -> Response:
    written = tostring(tree, encoding="utf-8", xml_declaration=True)
    return Response(written, media_type="application/xml", headers=AN_HOUR)


async def _robots(_: Request) -> Response:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    lines += ["", f"Sitemap: {site_address(house())}/sitemap.xml", ""]
    return PlainTextResponse("\n".join(lines), headers=AN_HOUR)


ROUTES = [
    Route("/projects/{slug}/feed.xml", _feed),
    Route("/sitemap.xml", _sitemap),
    Route("/sitemap-{number:int}.xml", _part),
    Route("/robots.txt", _robots),
]
