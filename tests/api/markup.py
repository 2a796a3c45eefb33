"""Reading HTML as a browser does, to find what would run in it."""

from collections.abc import Collection
from html.parser import HTMLParser

PLAIN = frozenset({"main", "section", "h1", "h2", "h3", "p", "ul", "li", "a"})
"""The elements of a page for those who run no script."""
DRAWN = PLAIN | {
    "article", "aside", "blockquote", "button", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "form", "img", "input", "nav", "ol", "span", "summary", "svg", "use",
}  # fmt: skip
"""The elements of a page as it is first seen."""
SCHEMES = ("http://", "https://", "mailto:", "/", "#")


class Reader(HTMLParser):
    """Remembers each element with its attributes, and the text between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Remember some text."""
        self.text += data


def read(html: str) -> Reader:
    """Return what a browser finds in a piece of HTML."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def dangers(html: str, allowed: Collection[str]) -> list[str]:
    """Return what in the HTML is no plain element of ``allowed``, or would run."""
    found = []
    for tag, attributes in read(html).elements:
        if tag not in allowed:
            found.append(tag)
        for name, value in attributes.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                found.append(f"{tag} {name}")
            if name in ("href", "src", "action") and not value.startswith(SCHEMES):
                found.append(f"{tag} {name}={value}")
    return found
