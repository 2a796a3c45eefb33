"""The pictures of an input: sent to our own route, described and put in order."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.arriving import FieldWidget
from civic.components.browser_only import passes
from civic.components.draft import field as _field  # noqa: F401  its script is imported by ours

rx.asset("dropped.js", shared=True)
rx.asset("send.js", shared=True)
rx.asset("picture_field.css", shared=True)

PICTURE_TEXTS = (
    "add",
    "add_another",
    "help",
    "alt",
    "alt_help",
    "sending",
    "sent",
    "failed",
    "too_many",
    "wrong_type",
    "too_big",
    "earlier",
    "later",
    "moved",
    "remove",
    "removed",
)


class PictureField(FieldWidget):
    """Pictures with their descriptions; each is sent to ``url`` as soon as it is chosen.

    ``url`` takes a multipart ``file`` and answers ``{"id", "url", "width", "height"}``, or
    ``{"error", "message"}`` with the message in the person's language. In a form, the field
    ``name`` holds a JSON list of ``{"id", "url", "alt"}``, or nothing.
    """

    library = rx.asset("picture_field.jsx", shared=True).importable_path
    tag = "PictureField"

    name: rx.Var[str]
    value: rx.Var[list[dict[str, str]]]
    """The pictures at first, each with ``id``, ``url`` and ``alt``; not followed later."""
    url: rx.Var[str]
    most: rx.Var[int]
    max_bytes: rx.Var[int]
    types: rx.Var[list[str]]
    describes: rx.Var[bool]
    """Whether each picture is asked for its words here, and not by the page in its own way."""
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``PICTURE_TEXTS``, with ``{n}``, ``{size}`` (MB) and ``{name}``."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the event of a changed list: ``[{"id", "alt"}]``, in order."""
        return {"on_change": passes(list[dict[str, str]])}

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "pictures", PICTURE_TEXTS


class FileField(PictureField):
    """Files by their names; ``types`` are those that they may have, such as ``pdf``.

    The name stands where a picture has its description.
    """

    files: rx.Var[bool] = rx.Var.create(True)
    describes: rx.Var[bool] = rx.Var.create(False)

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "files", tuple(name for name in PICTURE_TEXTS if not name.startswith("alt"))


picture_field = PictureField.create
file_field = FileField.create
