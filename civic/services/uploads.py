"""Pictures that people send: taken in, made harmless, given back."""

from dataclasses import dataclass

from sqlmodel import col, select

from civic.adapters.pictures import Picture, read_picture
from civic.errors import NotFound
from civic.models import Input, InputPicture, Project, Upload
from civic.services.standing import place_of
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Act, Role

_KEYS = {"": ("",), "small": (".small",), "face": (".face", ".small")}


@dataclass(frozen=True)
class Uploaded:
    """A picture that was taken in."""

    id: str
    url: str
    width: int
    height: int


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
    if row is None or row.owner_id != work.actor.person_id:
        raise NotFound
    return Uploaded(row.id, picture_url(row.id), row.width, row.height)


@reads
def picture(work: Work, upload_id: str, size: str = "") -> bytes:
    """Return the bytes of a picture; whoever knows its address may see it.

    ``size`` is ``small`` or ``face``; a picture that came before there were faces is small.

    Raises:
        NotFound: if there is none, or it is gone with the input that showed it.
    """
    work.require(Act.VIEW)
    row = work.session.get(Upload, upload_id)
    if row is None or _is_gone(work, row):
        raise NotFound
    for key in _KEYS[size]:
        if (data := work.house.storage.get(f"{upload_id}{key}")) is not None:
            return data
    raise NotFound


def files_of(upload_id: str) -> list[str]:
    """Return where the storage keeps a picture."""
    return [upload_id, f"{upload_id}.small", f"{upload_id}.face"]


def _is_gone(work: Work, row: Upload) -> bool:
    """Say whether a picture stood only with inputs that this reader no longer sees.

    They are looked for among the owner's own: nobody else can have put it there.
    """
    if row.owner_id is not None and row.owner_id == work.actor.person_id:
        return False
    homes = (
        select(Project, Input.is_shown)
        .join(Input, col(Input.project_id) == col(Project.id))
        .join(InputPicture, col(InputPicture.input_id) == col(Input.id))
        .where(InputPicture.upload_id == row.id, Input.author_id == row.owner_id)
    )
    seen = [
        (is_shown or work.actor.role_in(project.id) is not Role.CITIZEN)
        and work.refusal(Act.VIEW, place_of(project, work.now)) is None
        for project, is_shown in work.session.exec(homes)
    ]
    return bool(seen) and not any(seen)


def _ask(work: Work) -> None:
    work.require(Act.SEND_FILE)
