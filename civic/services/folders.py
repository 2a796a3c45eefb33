"""Folders: groups of projects with a page of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Folder, Project
from civic.rules import editing, texts
from civic.services import undo
from civic.services.project_start import free_slug
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal

TITLE_MOST = 120
DESCRIPTION_MOST = 4_000


@dataclass(frozen=True, slots=True)
class FolderForm:
    """A folder as the team edits it."""

    id: str
    slug: str
    title: dict[str, str]
    description: dict[str, str]
    projects: int


@reads
def folders(work: Work) -> list[FolderForm]:
    """Return every folder, in its order."""
    work.require(Act.MANAGE_PLATFORM)
    rows = work.session.exec(select(Folder).order_by(col(Folder.position), col(Folder.id))).all()
    return [_form(work, row) for row in rows]


def add_folder(work: Work, typed: Mapping[str, Any]) -> FolderForm:
    """Make a folder with a title, and a description if there is one.

    Raises:
        Invalid: if it has no title in the platform's language.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = Folder(slug="", position=work.session.exec(select(func.count(col(Folder.id)))).one())
    _fill(work, row, typed)
    row.slug = free_slug(work, row.title[work.platform.default_language], Folder)
    return _kept(work, row, "folder_added")


def save_folder(work: Work, folder_id: str, typed: Mapping[str, Any]) -> FolderForm:
    """Keep what was changed of a folder; its address stays.

    Raises:
        Invalid: if it has no title in the platform's language.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _folder(work, folder_id)
    _fill(work, row, typed)
    return _kept(work, row, "folder_changed")


def remove_folder(work: Work, folder_id: str) -> str:
    """Remove an empty folder; return the log entry by which it can be put back.

    Raises:
        Refused: if projects are in it.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _folder(work, folder_id)
    if used := _projects(work, folder_id):
        raise Refused(Refusal(Reason.IN_USE, (("count", str(used)),)))
    title = texts.pick(row.title, work.reader).text
    return undo.remove(work, "folder_removed", [row], subject_id=row.id, title=title)


def _folder(work: Work, folder_id: str) -> Folder:
    row = work.session.get(Folder, folder_id)
    if row is None:
        raise NotFound
    return row


def _projects(work: Work, folder_id: str) -> int:
    query = select(func.count()).select_from(Project).where(Project.folder_id == folder_id)
    return work.session.exec(query).one()


def _fill(work: Work, row: Folder, typed: Mapping[str, Any]) -> None:
    settings = work.platform
    for field, clean in (("title", _title), ("description", _description)):
        if field in typed:
            kept = getattr(row, field)
            said = editing.said(field, typed[field], settings.languages, clean, kept)
            setattr(row, field, said)
    if not row.title.get(settings.default_language):
        raise Invalid(f"title.{settings.default_language}", "invalid.missing")


def _title(field: str, typed: object) -> str:
    return texts.line(field, typed, most=TITLE_MOST, least=0)


def _description(field: str, typed: object) -> str:
    return texts.rich(field, typed, most=DESCRIPTION_MOST)


def _kept(work: Work, row: Folder, what: str) -> FolderForm:
    work.session.add(row)
    work.session.flush()
    work.log(what, subject_id=row.id, title=texts.pick(row.title, work.reader).text)
    work.tell("projects")
    return _form(work, row)


def _form(work: Work, row: Folder) -> FolderForm:
    return FolderForm(row.id, row.slug, row.title, row.description, _projects(work, row.id))
