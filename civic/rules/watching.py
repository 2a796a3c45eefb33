"""Plain rules that catch what the team should read first: links, words, shouting.

They look at words alone, and never decide: what they catch waits for somebody to read it.
"""

import re
from dataclasses import dataclass

from civic.rules.texts import fold

LINKS, WORDS, CAPITALS, REPEATS = "links", "words", "capitals", "repeats"
CAUGHT = (LINKS, WORDS, CAPITALS, REPEATS)
"""What can be caught, each with a sentence in every language."""

LEAST_LETTERS = 20
MOST_CAPITALS = 0.6
_LINK = re.compile(
    r"(?:https?://|\bwww\.)\S|\b[\w-]+\.(?:com|net|org|info|biz|ru|xyz|top|shop|online|site)\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"([^\W\d_]|[!?])\1{5,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Watch:
    """Which rules are on; ``words`` are the organiser's, an ending of ``*`` means any ending."""

    links: bool = False
    words: tuple[str, ...] = ()
    shouting: bool = False


def caught(said: str, watch: Watch) -> tuple[str, ...]:
    """Return which rules catch a text.

    Capitals: of at least 20 letters that have a case, more than six of ten are capitals.
    Repeats: the same letter, or ``!`` or ``?``, six times on end.
    """
    found = {
        LINKS: watch.links and has_link(said),
        WORDS: _has_word(said, watch.words),
        CAPITALS: watch.shouting and _shouts(said),
        REPEATS: watch.shouting and _REPEATED.search(said) is not None,
    }
    return tuple(rule for rule in CAUGHT if found[rule])


def has_link(said: str) -> bool:
    """Say whether a text, or the HTML of one, leads somewhere."""
    return _LINK.search(said) is not None


def words_in(typed: str) -> tuple[str, ...]:
    """Return the words of a list that was typed, one a line or between commas."""
    words = (word.strip() for word in re.split(r"[\n,;]", typed))
    return tuple(dict.fromkeys(word for word in words if word.strip("* ")))


def _has_word(said: str, words: tuple[str, ...]) -> bool:
    if not words:
        return False
    folded = fold(said)
    patterns = (re.escape(fold(word.rstrip("*"))) + r"\w*" * word.endswith("*") for word in words)
    return re.search(rf"\b(?:{'|'.join(patterns)})\b", folded) is not None


def _shouts(said: str) -> bool:
    cased = [letter for letter in said if letter.isupper() or letter.islower()]
    if len(cased) < LEAST_LETTERS:
        return False
    return sum(letter.isupper() for letter in cased) > MOST_CAPITALS * len(cased)
