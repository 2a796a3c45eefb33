"""The rows of a file, analysed in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from civic.analysis.analyse import Progress, analyse, quiet
from civic.analysis.embedding import Embedder, embedder_for
from civic.analysis.findings import Findings, Theme
from civic.analysis.texts import Document


def analyse_rows(
    rows: Sequence[Mapping[str, str]],
    text_columns: Sequence[str],
    id_column: str = "",
    *,
    embedder: Embedder | None = None,
    progress: Progress = quiet,
) -> dict[str, Any]:
    """Return the run, the themes and the theme of each row, ready to be printed as JSON.

    Of several text columns the first is the title. Rows without an id are numbered from 1.

    Raises:
        ValueError: a column is missing, or two rows have the same id.
    """
    missing = [name for name in (*text_columns, id_column) if name and rows and name not in rows[0]]
    if missing:
        raise ValueError(f"no such column: {', '.join(missing)}")
    documents = [
        _document(row, text_columns, row.get(id_column) or str(number))
        for number, row in enumerate(rows, start=1)
    ]
    findings = analyse(documents, embedder or embedder_for(), progress=progress)
    return _printed(findings, documents)


def _document(row: Mapping[str, str], columns: Sequence[str], name: str) -> Document:
    title, *rest = ((row.get(column) or "") for column in columns)
    if not rest:
        return Document(name, "", title)
    return Document(name, title, "\n".join(rest))


def _printed(findings: Findings, documents: Sequence[Document]) -> dict[str, Any]:
    theme_of = {row.id: row.theme or None for row in findings.rows}
    return {
        "run": asdict(findings.run),
        "themes": [_summary(theme) for theme in findings.themes if not theme.parent],
        "rows": [{"id": document.id, "theme": theme_of[document.id]} for document in documents],
    }


def _summary(theme: Theme) -> dict[str, Any]:
    return {
        "id": theme.id,
        "name": theme.name,
        "keywords": [word.text for word in theme.keywords],
        "size": theme.size,
        "central": list(theme.central),
    }
