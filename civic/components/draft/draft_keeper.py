"""What a person writes in a form is kept in their browser until it is sent."""

from collections.abc import Mapping
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from civic.components.browser_only import BrowserOnly, passes
from civic.components.draft import field as _field  # noqa: F401  its script is imported by ours

rx.asset("drafts.js", shared=True)
rx.asset("draft.css", shared=True)

DRAFT_TEXTS = ("kept", "not_kept", "restored", "discard", "lost")


class DraftKeeper(BrowserOnly):
    """Put it inside a form: it keeps and restores every field that has a name.

    Nothing goes to the server while a person types. Passwords, files and fields marked
    ``data-no-draft`` are never kept; a draft is forgotten after thirty days.
    """

    library = rx.asset("draft_keeper.jsx", shared=True).importable_path
    tag = "DraftKeeper"

    draft_key: rx.Var[str]
    """What the draft is of, such as ``"input." + activity``; without a key nothing is kept."""
    owner: rx.Var[str]
    """Whose draft it is, where another person at this browser must not find it: nothing is kept
    while it is empty."""
    sent: rx.Var[str]
    """The ``draft_key`` of what was sent well last and how manyth it was, ``"reply.7 3"``: with
    each, that draft is forgotten, and what stands in the form stays."""
    at: rx.Var[str]
    """The step one is at, where the form has some: what was written is kept with it."""
    done: rx.Var[int]
    """How often the form was sent well: with each, the draft is forgotten and the form emptied.

    Set it back to 0 in ``on_load``: a page that opens with another number forgets its draft.
    """
    lost: rx.Var[bool]
    """Whether the connection is lost (``connection_is_lost``)."""
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``DRAFT_TEXTS``."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the event of a restored draft: the values by field name."""
        return {"on_restore": passes(dict[str, str])}

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "draft", DRAFT_TEXTS


draft_keeper = DraftKeeper.create


def forget_draft(key: str) -> EventSpec:
    """Return the event that forgets a draft, for a handler that then leaves the page."""
    return rx.remove_local_storage(f"civic.draft.{key}")
