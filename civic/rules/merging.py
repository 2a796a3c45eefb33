"""What becomes of a text that two people changed at the same time."""

from collections.abc import Mapping


def merged(
    seen: Mapping[str, str], typed: Mapping[str, str], now: Mapping[str, str]
) -> tuple[dict[str, str], str | None]:
    """Return a text by language as it is to be, and the language in which two disagree, if any.

    ``seen`` is what the one who typed began with. What they left alone stays as it is ``now``;
    what only they changed is theirs.
    """
    kept: dict[str, str] = {}
    for lang in sorted({*seen, *typed, *now}):
        before, mine, theirs = (texts.get(lang, "") for texts in (seen, typed, now))
        if mine != before and theirs not in (before, mine):
            return dict(now), lang
        kept[lang] = theirs if mine == before else mine
    return {lang: text for lang, text in kept.items() if text}, None
