"""Words that are seen once, and a button that copies them."""

from typing import ClassVar

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.copy.copying import COPYING

rx.asset("copy_field.css", shared=True)

COPY_TEXTS = ("copy", "copied", "failed")


class CopyField(BrowserOnly):
    """A field that can only be read, with a button that copies what stands in it."""

    library = rx.asset("copy_field.jsx", shared=True).importable_path
    tag = "CopyField"
    needs: ClassVar[str] = COPYING
    """A script that ours imports, and that is in the build because it is named here."""

    words: rx.Var[str]
    label: rx.Var[str]
    """What the field is called by those who do not see it."""
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``COPY_TEXTS``."""

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "copy", COPY_TEXTS


copy_field = CopyField.create
