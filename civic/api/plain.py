"""Plain HTML for those who run no script; what people wrote is always text in it.

Even rich text that was made harmless goes in as words: inside ``<noscript>`` a browser that runs
scripts reads everything up to the first ``</noscript>``, wherever it stands.
"""

from collections.abc import Iterable
from html import escape

from civic.rules.texts import plain
from civic.words import Said


def heading(text: str, level: int = 2, lang: str = "") -> str:
    """Return a heading."""
    return _element(f"h{level}", escape(text), lang) if text else ""


def paragraph(text: str, lang: str = "") -> str:
    """Return a paragraph, or nothing for no words."""
    return _element("p", escape(text), lang) if text else ""


def rich(html: str, lang: str = "") -> str:
    """Return the words of a rich text, one paragraph for each of its lines."""
    return "".join(paragraph(line, lang) for line in plain(html).split("\n"))


def link(address: str, text: str, lang: str = "") -> str:
    """Return a link to a page of ours."""
    marked = f' lang="{escape(lang)}"' if lang else ""
    return f'<a href="{escape(address)}"{marked} dir="auto">{escape(text)}</a>'


def items(found: Iterable[str]) -> str:
    """Return a list of pieces of HTML, or nothing for none."""
    lines = "".join(f"<li>{each}</li>" for each in found)
    return f"<ul>{lines}</ul>" if lines else ""


def section(title: str, content: str) -> str:
    """Return a part of the page under its heading, or nothing where it is empty."""
    return f"<section>{heading(title)}{content}</section>" if content else ""


def said(text: Said) -> str:
    """Return the organiser's words as paragraphs, marked with their language."""
    return rich(text.text, text.lang)


def page(*parts: str) -> str:
    """Return the readable content of a page."""
    return f'<main class="cv-wrap">{"".join(parts)}</main>'


def _element(name: str, content: str, lang: str) -> str:
    marked = f' lang="{escape(lang)}"' if lang else ""
    return f'<{name}{marked} dir="auto">{content}</{name}>'
