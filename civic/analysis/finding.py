"""The process that finds titles like another: a question per line comes in, an answer goes out.

It learns a collection beside its answers, so that nobody who types waits for that. It ends with
its input or with its parent.
"""

import json
import sys
import threading
from typing import Any

from civic.analysis.lifeline import end_with_parent
from civic.analysis.likeness import TitleIndex

MOST_KEPT = 32


class Shelf:
    """The collections that were learnt, those asked for last."""

    def __init__(self) -> None:
        self._kept: dict[str, TitleIndex] = {}
        self._turn = threading.Lock()

    def learn(self, key: str, ids: list[str], titles: list[str], languages: list[str]) -> None:
        """Make a collection ready, in the place of what was known of it."""
        index = TitleIndex(ids, titles, languages)
        with self._turn:
            self._kept.pop(key, None)
            self._kept[key] = index
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]

    def ask(self, key: str, title: str, language: str, most: int, least: float) -> Any:  # noqa: ANN401  as it came in
        """Return what is like ``title``; nothing at all where the collection is not known."""
        index = self._kept.get(key)
        return None if index is None else index.like(title, language, most=most, least=least)


def main() -> None:
    """Answer until the input ends."""
    end_with_parent()
    shelf = Shelf()
    for line in sys.stdin:
        asked = json.loads(line)
        if "ids" in asked:
            threading.Thread(target=shelf.learn, kwargs=asked, daemon=True).start()
        else:
            sys.stdout.write(json.dumps({"found": shelf.ask(**asked)}) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
