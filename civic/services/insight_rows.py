"""Inputs as an analysis reads them, and what it found as rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select
from sqlmodel import SQLModel, col

from civic.analysis.findings import Findings, Row
from civic.analysis.findings import Theme as FoundTheme
from civic.analysis.texts import Document
from civic.models import AnalysisRun, Input, Theme, ThemeMember
from civic.services.work import Work

BATCH = 500
NAMED = 200


def documents_of(
    work: Work, where: Sequence[ColumnElement[bool]], most: int | None = None
) -> list[Document]:
    """Return inputs as the analysis reads them, the oldest first.

    The language of each text is found out anew: the one kept is that of its writer's screen.
    """
    query = (
        select(
            col(Input.id), col(Input.title), col(Input.body), col(Input.lat), col(Input.lng),
        )
        .where(*where).order_by(col(Input.created_at), col(Input.id)).limit(most)
    )  # fmt: skip
    return [
        Document(
            row.id,
            row.title,
            row.body,
            "",
            (row.lat, row.lng) if row.lat is not None and row.lng is not None else None,
        )
        for row in work.session.connection().execute(query)
    ]


def write_findings(
    work: Work, run: AnalysisRun, findings: Findings, ids: Mapping[str, str]
) -> None:
    """Write what a run found, in place of what the run before it found."""
    _forget_rows(work, run.activity_id)
    parents = [theme for theme in findings.themes if not theme.parent]
    cores = [theme for theme in findings.themes if theme.parent]
    for themes in (parents, cores):
        numbered = enumerate(themes, start=1)
        _write(work, Theme, [_theme(run.id, number, one, ids) for number, one in numbered])
    write_members(work, run.id, findings.rows, ids)


def write_members(work: Work, run_id: str, rows: Iterable[Row], ids: Mapping[str, str]) -> None:
    """Write where inputs stand in a run; ``ids`` are those of its themes."""
    found = [
        {
            "run_id": run_id,
            "input_id": row.id,
            "theme_id": ids.get(row.theme),
            "subtheme_id": ids.get(row.core),
            "membership": row.membership,
            "isolated": row.isolated,
            "x": row.x,
            "y": row.y,
        }
        for row in rows
    ]
    _write(work, ThemeMember, found)


def _forget_rows(work: Work, activity_id: str) -> None:
    runs = select(col(AnalysisRun.id)).where(col(AnalysisRun.activity_id) == activity_id)
    for table in (ThemeMember, Theme):
        work.session.connection().execute(delete(table).where(col(table.run_id).in_(runs)))


def _theme(run_id: str, number: int, found: FoundTheme, ids: Mapping[str, str]) -> dict[str, Any]:
    return Theme(
        id=ids[found.id],
        run_id=run_id,
        number=number,
        parent_id=ids.get(found.parent),
        name=found.name[:NAMED],
        keywords=[asdict(word) for word in found.keywords],
        size=found.size,
        stability=found.stability,
        central=list(found.central),
    ).model_dump()


def _write(work: Work, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    for start_at in range(0, len(rows), BATCH):
        work.session.connection().execute(insert(table), rows[start_at : start_at + BATCH])
