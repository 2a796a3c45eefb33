"""The kinds of mail that people do not want."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import col, delete, select

from civic.models import Silence
from civic.rules.following import MAILED
from civic.services.aspects import chunks
from civic.services.work import Work


@dataclass(frozen=True)
class Choice:
    """Something that is on or off; a kind of mail has its name from the catalogue."""

    id: str = ""
    text: str = ""
    lang: str = ""
    is_on: bool = False


def choices(work: Work) -> list[Choice]:
    """Return each kind of mail, and whether the actor gets it."""
    kinds = select(Silence.kind).where(Silence.person_id == work.person_id)
    off = set(work.session.exec(kinds).all())
    return [Choice(kind, is_on=kind not in off) for kind in MAILED]


def silence(work: Work, person_id: str, kind: str, *, on: bool) -> None:
    """Send a person no more mail of one kind, or send it again."""
    own = (col(Silence.person_id) == person_id, col(Silence.kind) == kind)
    known = work.session.exec(select(Silence.id).where(*own)).first()
    if on and known is None:
        work.session.add(Silence(person_id=person_id, kind=kind, created_at=work.now))
    if not on:
        work.session.execute(delete(Silence).where(*own))


def silent(work: Work, kind: str, people: Collection[str]) -> set[str]:
    """Return who of these people do not want mail of a kind."""
    found: set[str] = set()
    for some in chunks(list(people)):
        query = select(Silence.person_id).where(
            Silence.kind == kind, col(Silence.person_id).in_(some)
        )
        found |= set(work.session.exec(query))
    return found
