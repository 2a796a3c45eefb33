"""The drafts that this browser keeps of a person, to go on with or to throw away."""

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.draft import draft_keeper as _keeper  # noqa: F401  its script is imported

DRAFT_TEXTS = ("none", "kept", "untitled", "written", "go_on", "remove", "removed", "undo")


class DraftsList(BrowserOnly):
    """A list of what its ``owner`` began to write in this browser, the latest first."""

    library = rx.asset("drafts_list.jsx", shared=True).importable_path
    tag = "DraftsList"

    owner: rx.Var[str]
    """Whose drafts of the team are shown: those of others stay theirs."""
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``DRAFT_TEXTS``; ``written`` says ``{n}``, the moment."""

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "drafts", DRAFT_TEXTS


drafts_list = DraftsList.create
