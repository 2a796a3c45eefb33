"""The finder's twin for tests: in this process, learning at once.

A module of its own, because it loads the mathematics.
"""

from collections.abc import Sequence

from civic.adapters.finder import Found
from civic.analysis.likeness import TitleIndex


class InProcessFinder:
    """Finds where it is called."""

    def __init__(self) -> None:
        self._kept: dict[str, TitleIndex] = {}
        self.fresh = False

    def is_fresh(self, key: str) -> bool:
        """Say whether a collection was learnt, as a test wishes it."""
        return self.fresh and key in self._kept

    def learn(
        self, key: str, ids: Sequence[str], titles: Sequence[str], languages: Sequence[str]
    ) -> None:
        """Know a collection from now on."""
        self._kept[key] = TitleIndex(ids, titles, languages)

    def ask(self, key: str, title: str, language: str, *, most: int, least: float) -> Found | None:
        """Return what is like ``title``; None if the collection is not known."""
        index = self._kept.get(key)
        return None if index is None else index.like(title, language, most=most, least=least)

    def close(self) -> None:
        """Leave nothing behind."""
