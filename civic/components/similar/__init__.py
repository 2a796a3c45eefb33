"""Inputs like the one that somebody is about to write."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly, passes

rx.asset("similar.css", shared=True)

SIMILAR_TEXTS = ("title", "lead", "support", "supported", "more")


class SimilarInputs(BrowserOnly):
    """Put it under the field of a title, in its form: it asks once a person pauses.

    It raises ``on_support`` with the id of an input that they would rather support.
    """

    library = rx.asset("similar.jsx", shared=True).importable_path
    tag = "SimilarInputs"

    field: rx.Var[str]
    """The name of the field."""
    asks: rx.Var[str]
    """The address that is asked."""
    can_support: rx.Var[bool]
    texts: rx.Var[dict[str, str]]

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: they would rather support an input."""
        return {"on_support": passes(str)}

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "similar", SIMILAR_TEXTS


similar_inputs = SimilarInputs.create
