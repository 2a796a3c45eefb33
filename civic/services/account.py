"""What people do with their own account: name, profile, password, visits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select, update

from civic.adapters import passwords
from civic.errors import Invalid, NotFound, Refused
from civic.models import Person, Upload, Visit
from civic.rules import sign_in as rules
from civic.rules import texts
from civic.services.reading_first import refused_link
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal

NAME_MOST = 80
BIO_MOST = 600


@dataclass(frozen=True)
class VisitView:
    """A browser in which the person is signed in."""

    id: str = ""
    device: str = ""
    created_at: str = ""
    seen_at: str = ""
    is_this_one: bool = False


@dataclass(frozen=True)
class Account:
    """What a person may see and change of their own account."""

    id: str = ""
    email: str = ""
    name: str = ""
    bio: str = ""
    language: str = ""
    picture: str = ""
    hides: bool = False
    has_password: bool = False
    since: str = ""
    visits: tuple[VisitView, ...] = ()


@reads
def mine(work: Work) -> Account:
    """Return the actor's own account."""
    work.require(Act.MANAGE_SELF)
    person = _myself(work)
    return Account(
        id=person.id,
        email=person.email,
        name=person.name,
        bio=person.bio,
        language=person.language or work.reader,
        picture=picture_url(person.picture_id, small=True),
        hides=person.hides_contributions,
        has_password=person.password_hash is not None,
        since=person.created_at.isoformat(),
        visits=tuple(_view(work, visit) for visit in _open_visits(work)),
    )


def name_myself(work: Work, name: object) -> None:
    """Take a name, by which everybody will know the actor."""
    work.require(Act.SHOW_SELF)
    _myself(work).name = texts.line("name", name, most=NAME_MOST, least=2)


def edit(work: Work, profile: Mapping[str, Any]) -> Account:
    """Change the actor's name, bio and language, and whether their page lists what they gave.

    Raises:
        Invalid: if one of them cannot be taken.
        Refused: if they are blocked, and others would see the change.
    """
    work.require(Act.MANAGE_SELF)
    person = _myself(work)
    name = texts.line("name", profile.get("name"), most=NAME_MOST, least=2)
    bio = texts.paragraphs("bio", profile.get("bio") or "", most=BIO_MOST, least=0)
    if (name, bio) != (person.name, person.bio):
        work.require(Act.SHOW_SELF)
        if bio != person.bio and refused_link(work, bio):
            raise Invalid("bio", "invalid.newcomer_link")
        person.name, person.bio = name, bio
    language = profile.get("language") or person.language
    if language and language not in work.platform.languages:
        raise Invalid("language", "invalid.language")
    person.language = language
    person.hides_contributions = bool(profile.get("hides", person.hides_contributions))
    work.session.flush()
    return mine(work)


def show_picture(work: Work, upload_id: str) -> None:
    """Take one of the actor's uploads as their picture, or none for an empty id.

    Raises:
        NotFound: if it is not theirs.
    """
    work.require(Act.SHOW_SELF if upload_id else Act.MANAGE_SELF)
    upload = work.session.get(Upload, upload_id) if upload_id else None
    if upload_id and (upload is None or upload.kind or upload.owner_id != work.person_id):
        raise NotFound
    _myself(work).picture_id = upload.id if upload else None


def set_password(work: Work, current: object, wished: object) -> None:
    """Set a password, or change it; every other visit ends.

    Raises:
        Invalid: if the wished one is too easy to guess.
        Refused: if the current one is wrong, or passwords are tried too fast.
    """
    person = _proven(work, current)
    person.password_hash = passwords.hashed(
        rules.acceptable_password(wished, person.name, person.email)
    )
    end_other_visits(work)


def remove_password(work: Work, current: object) -> None:
    """Go back to codes alone; every other visit ends.

    Raises:
        Refused: if the current password is wrong, or passwords are tried too fast.
    """
    _proven(work, current).password_hash = None
    end_other_visits(work)


def end_visit(work: Work, visit_id: str) -> None:
    """Sign the actor out of one of their browsers.

    Raises:
        NotFound: if it is not one of theirs.
    """
    work.require(Act.MANAGE_SELF)
    visit = work.session.get(Visit, visit_id) if isinstance(visit_id, str) else None
    if visit is None or visit.person_id != work.person_id:
        raise NotFound
    visit.revoked_at = visit.revoked_at or work.now


def end_other_visits(work: Work) -> None:
    """Sign the actor out of every browser but this one."""
    work.require(Act.MANAGE_SELF)
    work.session.execute(
        update(Visit)
        .where(
            col(Visit.person_id) == work.person_id,
            col(Visit.id) != work.actor.visit_id,
            col(Visit.revoked_at).is_(None),
        )
        .values(revoked_at=work.now)
    )


def _proven(work: Work, current: object) -> Person:
    work.require(Act.MANAGE_SELF)
    work.pace("sign_in")
    person = _myself(work)
    typed = current if isinstance(current, str) else ""
    if person.password_hash and not passwords.matches(person.password_hash, typed):
        raise Refused(Refusal(Reason.WRONG_PASSWORD))
    return person


def _myself(work: Work) -> Person:
    return work.session.get_one(Person, work.person_id)


def _open_visits(work: Work) -> list[Visit]:
    return list(
        work.session.exec(
            select(Visit)
            .where(Visit.person_id == work.person_id, col(Visit.revoked_at).is_(None))
            .where(col(Visit.expires_at) > work.now)
            .order_by(col(Visit.seen_at).desc())
        ).all()
    )


def _view(work: Work, visit: Visit) -> VisitView:
    return VisitView(
        visit.id,
        visit.device,
        visit.created_at.isoformat(),
        visit.seen_at.isoformat(),
        visit.id == work.actor.visit_id,
    )
