"""The map of ideas, drawn in the browser from a route of its own."""

from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly

MARKS = rx.asset("marks.js", shared=True)


class IdeaMap(BrowserOnly):
    """Ideas as marks on a plane without axes, by theme; each leads to its input.

    ``url`` answers columns: ``ids``, ``titles``, ``themes`` (0 for none), ``xs`` and ``ys``.
    """

    library = rx.asset("idea_map.jsx", shared=True).importable_path
    tag = "IdeaMap"

    url: rx.Var[str]
    run: rx.Var[str]
    """What changes when there is something new to fetch."""
    themes: rx.Var[list[Any]]
    """The themes that the legend names: ``number``, ``name`` and ``size``."""
    texts: rx.Var[dict[str, str]]
    """Sentences: ``label``, ``keys``, ``legend``, ``all``, ``none``, ``loading``, ``failed``."""
