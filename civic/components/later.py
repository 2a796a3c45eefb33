"""Parts of a page whose script comes when they are first needed."""

from collections.abc import Callable
from typing import Any

import reflex as rx


def later(part: Callable[..., Any], **props: Any) -> rx.Component:  # noqa: ANN401  as of the part
    """Return a part made by ``rx.memo``, whose script is fetched once it stands on the page."""
    made = part(**props)
    fields = {
        "__module__": __name__,
        "__annotations__": dict.fromkeys(props, rx.Var[Any]),
        "library": made.library,
        "tag": made.tag,
    }
    kind: type[rx.Component] = type(f"Later{made.tag}", (rx.NoSSRComponent,), fields)
    return kind.create(**props)
