"""The documents of a project: files that its team lets everybody who sees it have.

One that is removed is no longer given to anybody but the team, and can be put back where it was.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from sqlmodel import col, select

from civic.errors import Invalid, NotFound
from civic.models import Project, ProjectDocument, Upload
from civic.rules import editing, forms, texts
from civic.rules.weights import Unit, weight
from civic.services.block_views import BlockView, LinkView
from civic.services.standing import place_of
from civic.services.undo import ATTACHED, KEPT
from civic.services.views import document_url
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Role, Said

MOST = 50
NAME_MOST = 120


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A document as the team names it: its names, and what file it is."""

    id: str = ""
    name: dict[str, str] = field(default_factory=dict)
    file: str = ""
    href: str = ""
    kind: str = ""
    unit: Unit = "kilobytes"
    weight: float = 0


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as everybody is offered it; its size is in bytes."""

    id: str = ""
    href: str = ""
    name: Said = NOTHING_SAID
    kind: str = ""
    size: int = 0


@reads
def documents_of(work: Work, project_id: str) -> list[DocumentForm]:
    """Return the documents of a project as its team works on them, in their order."""
    work.manage(project_id)
    return [_form(row, upload) for row, upload in _listed(work, project_id)]


def shown(work: Work, project_id: str) -> list[DocumentView]:
    """Return the documents of a project in their order; the caller has asked for leave."""
    return [
        DocumentView(
            id=row.id,
            href=document_url(upload.id, upload.name),
            name=work.say(row.name) if row.name else Said(upload.name),
            kind=upload.kind,
            size=upload.size,
        )
        for row, upload in _listed(work, project_id)
    ]


def as_block(documents: list[DocumentView]) -> list[BlockView]:
    """Return documents as pages draw them: one block of files, or none where there are none."""
    links = [LinkView(one.href, one.name, one.kind, one.size) for one in documents]
    return [BlockView(id="documents", kind="files", links=links)] if links else []


def attach(work: Work, project_id: str, upload_id: str) -> str:
    """Add a document that the person at work has sent, at the end; return its id.

    It is called as its file until it is named otherwise.

    Raises:
        NotFound: if they have sent no such document.
        Invalid: if the project has as many as it may.
    """
    work.manage(project_id)
    upload = work.session.get(Upload, upload_id)
    if upload is None or not upload.kind or upload.owner_id != work.actor.person_id:
        raise NotFound
    work.session.get(Project, project_id, with_for_update=True)
    before = _listed(work, project_id)
    if len(before) >= MOST:
        raise Invalid("documents", "team_documents.full", most=str(MOST))
    last = before[-1][0].position + 1 if before else 0
    name = {work.platform.default_language: PurePath(upload.name).stem[:NAME_MOST]}
    row = ProjectDocument(project_id=project_id, upload_id=upload.id, name=name, position=last)
    work.session.add(row)
    _done(work, row, "document_added")
    return row.id


def rename(work: Work, document_id: str, name: object) -> None:
    """Keep how a document is called, by language; without a name it is called as its file.

    Raises:
        Invalid: if a name is too long.
    """
    row = _managed(work, document_id)
    row.name = editing.said("name", name, work.platform.languages, _clean, row.name)
    _done(work, row, "document_changed")


def place(work: Work, document_id: str, at: int) -> int:
    """Move a document to another place, counted from 0; return where it stands."""
    row = _managed(work, document_id)
    work.session.get(Project, row.project_id, with_for_update=True)
    rows = {each.id: each for each, _ in _listed(work, row.project_id)}
    if row.id not in rows:
        raise NotFound
    order = forms.moved(list(rows), row.id, at)
    for position, key in enumerate(order):
        rows[key].position = position
    _done(work, row, "document_moved")
    return order.index(row.id)


def remove(work: Work, document_id: str) -> str:
    """Give a document to nobody any more; return the log entry by which it is put back."""
    row = _managed(work, document_id)
    row.removed_at = work.now
    return _done(work, row, "document_removed", {KEPT: json.dumps([[ATTACHED, {"id": row.id}]])})


def shows(work: Work, upload_id: str) -> list[bool]:
    """Say for each project with a document whether this reader may have it from there."""
    query = (
        select(Project, ProjectDocument.removed_at)
        .join(ProjectDocument, col(ProjectDocument.project_id) == col(Project.id))
        .where(ProjectDocument.upload_id == upload_id)
    )
    return [
        (removed_at is None or work.actor.role_in(project.id) is not Role.CITIZEN)
        and work.refusal(Act.VIEW, place_of(project, work.now)) is None
        for project, removed_at in work.session.exec(query)
    ]


def _listed(work: Work, project_id: str) -> list[tuple[ProjectDocument, Upload]]:
    query = (
        select(ProjectDocument, Upload)
        .join(Upload, col(Upload.id) == col(ProjectDocument.upload_id))
        .where(ProjectDocument.project_id == project_id, col(ProjectDocument.removed_at).is_(None))
        .order_by(col(ProjectDocument.position), col(ProjectDocument.id))
    )
    return [(row, upload) for row, upload in work.session.exec(query)]


def _managed(work: Work, document_id: str) -> ProjectDocument:
    row = work.session.get(ProjectDocument, document_id, with_for_update=True)
    if row is None:
        raise NotFound
    work.manage(row.project_id)
    return row


def _done(work: Work, row: ProjectDocument, what: str, kept: Mapping[str, str] = {}) -> str:
    work.session.add(row)
    work.session.flush()
    upload = work.session.get_one(Upload, row.upload_id)
    title = work.say(row.name).text or upload.name
    work.tell(f"project:{row.project_id}")
    return work.log(what, project_id=row.project_id, subject_id=row.id, title=title, **kept)


def _clean(name: str, typed: object) -> str:
    return texts.line(name, typed, most=NAME_MOST, least=0)


def _form(row: ProjectDocument, upload: Upload) -> DocumentForm:
    href = document_url(upload.id, upload.name)
    return DocumentForm(row.id, row.name, upload.name, href, upload.kind, *weight(upload.size))
