"""Folders: groups of projects with a page of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, delete, func, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Folder, FolderTrust, Invitation, Person, Project, Upload
from civic.rules import editing, texts
from civic.services import undo
from civic.services.invitations import Invited, waiting_for
from civic.services.project_start import free_slug
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal

TITLE_MOST = 120
DESCRIPTION_MOST = 4_000
ALT_MOST = 300


@dataclass(frozen=True, slots=True)
class Manager:
    """Somebody who manages every project of a folder."""

    id: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class FolderForm:
    """A folder as the team edits it."""

    id: str
    slug: str
    title: dict[str, str]
    description: dict[str, str]
    projects: int
    picture_id: str = ""
    picture: list[dict[str, str]] = field(default_factory=list)
    picture_alt: dict[str, str] = field(default_factory=dict)
    managers: tuple[Manager, ...] = ()
    invited: tuple[Invited, ...] = ()


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
    work.session.execute(delete(Invitation).where(col(Invitation.folder_id) == folder_id))
    managers = work.session.exec(select(FolderTrust).where(FolderTrust.folder_id == folder_id))
    return undo.remove(
        work, "folder_removed", [row, *managers.all()], subject_id=row.id, title=title
    )


def order_folders(work: Work, folder_ids: Sequence[str]) -> None:
    """Put the folders in this order; those not named come after."""
    work.require(Act.MANAGE_PLATFORM)
    order = select(Folder).order_by(col(Folder.position), col(Folder.id))
    rows = {row.id: row for row in work.session.exec(order)}
    named = [key for key in dict.fromkeys(folder_ids) if key in rows]
    for position, key in enumerate([*named, *(key for key in rows if key not in named)]):
        rows[key].position = position
    work.log("folders_ordered")
    work.tell("projects")


def take_from(work: Work, folder_id: str, person_id: str) -> None:
    """Let somebody no longer manage the projects of a folder.

    Raises:
        NotFound: if they do not.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = work.session.get(FolderTrust, (folder_id, person_id))
    if row is None:
        raise NotFound
    title = work.say(_folder(work, folder_id).title).text
    work.session.delete(row)
    work.log("folder_taken", subject_id=person_id, title=title)


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
    cleaners = (("title", _title), ("description", _description), ("picture_alt", _alt))
    for name, clean in cleaners:
        if name in typed:
            kept = getattr(row, name)
            said = editing.said(name, typed[name], settings.languages, clean, kept)
            setattr(row, name, said)
    if "picture" in typed:
        picture = typed["picture"] or None
        if picture and work.session.get(Upload, picture) is None:
            raise Invalid("picture", "invalid.choice")
        row.picture_id = picture
    if not row.title.get(settings.default_language):
        raise Invalid(f"title.{settings.default_language}", "invalid.missing")


def _title(field: str, typed: object) -> str:
    return texts.line(field, typed, most=TITLE_MOST, least=0)


def _alt(field: str, typed: object) -> str:
    return texts.line(field, typed, most=ALT_MOST, least=0)


def _description(field: str, typed: object) -> str:
    return texts.rich(field, typed, most=DESCRIPTION_MOST)


def _kept(work: Work, row: Folder, what: str) -> FolderForm:
    work.session.add(row)
    work.session.flush()
    work.log(what, subject_id=row.id, title=texts.pick(row.title, work.reader).text)
    work.tell("projects")
    return _form(work, row)


def _form(work: Work, row: Folder) -> FolderForm:
    picture_id = row.picture_id or ""
    shown = {"id": picture_id, "url": picture_url(picture_id, small=True), "alt": ""}
    return FolderForm(
        id=row.id,
        slug=row.slug,
        title=row.title,
        description=row.description,
        projects=_projects(work, row.id),
        picture_id=picture_id,
        picture=[shown] if picture_id else [],
        picture_alt=row.picture_alt,
        managers=_managers(work, row.id),
        invited=waiting_for(work, row.id),
    )


def _managers(work: Work, folder_id: str) -> tuple[Manager, ...]:
    query = (
        select(Person.id, Person.name, Person.email)
        .join(FolderTrust, col(FolderTrust.person_id) == col(Person.id))
        .where(FolderTrust.folder_id == folder_id)
        .order_by(Person.name, Person.id)
    )
    return tuple(Manager(*row) for row in work.session.exec(query))
