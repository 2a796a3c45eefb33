"""Texts that somebody wrote: each says in which language, whatever that of the screen is."""

from typing import Any

import reflex as rx

from civic.components.ui.classes import Shown, Text


def said(words: Shown) -> rx.Component:
    """Show what has a ``text`` and its ``lang``: the organiser's name of a thing, or a sentence."""
    return in_language(words.text, words.lang)


def in_language(text: Text, lang: Text) -> rx.Component:
    """Show a text read aloud in its own language, and written from its own side."""
    return rx.el.span(text, **spoken(lang))


def spoken(lang: Text) -> dict[str, Any]:
    """Return what marks an element whose whole content is in one language."""
    return {"lang": lang, "dir": "auto"}
