"""The analyst's twin for tests: in this process, and with a stand-in for the model.

A module of its own, because it loads the mathematics.
"""

from collections.abc import Sequence

from civic.adapters.analyst import Progress, quiet
from civic.analysis.analyse import analyse
from civic.analysis.assign import assign
from civic.analysis.embedding import Embedder, HashingEmbedder
from civic.analysis.findings import Findings, Parameters, Row
from civic.analysis.texts import Document


class InProcessAnalyst:
    """Analyses where it is called."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder or HashingEmbedder()

    def analyse(
        self,
        documents: Sequence[Document],
        parameters: Parameters,
        progress: Progress = quiet,
        previous: Findings | None = None,
    ) -> Findings:
        """Return what ``documents`` say; themes that go on from ``previous`` keep their ids."""
        return analyse(
            documents, self._embedder, parameters=parameters, progress=progress, previous=previous
        )

    def assign(
        self, fresh: Sequence[Document], known: Sequence[Document], findings: Findings
    ) -> tuple[Row, ...]:
        """Return where each ``fresh`` document stands for now in ``findings`` of the ``known``."""
        return assign(fresh, known, findings, self._embedder)

    def close(self) -> None:
        """Leave nothing behind."""
