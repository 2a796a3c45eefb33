"""A text of several lines in which ``@`` and a name mean a colleague."""

from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.draft import field as _field  # noqa: F401  its script is imported by ours


class MentionField(BrowserOnly):
    """A field of a form; after ``@`` it offers those whose names begin with what is typed."""

    library = rx.asset("mention_field.jsx", shared=True).importable_path
    tag = "MentionField"

    field_id: rx.Var[str]
    name: rx.Var[str]
    people: rx.Var[list[Any]]
    """Who can be named, each by ``id`` and ``name``."""
    described_by: rx.Var[str]
    invalid: rx.Var[bool]
    texts: rx.Var[dict[str, str]]
    """A sentence for ``people``: what the list of names is called."""


mention_field = MentionField.create
