"""Elements of HTML, in which what people wrote is always text."""

from html import escape as quoted

from markupsafe import Markup, escape

NOTHING = Markup("")
_ALONE = frozenset({"img", "input", "br"})


def el(name: str, /, *children: str, **attributes: str | int | None) -> Markup:
    """Return an element; a child that is no ``Markup`` is text, an attribute of None is left out.

    ``class_`` and ``aria_label`` stand for the attributes ``class`` and ``aria-label``.
    """
    given = "".join(
        f' {key.strip("_").replace("_", "-")}="{quoted(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    opening = f"<{name}{given}>"
    whole = opening if name in _ALONE else f"{opening}{together(*children)}</{name}>"
    return Markup(whole)  # noqa: S704  every part of it is escaped above


def together(*parts: str) -> Markup:
    """Return parts of a page after each other."""
    return NOTHING.join(escape(part) for part in parts)


def written(text: str, lang: str = "") -> Markup:
    """Return a text in its own language, from its own side; nothing for no words."""
    return el("span", text, dir="auto", lang=lang or None) if text else NOTHING
