"""Files that are sent: pictures made harmless, and documents; taken in and given back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from civic.adapters.documents import TYPES, Document
from civic.adapters.pictures import Picture, read_picture
from civic.errors import Invalid, NotFound
from civic.models import Input, InputPicture, Project, Upload, readable
from civic.services import answer_files, block_pages, project_documents
from civic.services.answer_files import Home
from civic.services.masks import writer
from civic.services.standing import place_of
from civic.services.views import document_url, picture_url
from civic.services.work import Work, reads
from civic.words import Act, Role

_KEYS = {"": ("",), "small": (".small",), "face": (".face", ".small")}


@dataclass(frozen=True)
class Uploaded:
    """A picture that was taken in; of a document, the name in place of the sizes."""

    id: str
    url: str
    width: int = 0
    height: int = 0
    name: str = ""


@dataclass(frozen=True)
class Shown:
    """A picture that is given back, and whether only some may see it."""

    data: bytes
    is_confided: bool = False


@reads
def may_keep(work: Work) -> None:
    """Refuse whoever may not send files, before one is read.

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


def keep_document(work: Work, document: Document) -> Uploaded:
    """Take in a document that was read beside the database; it is there for who sent it alone.

    Raises:
        Refused: if nobody is signed in.
        Invalid: if it is of no kind that is taken in.
    """
    _ask(work)
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
    homes = answer_files.homes_of(work, upload_id)
    if row is None or data is None or _is_gone(work, row, word, homes):
        raise NotFound
    return Document(row.name, row.kind, data)


@reads
def picture(work: Work, upload_id: str, size: str = "", word: str = "") -> bytes:
    """Return the bytes of a picture, as ``shown`` gives it.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    return shown(work, upload_id, size, word).data


@reads
def shown(work: Work, upload_id: str, size: str = "", word: str = "") -> Shown:
    """Return a picture; whoever knows its address may see it, as long as it answers no question.

    ``size`` is ``small`` or ``face``; a picture that came before there were faces is small.
    ``word`` is that of the draft in which it stands.

    Raises:
        NotFound: if there is none, it is gone with the input that showed it, or it is in an
            answer that is not for this reader.
    """
    work.require(Act.VIEW)
    row = work.session.get(Upload, upload_id)
    homes = answer_files.homes_of(work, upload_id)
    if row is None or row.kind or _is_gone(work, row, word, homes):
        raise NotFound
    for key in _KEYS[size]:
        if (data := work.house.storage.get(f"{upload_id}{key}")) is not None:
            return Shown(data, any(not home.is_for_all for home in homes))
    raise NotFound


def files_of(upload_id: str) -> list[str]:
    """Return where the storage keeps a picture."""
    return [upload_id, f"{upload_id}.small", f"{upload_id}.face"]


def _is_gone(work: Work, row: Upload, word: str, answered: Sequence[Home]) -> bool:
    """Say whether a file stands only with inputs, or on pages, that this reader does not see.

    Inputs that show it are looked for among the owner's own: nobody else can have put it there.
    A document that stands nowhere is its owner's alone: nobody makes us hand out theirs.
    """
    if row.owner_id is not None and row.owner_id == work.actor.person_id:
        return False
    pictured = (
        select(Project, readable())
        .join(Input, col(Input.project_id) == col(Project.id))
        .join(InputPicture, col(InputPicture.input_id) == col(Input.id))
        .where(InputPicture.upload_id == row.id, writer(Input) == row.owner_id)
    )
    homes = [Home(*found) for found in work.session.exec(pictured)] + list(answered)
    seen = [
        (home.is_for_all or work.actor.role_in(home.project.id) is not Role.CITIZEN)
        and work.refusal(Act.VIEW, place_of(home.project, work.now)) is None
        for home in homes
    ]
    on_page = block_pages.shows(work, row.id, word)
    seen += [] if on_page is None else [on_page]
    seen += project_documents.shows(work, row.id)
    return not any(seen) if seen else bool(row.kind)


def _ask(work: Work) -> None:
    work.require(Act.SEND_FILE)
