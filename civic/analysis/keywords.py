"""Words that set a group of texts apart: class-based TF-IDF over phrases of 1 to 4 words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from civic.analysis.findings import Keyword
from civic.analysis.words import Word, phrases

LONGEST = 4
SHOWN = 5
LEAST, LEAST_SHARE = 2, 0.04
PER_WORD = 0.5

Gram = tuple[str, ...]
Read = list[list[Word]]


def read(texts: Sequence[str], languages: Sequence[str]) -> list[Read]:
    """Read each text into its phrases, once for all groups."""
    return [list(phrases(text, code)) for text, code in zip(texts, languages, strict=True)]


def keywords_of(
    groups: Sequence[Sequence[int]],
    texts: Sequence[Read],
    ids: Sequence[tuple[str, ...]],
    among: Sequence[int] | None = None,
) -> list[tuple[Keyword, ...]]:
    """Return for each group (numbers of texts) its keywords, the most telling first.

    They set the group apart from the texts ``among`` which it stands, all by default; ``ids`` are
    the inputs that hold each text.


    Score: share of the group that holds the phrase x log(1 + N / df) x (1 + 0.5 per further word).
    """
    held = [_held_by(group, texts) for group in groups]
    wanted = {gram for grams in held for gram in grams}
    others = texts if among is None else [texts[number] for number in among]
    rarity = _rarity(others, wanted)
    return [
        _chosen(group, grams, rarity, texts, ids) for group, grams in zip(groups, held, strict=True)
    ]


def _held_by(group: Sequence[int], texts: Sequence[Read]) -> dict[Gram, list[int]]:
    """Return the phrases that enough texts of ``group`` hold, and which texts those are."""
    least = max(LEAST, math.ceil(LEAST_SHARE * len(group)))
    alone = Counter(stem for number in group for stem in _stems(texts[number]))
    frequent = {stem for stem, count in alone.items() if count >= least}
    holders: dict[Gram, list[int]] = defaultdict(list)
    for number in group:
        for gram in {key for key, _ in _grams(texts[number], frequent)}:
            holders[gram].append(number)
    return {gram: numbers for gram, numbers in holders.items() if len(numbers) >= least}


def _rarity(texts: Sequence[Read], wanted: set[Gram]) -> dict[Gram, float]:
    ends = {gram[0] for gram in wanted} | {gram[-1] for gram in wanted}
    held = Counter(
        gram for text in texts for gram in {key for key, _ in _grams(text, ends)} & wanted
    )
    return {gram: math.log(1 + len(texts) / count) for gram, count in held.items()}


def _chosen(
    group: Sequence[int],
    grams: dict[Gram, list[int]],
    rarity: dict[Gram, float],
    texts: Sequence[Read],
    ids: Sequence[tuple[str, ...]],
) -> tuple[Keyword, ...]:
    def score(gram: Gram) -> float:
        share = len(grams[gram]) / len(group)
        return round(share * rarity[gram] * (1 + PER_WORD * (len(gram) - 1)), 9)

    chosen: list[Gram] = []
    for gram in sorted(grams, key=lambda gram: (-score(gram), gram)):
        if not any(_says_the_same(gram, other) for other in chosen):
            chosen.append(gram)
        if len(chosen) == SHOWN:
            break
    forms = _forms(group, set(chosen), texts)
    return tuple(
        Keyword(forms[gram], len(holders), holders)
        for gram in chosen
        if (holders := tuple(sorted(key for number in grams[gram] for key in ids[number])))
    )


def _says_the_same(gram: Gram, other: Gram) -> bool:
    return set(gram) <= set(other) or set(other) <= set(gram)


def _forms(group: Sequence[int], chosen: set[Gram], texts: Sequence[Read]) -> dict[Gram, str]:
    """Return how each phrase is most often written in ``group``."""
    ends = {gram[0] for gram in chosen} | {gram[-1] for gram in chosen}
    seen: dict[Gram, Counter[str]] = defaultdict(Counter)
    for number in group:
        for gram, words in _grams(texts[number], ends):
            if gram in chosen:
                seen[gram][_written(words)] += 1
    return {gram: min(forms, key=lambda form: (-forms[form], form)) for gram, forms in seen.items()}


def _stems(text: Read) -> set[str]:
    return {word.stem for phrase in text for word in phrase if word.stem}


def _grams(text: Read, ends: set[str]) -> Iterator[tuple[Gram, list[Word]]]:
    """Give the phrases that start and end with one of ``ends``; empty words inside do not count."""
    for phrase in text:
        for start, first in enumerate(phrase):
            if first.stem not in ends:
                continue
            for stop in range(start + 1, min(start + LONGEST, len(phrase)) + 1):
                words = phrase[start:stop]
                if words[-1].stem in ends:
                    yield tuple(word.stem for word in words if word.stem), words


def _written(words: list[Word]) -> str:
    """Join words as they are written, in lower case but for short capitals such as ISF."""
    text = ""
    for form in (word.form for word in words):
        shown = form if form.isupper() and 1 < len(form) <= LONGEST else form.lower()
        text += shown if text.endswith("'") or not text else f" {shown}"
    return text.rstrip("'")
