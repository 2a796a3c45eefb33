"""Pictures that people send: taken in, made harmless, given back."""

from dataclasses import dataclass

from civic.adapters.pictures import Picture, read_picture
from civic.errors import NotFound
from civic.models import Upload
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Act


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
    work.session.add(row)
    work.session.flush()
    return Uploaded(row.id, picture_url(row.id), row.width, row.height)


@reads
def picture(work: Work, upload_id: str, *, small: bool = False) -> bytes:
    """Return the bytes of a picture; whoever knows its address may see it.

    Raises:
        NotFound: if there is none.
    """
    work.require(Act.VIEW)
    row = work.session.get(Upload, upload_id)
    data = work.house.storage.get(f"{upload_id}.small" if small else upload_id) if row else None
    if data is None:
        raise NotFound
    return data


def _ask(work: Work) -> None:
    work.require(Act.SEND_FILE)
