"""Texts, dates and numbers on screens: filled in by the browser, in the person's language."""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData

_MODULE = "$/public" + rx.asset("i18n.js", shared=True).split("?", maxsplit=1)[0]


def t(key: str, **figures: Any) -> rx.Var[str]:  # noqa: ANN401  a Var, or what becomes one
    """Return the text of ``key`` in the language of the person in front of the screen."""
    if not figures:
        return _call("useT", "t", rx.Var.create(key))
    return _call("useT", "t", rx.Var.create(key), rx.Var.create(figures))


def t_key(key: rx.Var[str], **figures: Any) -> rx.Var[str]:  # noqa: ANN401  as above
    """Return the text of a key that is itself a var, such as ``"status." + State.status``."""
    return _call("useT", "t", key, rx.Var.create(figures))


def t_in(texts: rx.Var[dict[str, str]]) -> rx.Var[str]:
    """Return the one of several written languages nearest to the person's.

    For content that organisers write in several languages: ``{"fr": …, "nl": …}``.
    """
    return _call("useNearest", "nearest", texts)


def t_in_language(texts: rx.Var[dict[str, str]]) -> rx.Var[str]:
    """Return the code of the language in which ``t_in`` returns them."""
    return _call("useNearestLanguage", "nearestLanguage", texts)


def t_date(moment: rx.Var[str], style: str = "long") -> rx.Var[str]:
    """Return an ISO moment as a date: ``long``, ``short``, ``day`` or ``time``."""
    return _call("useDates", "tDate", moment, rx.Var.create(style))


def t_ago(moment: rx.Var[str]) -> rx.Var[str]:
    """Return how long ago, or in how long, an ISO moment is."""
    return _call("useAgo", "tAgo", moment)


def t_number(number: rx.Var[int] | rx.Var[float], **options: str | int) -> rx.Var[str]:
    """Return a number as the language writes it; options are those of Intl.NumberFormat."""
    return _call("useNumbers", "tNumber", number, rx.Var.create(options))


def language() -> rx.Var[str]:
    """Return the code of the language on screen."""
    return _call("useLanguage", "languageOnScreen")


def ways(place: str) -> rx.Var[list[dict[str, Any]]]:
    """Return the organiser's entries of the ``header`` or the ``footer``."""
    return _call("useWays", "waysOf", rx.Var.create(place)).to(list[dict[str, Any]])


def is_offered(code: str) -> rx.Var[bool]:
    """Return whether the organiser offers a language."""
    return _call("useOffered", "isOffered", rx.Var.create(code)).to(bool)


def choose_language(code: str | rx.Var[str]) -> rx.Var[Any]:
    """Return what a click does to change the language at once and remember it in this browser."""
    return rx.Var(
        f"(() => chooseLanguage({rx.Var.create(code)!s}))",
        _var_type=rx.EventChain,
        _var_data=VarData(imports={_MODULE: [ImportVar(tag="chooseLanguage")]}),
    )


def _call(hook: str, name: str, *arguments: rx.Var[Any]) -> rx.Var[str]:
    data = VarData.merge(
        VarData(
            imports={_MODULE: [ImportVar(tag=hook)]}, hooks={f"const {name} = {hook}();": None}
        ),
        *(argument._get_all_var_data() for argument in arguments),
    )
    inside = ", ".join(str(argument) for argument in arguments)
    return rx.Var(f"{name}({inside})", _var_type=str, _var_data=data)
