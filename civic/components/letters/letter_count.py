"""How many letters a field with a limit still takes, said once the limit is near."""

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.draft import field as _field  # noqa: F401  its script is imported by ours

rx.asset("letters.js", shared=True)
rx.asset("letter_count.css", shared=True)

COUNT_TEXTS = ("left", "over", "stopped")


class LetterCount(BrowserOnly):
    """Put it beside a field, in its form: it counts as the server does, and asks nobody.

    Nothing typed is ever cut. A text that is too long is not sent: the field takes the focus and
    the count says by how much.
    """

    library = rx.asset("letter_count.jsx", shared=True).importable_path
    tag = "LetterCount"

    field: rx.Var[str]
    """The name of the field."""
    most: rx.Var[int]
    kind: rx.Var[str]
    """How the server reads it: ``line``, ``paragraphs`` or ``rich``."""
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``COUNT_TEXTS``; the first two say ``{n}``."""

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "letters", COUNT_TEXTS


letter_count = LetterCount.create
