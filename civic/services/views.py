"""What several services show alike: authors, refusals, cards of inputs."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from civic.services.vocabulary import NO_LABEL, NO_STATUS, Label, StatusLabel
from civic.words import Refusal


@dataclass(frozen=True)
class Author:
    """Who wrote something, as everybody may see them."""

    id: str = ""
    name: str = ""
    picture: str = ""


NOBODY = Author()


@dataclass(frozen=True)
class Permit:
    """Whether this reader may do an act; when not, why, and from or since when."""

    is_open: bool = True
    reason: str = ""
    date: datetime | None = None
    figures: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """An input as lists show it."""

    id: str = ""
    title: str = ""
    excerpt: str = ""
    lang: str = ""
    author: Author = NOBODY
    created_at: datetime | None = None
    address: str = ""
    area: Label = NO_LABEL
    tags: list[Label] = field(default_factory=list)
    status: StatusLabel = NO_STATUS
    up: int = 0
    down: int = 0
    comments: int = 0
    mine: int = 0
    picture: str = ""
    picture_alt: str = ""
    has_feedback: bool = False


EMPTY_CARD = Card()
OPEN = Permit()
CLOSED = Permit(is_open=False)


def permit(refusal: Refusal | None) -> Permit:
    """Return a refusal as a screen shows it."""
    if refusal is None:
        return Permit()
    return Permit(False, refusal.reason, refusal.date, dict(refusal.figures))


def picture_url(upload_id: str | None, *, small: bool = False) -> str:
    """Return the address of a picture, or nothing where there is none."""
    return f"/files/{upload_id}{'-small' if small else ''}.webp" if upload_id else ""


def document_url(upload_id: str, name: str) -> str:
    """Return the address of a document, which ends with its name."""
    return f"/documents/{upload_id}/{quote(name)}"


def face_url(upload_id: str | None) -> str:
    """Return the address of a picture as a small square beside a name, or nothing."""
    return f"/files/{upload_id}-face.webp" if upload_id else ""


def author_of(person_id: str | None, name: str | None, picture_id: str | None, own: str) -> Author:
    """Return an account as an author, or the bare name that came with an import."""
    if person_id is None:
        return Author(name=own)
    return Author(person_id, name or own, face_url(picture_id))
