"""Whoever finds titles like another while somebody types: in a process of its own."""

import json
import subprocess
import threading
from collections.abc import Sequence
from time import monotonic
from typing import Any, Protocol

from civic.adapters.child import Child

Found = list[tuple[str, float]]
FRESH_SECONDS = 30


class Finder(Protocol):
    """Knows collections of titles by a key, as they were when it last learnt them."""

    def is_fresh(self, key: str) -> bool:
        """Say whether a collection was learnt a moment ago."""

    def learn(
        self, key: str, ids: Sequence[str], titles: Sequence[str], languages: Sequence[str]
    ) -> None:
        """Know a collection from soon on, in the place of what was known of it."""

    def ask(self, key: str, title: str, language: str, *, most: int, least: float) -> Found | None:
        """Return the ids of titles like ``title`` with their scores; None: not known yet."""

    def close(self) -> None:
        """Leave nothing behind."""


class ProcessFinder:
    """Finds in one process beside the server, started on first need and kept warm.

    A process that dies is started anew by the next question; it then learns again.
    """

    def __init__(self) -> None:
        self._child = Child("civic.analysis.finding")
        self._turn = threading.Lock()
        self._learnt: dict[str, float] = {}

    def is_fresh(self, key: str) -> bool:
        """Say whether a collection was learnt a moment ago."""
        return monotonic() - self._learnt.get(key, -FRESH_SECONDS) < FRESH_SECONDS

    def learn(
        self, key: str, ids: Sequence[str], titles: Sequence[str], languages: Sequence[str]
    ) -> None:
        """Know a collection from soon on."""
        learning = {"key": key, "ids": ids, "titles": titles, "languages": languages}
        with self._turn:
            if self._write(learning):
                self._learnt[key] = monotonic()

    def ask(self, key: str, title: str, language: str, *, most: int, least: float) -> Found | None:
        """Return what is like ``title``; None: the collection is not known, or the process died."""
        asked = {"key": key, "title": title, "language": language, "most": most, "least": least}
        with self._turn:
            process = self._write(asked)
            line = process.stdout.readline() if process and process.stdout else ""
        if not line:
            self._learnt.clear()
            return None
        found = json.loads(line)["found"]
        return None if found is None else [(key, score) for key, score in found]

    def close(self) -> None:
        """End the process."""
        self._child.close()

    @property
    def pid(self) -> int | None:
        """The process number while it runs."""
        return self._child.pid

    def _write(self, question: dict[str, Any]) -> subprocess.Popen[str] | None:
        """Put a question to the process; nothing if there is none any more."""
        if self._child.pid is None:  # what an earlier one had learnt is gone with it
            self._learnt.clear()
        try:
            process = self._child.running()
            if process.stdin is not None:
                process.stdin.write(json.dumps(question) + "\n")
                process.stdin.flush()
        except (BrokenPipeError, RuntimeError):
            self._learnt.clear()
            return None
        return process
