"""Files that are sent: pictures made harmless, documents of the team; taken in and given back."""

from dataclasses import dataclass

from sqlmodel import col, select

from civic.adapters.documents import TYPES, Document
from civic.adapters.pictures import Picture, read_picture
from civic.errors import Invalid, NotFound, Refused
from civic.models import Input, InputPicture, Project, Upload, readable
from civic.services import block_pages, project_documents
from civic.services.masks import writer
from civic.services.standing import place_of
from civic.services.views import document_url, picture_url
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal, Role

_KEYS = {"": ("",), "small": (".small",), "face": (".face", ".small")}


@dataclass(frozen=True)
class Uploaded:
    """A picture that was taken in; of a document, the name in place of the sizes."""

    id: str
    url: str
    width: int = 0
    height: int = 0
    name: str = ""


@reads
def may_keep(work: Work) -> None:
    """Refuse whoever may not send pictures, before one is read.

    Raises:
        Refused: if nobody is signed in, their address is not confirmed, or they send too many.
    """
    _ask(work)
    work.pace("upload")


def keep(work: Work, data: bytes) -> Uploaded:
    """Take a picture in, encoded again, for the person at work.

    Raises:
        Refused: if nobody is signed in, or they send too many.
        Invalid: if it is no picture, or too large.
    """
    may_keep(work)
    return keep_read(work, read_picture(data))


def keep_read(work: Work, picture: Picture) -> Uploaded:
    """Take in a picture that was made harmless beside the database, where nobody waits for it.

    Raises:
        Refused: if nobody is signed in.
    """
    _ask(work)
    row = Upload(
        owner_id=work.actor.person_id,
        width=picture.width,
        height=picture.height,
        size=len(picture.large),
        created_at=work.now,
    )
    work.house.storage.put(row.id, picture.large)
    work.house.storage.put(f"{row.id}.small", picture.small)
    work.house.storage.put(f"{row.id}.face", picture.face)
    work.session.add(row)
    work.session.flush()
    return Uploaded(row.id, picture_url(row.id), row.width, row.height)


@reads
def kept(work: Work, upload_id: str) -> Uploaded:
    """Return a picture that the person at work sent before.

    Raises:
        NotFound: if there is none of theirs.
    """
    _ask(work)
    row = work.session.get(Upload, upload_id)
    if row is None or row.kind or row.owner_id != work.actor.person_id:
        raise NotFound
    return Uploaded(row.id, picture_url(row.id), row.width, row.height)


@reads
def may_keep_document(work: Work) -> None:
    """Refuse whoever may not send documents, before one is read: only a team may.

    Raises:
        Refused: if the actor is of no team, or sends too many.
    """
    if not work.actor.is_team:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    may_keep(work)


def keep_document(work: Work, document: Document) -> Uploaded:
    """Take in a document that was read beside the database.

    Raises:
        Refused: if the actor is of no team.
        Invalid: if it is of no kind that is taken in.
    """
    may_keep_document(work)
    if document.kind not in TYPES:
        raise Invalid("document", "upload.not_a_document")
    row = Upload(
        owner_id=work.actor.person_id,
        size=len(document.data),
        name=document.name,
        kind=document.kind,
        created_at=work.now,
    )
    work.house.storage.put(row.id, document.data)
    work.session.add(row)
    work.session.flush()
    return Uploaded(row.id, document_url(row.id, row.name), name=row.name)


@reads
def document(work: Work, upload_id: str, word: str = "") -> Document:
    """Return a document to those who may see where it stands; ``word`` is that of a draft.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    work.require(Act.VIEW)
    row = work.session.get(Upload, upload_id)
    data = work.house.storage.get(upload_id) if row is not None and row.kind else None
    if row is None or data is None or _is_gone(work, row, word):
        raise NotFound
    return Document(row.name, row.kind, data)


@reads
def picture(work: Work, upload_id: str, size: str = "", word: str = "") -> bytes:
    """Return the bytes of a picture; whoever knows its address may see it.

    ``size`` is ``small`` or ``face``; a picture that came before there were faces is small.
    ``word`` is that of the draft in which it stands.

    Raises:
        NotFound: if there is none, or it is gone with the input that showed it.
    """
    work.require(Act.VIEW)
    row = work.session.get(Upload, upload_id)
    if row is None or row.kind or _is_gone(work, row, word):
        raise NotFound
    for key in _KEYS[size]:
        if (data := work.house.storage.get(f"{upload_id}{key}")) is not None:
            return data
    raise NotFound


def files_of(upload_id: str) -> list[str]:
    """Return where the storage keeps a picture."""
    return [upload_id, f"{upload_id}.small", f"{upload_id}.face"]


def _is_gone(work: Work, row: Upload, word: str) -> bool:
    """Say whether a file stood only with inputs, or on pages, that this reader does not see.

    Inputs are looked for among the owner's own: nobody else can have put it there.
    """
    if row.owner_id is not None and row.owner_id == work.actor.person_id:
        return False
    homes = (
        select(Project, readable())
        .join(Input, col(Input.project_id) == col(Project.id))
        .join(InputPicture, col(InputPicture.input_id) == col(Input.id))
        .where(InputPicture.upload_id == row.id, writer(Input) == row.owner_id)
    )
    seen = [
        (is_read or work.actor.role_in(project.id) is not Role.CITIZEN)
        and work.refusal(Act.VIEW, place_of(project, work.now)) is None
        for project, is_read in work.session.exec(homes)
    ]
    on_page = block_pages.shows(work, row.id, word)
    seen += [] if on_page is None else [on_page]
    seen += project_documents.shows(work, row.id)
    return bool(seen) and not any(seen)


def _ask(work: Work) -> None:
    work.require(Act.SEND_FILE)
