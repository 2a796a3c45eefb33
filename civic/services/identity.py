"""Who is behind a cookie: looked up for each act, so that a revoked session ends at once."""

import hashlib
import hmac
import secrets
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlmodel import Session, col

from civic.models import Person, Trust, Visit
from civic.rules.access import Actor
from civic.words import Role


def new_token() -> str:
    """Return a cookie that nobody can guess."""
    return secrets.token_urlsafe(32)


def keyed_hash(secret: bytes, purpose: str, value: str) -> str:
    """Return what is kept in place of a secret value; useless without the platform's key."""
    return hmac.new(secret, f"{purpose}|{value}".encode(), hashlib.sha256).hexdigest()


def known(session: Session, person_id: str) -> Actor:
    """Return a person with the roles they hold now, for what is done later in their name."""
    person = session.get(Person, person_id)
    if person is None:
        return Actor()
    query = select(col(Trust.project_id), col(Trust.role)).where(col(Trust.person_id) == person_id)
    roles = {row[0]: Role(row[1]) for row in session.connection().execute(query)}
    return Actor(
        person_id=person.id,
        name=person.name,
        is_admin=person.is_admin,
        is_confirmed=person.confirmed_at is not None,
        blocked_until=person.blocked_until,
        blocked_because=person.blocked_because,
        roles=MappingProxyType(roles),
    )


def recognise(
    session: Session, secret: bytes, token: str, address: str, now: datetime
) -> tuple[Actor, str]:
    """Return who holds ``token``, and the language they chose; nobody if it is not valid now."""
    held = {"token_hash": keyed_hash(secret, "visit", token), "now": now}
    rows = session.connection().execute(_BEHIND, held).all() if token else []
    if not rows:
        return Actor(address=address), ""
    visit_id, person_id, name, is_admin, confirmed_at, blocked_until, language, *more = rows[0]
    actor = Actor(
        person_id=person_id,
        name=name,
        is_admin=is_admin,
        is_confirmed=confirmed_at is not None,
        blocked_until=blocked_until,
        blocked_because=more[2],
        roles=MappingProxyType({row[7]: Role(row[8]) for row in rows if row[7]}),
        address=address,
        visit_id=visit_id,
    )
    return actor, language


def _behind() -> Select[*tuple[Any, ...]]:
    """Return the query for the person behind a valid session, one row for each role they hold."""
    columns = (
        Visit.id, Person.id, Person.name, Person.is_admin, Person.confirmed_at,
        Person.blocked_until, Person.language, Trust.project_id, Trust.role,
        Person.blocked_because,
    )  # fmt: skip
    return (
        select(*map(col, columns))
        .join(Person, col(Person.id) == col(Visit.person_id))
        .outerjoin(Trust, col(Trust.person_id) == col(Person.id))
        .where(col(Visit.token_hash) == bindparam("token_hash"))
        .where(col(Visit.revoked_at).is_(None), col(Visit.expires_at) > bindparam("now"))
    )


_BEHIND = _behind()
