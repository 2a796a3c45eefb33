"""What a page says of itself before any script runs: to people without scripts and to machines.

A module of ``civic.api`` declares ``HEADS``, a list of ``(pattern, function)``: the function
gets the match and the visitor and returns a ``Head``; nothing, or an error that a person may
see, is a page that does not exist.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from http import HTTPStatus

from civic.errors import CivicError
from civic.front.discovery import modules_under
from civic.i18n import say


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks for a page and from where: their language, their cookies, what the page is asked."""

    language: str
    cookies: dict[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Title, summary and preview of one page.

    ``content`` is HTML and goes out as it is: its author escapes what people wrote. Where it
    ``is_drawn`` like the page itself, everybody sees it until the app has come; where not, only
    those who run no script. One that ``is_bare`` brings its own header, and has no footer.
    ``picture`` is the first that the page will show, ``image`` that of its previews.
    ``typed`` is what was written before, by the names of the fields that show it again.
    ``language`` is the one the content is written in, which need not be the visitor's.
    """

    title: str
    description: str = ""
    image: str = ""
    content: str = ""
    is_drawn: bool = False
    is_bare: bool = False
    status: int = 200
    language: str = ""
    canonical: str = ""
    feed: str = ""
    picture: str = ""
    indexed: bool = True
    typed: Mapping[str, str] = field(default_factory=dict)


HeadOf = Callable[[re.Match[str], Visitor], Head | None]


def head_for(path: str, visitor: Visitor) -> Head | None:
    """Return the head of ``path``, or nothing where no module knows that kind of page."""
    for pattern, head_of in _declared():
        if match := pattern.fullmatch(path):
            try:
                return head_of(match, visitor) or not_found(visitor)
            except CivicError:
                return not_found(visitor)
    return None


def not_found(visitor: Visitor) -> Head:
    """Return the head of a page that is not there."""
    title = say("shell.not_found", visitor.language)
    way_home = f'<p><a href="/">{escape(say("shell.home", visitor.language))}</a></p>'
    body = f"<main><h1>{escape(title)}</h1>{way_home}</main>"
    return Head(title, content=body, status=HTTPStatus.NOT_FOUND, indexed=False)


def tags_of(head: Head) -> str:
    """Return the tags of ``head``, marked so that the browser's own may replace them."""
    properties = {
        "og:title": head.title,
        "og:description": head.description,
        "og:image": head.image,
        "og:url": head.canonical,
        "og:type": "website",
        "og:locale": head.language,
    }
    tags = [f"<title data-head>{escape(head.title)}</title>"]
    tags += [_meta("property", name, value) for name, value in properties.items() if value]
    if head.description:
        tags.append(_meta("name", "description", head.description))
    if not head.indexed:
        tags.append(_meta("name", "robots", "noindex"))
    if head.canonical:
        tags.append(f'<link data-head rel="canonical" href="{escape(head.canonical)}"/>')
    if head.picture:
        first = f'rel="preload" as="image" href="{escape(head.picture)}" fetchpriority="high"'
        tags.append(f"<link data-head {first}/>")
    if head.feed:
        kind = "application/rss+xml"
        tags.append(f'<link data-head rel="alternate" type="{kind}" href="{escape(head.feed)}"/>')
    return "".join(tags)


def _meta(attribute: str, name: str, value: str) -> str:
    return f'<meta data-head {attribute}="{name}" content="{escape(value)}"/>'


@cache
def _declared() -> list[tuple[re.Pattern[str], HeadOf]]:
    return [
        (re.compile(pattern), head_of)
        for module in modules_under("civic.api")
        for pattern, head_of in getattr(module, "HEADS", [])
    ]
