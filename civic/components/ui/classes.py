"""The kinds of value that primitives take, and how class names are put together."""

from typing import Any, Literal, TypeAlias

import reflex as rx

Text: TypeAlias = str | rx.Var[str]
"""A text already in the person's language, or the var that will be."""

Flag: TypeAlias = bool | rx.Var[bool]
Number: TypeAlias = int | float | rx.Var[int] | rx.Var[float]
Child: TypeAlias = rx.Component | rx.Var[Any] | str
Shown: TypeAlias = Any
"""A view of a service as the browser will have it: any of its fields can be named."""

Tone = Literal["neutral", "info", "ok", "warn", "danger"]


def classes(*names: str | rx.Var[str]) -> str:
    """Join class names, leaving out the empty ones."""
    return " ".join(
        str(name) if isinstance(name, str) else f"{name}" for name in names if _is(name)
    )


def _is(name: str | rx.Var[str]) -> bool:
    return name != "" if isinstance(name, str) else True


def true_or_false(flag: Flag) -> str | rx.Var[str]:
    """Return the value of an ARIA attribute that must always be written out."""
    if isinstance(flag, rx.Var):
        return rx.cond(flag, "true", "false")
    return "true" if flag else "false"


def current_if(flag: Flag, kind: str = "page") -> str | rx.Var[str]:
    """Return the value of ``aria-current`` for the item a person is on."""
    if isinstance(flag, rx.Var):
        return rx.cond(flag, kind, "false")
    return kind if flag else "false"
