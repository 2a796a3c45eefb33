"""Mentioning people in a text: after ``@``, those whose names begin so are offered."""

from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly

for _part in ("later.jsx", "mentions.css"):
    rx.asset(_part, shared=True)


class Mentions(BrowserOnly):
    """The list of names under a field; it stands in one ``cv-mention`` with the field.

    A conversation, which asks the server for names, fetches the same list by itself.
    """

    library = rx.asset("mentions.jsx", shared=True).importable_path
    tag = "Mentions"

    name: rx.Var[str]
    """The name of the field."""
    people: rx.Var[list[Any]]
    """All who can be mentioned, each by ``id`` and ``name``."""


def mentioning(field: rx.Component, name: str, people: Any) -> rx.Component:  # noqa: ANN401  a var
    """Let people be mentioned in a field of this name."""
    return rx.el.div(field, Mentions.create(name=name, people=people), class_name="cv-mention")
