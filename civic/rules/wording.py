"""The organiser's own words for a text of the interface: what they must keep of ours."""

import re
from collections.abc import Iterator

from civic.errors import Invalid
from civic.i18n.messages import names_in, shown
from civic.rules import texts

LEAST_MOST, TIMES = 120, 4
"""How long own words may be: so many times the shipped text, and this much at the least."""
FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
SAMPLE = (0, 1, 2, 3, 11, 100)
_EXACT = re.compile(r"=\d+")


def own_words(typed: object, shipped: str, language: str) -> str:
    """Return what may stand in place of a shipped text.

    Raises:
        Invalid: if it is empty or far too long, a brace is open, a figure is missing or unknown.
    """
    most = max(LEAST_MOST, TIMES * len(shipped))
    clean = texts.paragraphs if "\n" in shipped else texts.line
    words = clean("text", typed, most=most)
    try:
        plurals = set(_plurals(words))
        figures = names_in(words)
    except ValueError:
        raise Invalid("text", "team_texts.braces") from None
    if "}" in _outside(words):
        raise Invalid("text", "team_texts.braces")
    wanted = names_in(shipped)
    if figures != wanted:
        named = ", ".join(sorted(f"{{{name}}}" for name in wanted)) or "–"
        raise Invalid("text", "team_texts.figures", figures=named)
    if not plurals <= set(_plurals(shipped)):
        raise Invalid("text", "team_texts.forms")
    _tried(words, language, figures)
    return words


def samples(text: str, language: str) -> list[str]:
    """Return a text as it will look, with figures that stand for those to come."""
    plurals, names = set(_plurals(text)), names_in(text)
    shown_as = (
        shown(text, language, {name: n if name in plurals else f"‹{name}›" for name in names})
        for n in (1, 2, 5)
    )
    return list(dict.fromkeys(shown_as))


def _tried(words: str, language: str, figures: set[str]) -> None:
    try:
        for number in SAMPLE:
            shown(words, language, dict.fromkeys(figures, number))
    except (KeyError, ValueError):
        raise Invalid("text", "team_texts.forms") from None


def _plurals(text: str) -> Iterator[str]:
    """Yield the names of the figures by whose number a text changes.

    Raises:
        Invalid: if such a choice is not written as it must be.
        ValueError: if the braces do not match.
    """
    at = 0
    while (start := text.find("{", at)) >= 0:
        end = _end(text, start)
        name, _, rest = text[start + 1 : end].partition(",")
        if rest:
            kind, _, branches = rest.partition(",")
            labels = _labels(branches)
            known = all(label in FORMS or _EXACT.fullmatch(label) for label in labels)
            if kind.strip() != "plural" or "other" not in labels or not known:
                raise Invalid("text", "team_texts.forms")
            yield name.strip()
            yield from _plurals(_inside(branches))
        at = end + 1


def _labels(branches: str) -> list[str]:
    return [label.strip() for label, _ in _branches(branches)]


def _inside(branches: str) -> str:
    return " ".join(words for _, words in _branches(branches))


def _branches(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while (start := text.find("{", at)) >= 0:
        end = _end(text, start)
        yield text[at:start], text[start + 1 : end]
        at = end + 1


def _outside(text: str) -> str:
    """Return what stands in no braces."""
    found, at = "", 0
    while (start := text.find("{", at)) >= 0:
        found += text[at:start]
        at = _end(text, start) + 1
    return found + text[at:]


def _end(text: str, start: int) -> int:
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
    raise ValueError("unmatched brace")
