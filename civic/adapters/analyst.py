"""Whoever turns texts into findings: in a process of its own, because the mathematics is heavy."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Protocol

from civic.adapters.child import Child
from civic.analysis.findings import Findings, Parameters, Row, findings_of
from civic.analysis.texts import Document

Progress = Callable[[float, str], None]

ATTEMPTS = 2


def quiet(share: float, stage: str) -> None:
    """Tell nobody how far the run is."""


class AnalystDied(RuntimeError):
    """The analysis process ended before it answered, and again when it was started anew."""


class Analyst(Protocol):
    """Finds themes, keywords, central inputs and duplicates."""

    def analyse(
        self,
        documents: Sequence[Document],
        parameters: Parameters,
        progress: Progress = quiet,
        previous: Findings | None = None,
    ) -> Findings:
        """Return what ``documents`` say; themes that go on from ``previous`` keep their ids.

        Raises:
            ValueError: two documents have the same id.
        """

    def assign(
        self, fresh: Sequence[Document], known: Sequence[Document], findings: Findings
    ) -> tuple[Row, ...]:
        """Return where each ``fresh`` document stands for now in ``findings`` of the ``known``.

        Raises:
            ValueError: two documents have the same id.
        """

    def close(self) -> None:
        """Leave nothing behind."""


class ProcessAnalyst:
    """Analyses in one process beside the server, started on first need and kept warm.

    One job at a time; others wait. The process ends with this one, however it ends.
    """

    def __init__(self, model: str = "", cache: Path | None = None) -> None:
        arguments = [f"--model={model}", *([f"--cache={cache}"] if cache else [])]
        self._child = Child("civic.analysis", arguments)
        self._turn = threading.Lock()

    def analyse(
        self,
        documents: Sequence[Document],
        parameters: Parameters,
        progress: Progress = quiet,
        previous: Findings | None = None,
    ) -> Findings:
        """Return what ``documents`` say; a process that dies is started anew, once.

        Raises:
            ValueError: two documents have the same id.
            AnalystDied: the process died twice.
            RuntimeError: the analyst was closed.
        """
        job = {
            "documents": [asdict(document) for document in documents],
            "parameters": asdict(parameters),
            "previous": json.loads(previous.to_json()) if previous else None,
        }
        return findings_of(json.dumps(self._answer(job, progress)["findings"]))

    def assign(
        self, fresh: Sequence[Document], known: Sequence[Document], findings: Findings
    ) -> tuple[Row, ...]:
        """Return where each ``fresh`` document stands for now in ``findings`` of the ``known``.

        Raises:
            ValueError: two documents have the same id.
            AnalystDied: the process died twice.
            RuntimeError: the analyst was closed.
        """
        job = {
            "fresh": [asdict(document) for document in fresh],
            "documents": [asdict(document) for document in known],
            "previous": json.loads(replace(findings, duplicates=()).to_json()),
        }
        return tuple(Row(**row) for row in self._answer(job, quiet)["rows"])

    def close(self) -> None:
        """End the process, in the middle of a job if need be."""
        self._child.close()

    @property
    def pid(self) -> int | None:
        """The process number while it runs."""
        return self._child.pid

    def _answer(self, job: dict[str, Any], progress: Progress) -> dict[str, Any]:
        line = json.dumps(job)
        with self._turn:
            for _ in range(ATTEMPTS):
                answer = self._ask(line, progress)
                if answer is not None and "invalid" in answer:
                    raise ValueError(answer["invalid"])
                if answer is not None:
                    return answer
        raise AnalystDied

    def _ask(self, job: str, progress: Progress) -> dict[str, Any] | None:
        """Return the last answer to ``job``, or nothing if the process died over it."""
        process = self._child.running()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the analysis process cannot be reached")
        try:
            process.stdin.write(job + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            return None
        for line in process.stdout:
            answer: dict[str, Any] = json.loads(line)
            if "progress" not in answer:
                return answer
            try:
                progress(answer["progress"], answer["stage"])
            except BaseException:  # nobody reads the answer to come: the next job starts anew
                process.kill()
                process.wait()
                raise
        process.wait()
        return None
