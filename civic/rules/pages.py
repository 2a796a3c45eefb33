"""The organiser's own pages: their addresses, their first words, what is still to be written."""

import re
from html import escape

from civic.errors import Invalid

LEGAL = ("terms", "privacy", "cookies", "accessibility")
"""What a site must say by law; these pages stand at the end of the footer once published."""

STANDARD = ("about", *LEGAL)
"""The pages that every platform is offered, by their addresses."""

DATED = ("terms", "privacy")
"""Pages that people agree to: each version that was published stays readable."""

SLUG_MOST = 60
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GAP = re.compile(r"\[\[\s*([^\[\]]+?)\s*\]\]")


def slug(field: str, typed: object) -> str:
    """Return the address of a page as it was typed, if it can be one.

    Raises:
        Invalid: if it holds more than small letters, digits and single hyphens.
    """
    given = typed.strip().lower() if isinstance(typed, str) else ""
    if not given:
        raise Invalid(field, "invalid.missing")
    if len(given) > SLUG_MOST or not _SLUG.fullmatch(given):
        raise Invalid(field, "team_pages.wrong_address")
    return given


def gaps(text: str) -> list[str]:
    """Return what the organiser still has to write: the words between ``[[`` and ``]]``."""
    return list(dict.fromkeys(_GAP.findall(text)))


def headed(html: str) -> str:
    """Return rich text whose headings come right below the title of a page."""
    for low, high in (("h3", "h2"), ("h4", "h3")):
        html = html.replace(f"<{low}>", f"<{high}>").replace(f"</{low}>", f"</{high}>")
    return html


def laid_out(plain: str) -> str:
    """Return a text as rich text: ``# `` begins a heading, ``- `` an item of a list."""
    parts: list[str] = []
    for line in plain.split("\n"):
        words = escape(line.strip(), quote=False)
        if words.startswith("- "):
            item = f"<li>{words[2:]}</li>"
            if parts and parts[-1].startswith("<ul>"):
                parts[-1] = parts[-1].removesuffix("</ul>") + item + "</ul>"
            else:
                parts.append(f"<ul>{item}</ul>")
        elif words.startswith("# "):
            parts.append(f"<h3>{words[2:]}</h3>")
        elif words:
            parts.append(f"<p>{words}</p>")
    return "".join(parts)
