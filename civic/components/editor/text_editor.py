"""The editor of people's texts: a few ways to lay out words, and nothing else."""

from collections.abc import Mapping
from typing import Any

import reflex as rx
from reflex.components.component import field
from reflex_components_lucide.icon import LUCIDE_LIBRARY  # type: ignore[import-untyped]

from civic.components.arriving import FieldWidget
from civic.components.browser_only import passes
from civic.components.draft import field as _field  # noqa: F401  its script is imported by ours

rx.asset("clean.js", shared=True)
rx.asset("toolbar.jsx", shared=True)
rx.asset("text_editor.css", shared=True)

EDITOR_TEXTS = (
    "tools",
    "bold",
    "italic",
    "heading",
    "bullets",
    "numbers",
    "quote",
    "link",
    "link_address",
    "link_wrong",
    "link_add",
    "link_cancel",
)


class TextEditor(FieldWidget):
    """A text box with bold, italic, a heading, lists, links and quotes.

    The HTML has the tags that ``civic.rules.texts`` keeps, and must still be cleaned on write: a
    client sends what it likes. In a form, the field ``name`` holds the HTML.
    """

    library = rx.asset("text_editor.jsx", shared=True).importable_path
    tag = "TextEditor"
    lib_dependencies: list[str] = field(
        default_factory=lambda: ["squire-rte@2.4.8", LUCIDE_LIBRARY]
    )

    name: rx.Var[str]
    value: rx.Var[str]
    """HTML to begin with; a later change is shown only while nobody writes in the editor."""
    label: rx.Var[str]
    """The name read out; ``labelled_by`` names a visible label instead, by its id."""
    labelled_by: rx.Var[str]
    described_by: rx.Var[str]
    """The ids of the help and of the error, with a space between."""
    invalid: rx.Var[bool]
    required: rx.Var[bool]
    placeholder: rx.Var[str]
    lang: rx.Var[str]
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``EDITOR_TEXTS``."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the events: the HTML after a pause in writing, and on leaving the editor."""
        return {"on_change": passes(str), "on_blur": passes(str)}

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "editor", EDITOR_TEXTS


text_editor = TextEditor.create
