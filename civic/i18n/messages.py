"""Texts with figures: ``{name}`` and ``{count, plural, one {# idea} other {# ideas}}``."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.numbers import format_decimal


def shown(text: str, language: str, figures: Mapping[str, object]) -> str:
    """Return ``text`` with its figures in place.

    Raises:
        KeyError: if the text needs a figure that is not given.
        ValueError: if the braces of the text do not match.
    """
    out: list[str] = []
    at = 0
    while (start := text.find("{", at)) >= 0:
        end = _closing(text, start)
        out += [text[at:start], _filled(text[start + 1 : end], language, figures)]
        at = end + 1
    return "".join([*out, text[at:]])


def names_in(text: str) -> set[str]:
    """Return the names of the figures ``text`` needs."""
    found: set[str] = set()
    at = 0
    while (start := text.find("{", at)) >= 0:
        end = _closing(text, start)
        name, _, rest = text[start + 1 : end].partition(",")
        found.add(name.strip())
        for branch in _branches(rest.partition(",")[2]).values():
            found |= names_in(branch)
        at = end + 1
    return found


def _filled(inside: str, language: str, figures: Mapping[str, object]) -> str:
    name, _, rest = inside.partition(",")
    value = figures[name.strip()]
    if not rest:
        return number_in(value, language)
    branches = _branches(rest.partition(",")[2])
    count = value if isinstance(value, int | float) else float(str(value))
    exact = branches.get(f"={count:g}")
    branch = exact or branches.get(_locale(language).plural_form(count)) or branches["other"]
    return shown(branch.replace("#", number_in(count, language)), language, figures)


def _branches(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while (start := text.find("{", at)) >= 0:
        end = _closing(text, start)
        found[text[at:start].strip()] = text[start + 1 : end]
        at = end + 1
    return found


def _closing(text: str, start: int) -> int:
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
    raise ValueError(f"unmatched brace in {text!r}")


def number_in(value: object, language: str) -> str:
    """Return a number as a language writes it, and anything else as it is."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format_decimal(value, locale=_locale(language))
    return str(value)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)
