"""The HTML of a page, in the visitor's language, with its head: from files made at build time."""

import base64
import hashlib
import html
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from civic import i18n
from civic.api.drawn.frame import alone, framed
from civic.api.shell import early, identity
from civic.api.shell.early import NOTHING, Needs
from civic.api.shell.heads import Head, tags_of
from civic.api.shell.installed import favicon_of
from civic.api.shell.installed import tags_of as app_tags
from civic.api.shell.texts import script_of
from civic.rules.texts import pick
from civic.rules.theme import DEFAULT_BRAND, theme_css, theme_of
from civic.services.site import Site

SHELL = "404.html"

MARK = re.compile(r"⟦([a-z0-9_.]+)(?:\|(.*?))?⟧")
WAY = re.compile(r"<a(?:(?!</a>).)*?⟦way\.(header|footer|terms)⟧.*?</a>", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>|<meta[^>]*property=\"og:[^>]*>", re.DOTALL)
INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """A page as it is sent, and the fingerprints of its own scripts."""

    html: str
    scripts: tuple[str, ...]


@lru_cache(maxsize=512)
def document(
    path: Path,
    _built: float,
    language: str,
    site: Site,
    needs: Needs = NOTHING,
    *,
    has_words: bool = True,
) -> Document:
    """Return the built page at ``path`` in ``language``, as the page of ``site``.

    ``_built`` is the file's age, so that a new build is read anew. Where it ``has_words`` before
    scripts run, its fonts are fetched at once; where it waits for scripts, fonts would hold these
    up.
    """
    source = path.read_text("utf-8")
    parts = [i18n.TEAM, *needs.parts] if f"⟦{i18n.TEAM}" in source else needs.parts
    own = {"site.name": site.name}
    source = WAY.sub(lambda way: _ways(way, language, site), source)
    source = MARK.sub(lambda mark: _text(mark, language, own), source)
    source = early.begun(source, needs.scripts, has_words=has_words)
    scripts = tuple(_fingerprint(match[1]) for match in INLINE.finditer(source))
    groups = dict.fromkeys(["site", *parts])
    tags = [early.fonts_for(language, site.first_fonts) if has_words else ""]
    tags.append(f'<script defer src="{identity.script_of(site)}"></script>')
    tags += [f'<script defer src="{script_of(group, language)}"></script>' for group in groups]
    tags.append(_theme(site.brand) + _fonts(site.fonts_css))
    tags.append(favicon_of(site))
    tags.append(app_tags(site))
    opening = f'<html lang="{language}" dir="{i18n.direction(language)}"'
    source = re.sub(r'<html(?: lang="[^"]*")?', opening, source, count=1)
    return Document(source.replace("</head>", "".join(tags) + "</head>", 1), scripts)


def with_head(page: str, head: Head, site: Site, language: str, *, is_known: bool = False) -> str:
    """Return ``page`` with the title, preview and content of ``head``."""
    start, end = page.split("</head>", 1)
    start = TITLE.sub("", start) + tags_of(head) + "</head>"
    for name, value in head.typed.items():
        end = _typed(end, name, value)
    if head.content:
        seen = _seen(head, site, language, is_known=is_known)
        end = end.replace("<body>", f"<body>{seen}", 1)
    return start + end


def _seen(head: Head, site: Site, language: str, *, is_known: bool) -> str:
    """Return the content of a page for everybody, or for those who run no script."""
    if not head.is_drawn:
        return f"<noscript>{head.content}</noscript>"
    if head.is_bare:
        return alone(head.content, language)
    return framed(head.content, site, language, is_known=is_known)


def _typed(body: str, name: str, value: str) -> str:
    """Return the page with what was typed before in its empty field of that name."""
    empty = re.compile(rf'(<input[^>]* name="{re.escape(name)}")(?: value="")?(?=/?>)')
    return empty.sub(lambda field: f'{field[1]} value="{html.escape(value)}"', body, count=1)


@lru_cache(maxsize=64)
def _theme(brand: str) -> str:
    """Return the organiser's colours, over those of the stylesheet; nothing for its own."""
    return "" if brand.lower() == DEFAULT_BRAND else f"<style>{theme_css(theme_of(brand))}</style>"


def _fonts(css: str) -> str:
    """Return the organiser's typefaces; nothing for those of the stylesheet."""
    return f"<style>{css}</style>" if css else ""


def _ways(mark: re.Match[str], language: str, site: Site) -> str:
    """Return the organiser's entries in the place of the one that stands for all of them."""
    found = ""
    for way in getattr(site.ways, mark[1]):
        said = pick(dict(way.words), language, site.language)
        entry = mark[0].replace(f"/⟦way.{mark[1]}⟧", _bare(way.href))
        entry = entry.replace("⟦way.lang⟧", said.lang)
        found += entry.replace("⟦way.text⟧", _bare(said.text))
    return found


def _bare(text: str) -> str:
    """Return a text of the organiser in which nothing is markup, nor a mark of ours."""
    return html.escape(text).replace("⟦", "&#x27E6;")


def _text(mark: re.Match[str], language: str, own: dict[str, str]) -> str:
    if mark[1] in own:
        return html.escape(own[mark[1]])
    figures = json.loads(html.unescape(mark[2])) if mark[2] else {}
    return html.escape(i18n.say(mark[1], language, **figures))


def _fingerprint(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
