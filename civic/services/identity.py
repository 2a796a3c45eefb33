"""Who is behind a cookie: looked up for each act, so that a revoked session ends at once."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol

from sqlalchemy import Row, Select, bindparam, select
from sqlmodel import Session, col

from civic.errors import Refused
from civic.models import ApiKey, FolderTrust, Mask, Person, Project, Trust, Visit
from civic.rules.access import Actor, blocked
from civic.services import links
from civic.words import Reason, Refusal, Role, Scope

KEY_BEGINS = "civic_"


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
    query = select(*_HELD).select_from(Person)
    rows = session.connection().execute(_with_roles(query).where(col(Person.id) == person_id)).all()
    actor = Actor(
        person_id=person.id,
        name=person.name,
        is_admin=person.is_admin,
        is_confirmed=person.confirmed_at is not None,
        roles=_roles(rows),
    )
    return _held_back(actor, rows[0])


class Held(Protocol):
    """What a caller shows of themselves: a cookie or, in place of it, a key."""

    @property
    def token(self) -> str:
        """The cookie of a visit."""

    @property
    def key(self) -> str:
        """The key of a program."""

    @property
    def address(self) -> str:
        """Where they call from."""

    @property
    def shows(self) -> str:
        """The preview link that they came by."""


def recognise(session: Session, secret: bytes, caller: Held, now: datetime) -> tuple[Actor, str]:
    """Return who calls, and the language they chose; nobody if their cookie is not valid now.

    Raises:
        Refused: if they hold a key that opens nothing.
    """
    if caller.key:
        return _behind_key(session, secret, caller.key, caller.address, now), ""
    actor, language = _behind_cookie(session, secret, caller, now)
    shown = links.shown_by(session, secret, caller.shows, now) if caller.shows else ""
    return (replace(actor, is_previewing=True, shown=shown) if shown else actor), language


def _behind_cookie(
    session: Session, secret: bytes, caller: Held, now: datetime
) -> tuple[Actor, str]:
    """Return whose visit a cookie is, and the language they chose."""
    token, address = caller.token, caller.address
    held = {"token_hash": keyed_hash(secret, "visit", token), "now": now}
    rows = session.connection().execute(_BEHIND, held).all() if token else []
    if not rows:
        return Actor(address=address), ""
    visit_id, person_id, name, is_admin, confirmed_at, language, *_ = rows[0]
    actor = Actor(
        person_id=person_id,
        name=name,
        is_admin=is_admin,
        is_confirmed=confirmed_at is not None,
        roles=_roles(rows),
        address=address,
        visit_id=visit_id,
    )
    return _held_back(actor, rows[0]), language


def _behind_key(session: Session, secret: bytes, key: str, address: str, now: datetime) -> Actor:
    """Return the owner of an API key as they are trusted today, held to the scopes of the key.

    Raises:
        Refused: if there is no such key, it was revoked or has expired, or its owner is blocked.
    """
    held = {"prefix": prefix_of(key)}
    rows = session.connection().execute(_BEHIND_KEY, held).all()
    kept = rows[0].key_hash if rows else ""
    if not hmac.compare_digest(kept, keyed_hash(secret, "api_key", key)):
        raise Refused(Refusal(Reason.KEY_NOT_VALID))
    found = rows[0]
    if found.revoked_at or (found.expires_at and found.expires_at <= now):
        raise Refused(Refusal(Reason.KEY_NOT_VALID))
    actor = Actor(
        person_id=found.owner_id,
        name=found.name,
        is_admin=found.is_admin,
        is_confirmed=found.confirmed_at is not None,
        roles=_roles(rows),
        address=address,
        scopes=frozenset(Scope(scope) for scope in found.scopes if scope in set(Scope)),
        key_id=found.id,
    )
    actor = _held_back(actor, found)
    if actor.blocked_until and now < actor.blocked_until:
        raise Refused(blocked(actor.blocked_until, actor.blocked_because))
    return actor


def prefix_of(key: str) -> str:
    """Return the public part of an API key, by which it is found."""
    return key.removeprefix(KEY_BEGINS).partition("_")[0][:16]


def _behind() -> Select[*tuple[Any, ...]]:
    """Return the query for the person behind a valid session, one row for each role they hold."""
    columns = (
        Visit.id, Person.id, Person.name, Person.is_admin, Person.confirmed_at, Person.language,
    )  # fmt: skip
    query = select(*map(col, columns), *_HELD).join(Person, col(Person.id) == col(Visit.person_id))
    return (
        _with_roles(query)
        .where(col(Visit.token_hash) == bindparam("token_hash"))
        .where(col(Visit.revoked_at).is_(None), col(Visit.expires_at) > bindparam("now"))
    )


def _owner() -> Select[*tuple[Any, ...]]:
    """Return the query for a key and its owner, one row for each role they hold."""
    columns = (
        ApiKey.id, ApiKey.key_hash, ApiKey.scopes, ApiKey.expires_at, ApiKey.revoked_at,
        ApiKey.owner_id, Person.name, Person.is_admin, Person.confirmed_at,
    )  # fmt: skip
    query = select(*map(col, columns), *_HELD).join(Person, col(Person.id) == col(ApiKey.owner_id))
    return _with_roles(query).where(col(ApiKey.prefix) == bindparam("prefix"))


def _of_mask(column: Any) -> Any:  # noqa: ANN401  a column of the mask
    """Return a column of that mask of a person which is blocked the longest."""
    worn = select(column).where(col(Mask.person_id) == col(Person.id))
    longest = worn.where(col(Mask.blocked_until).is_not(None))
    return longest.order_by(col(Mask.blocked_until).desc()).limit(1).scalar_subquery()


_HELD: tuple[Any, ...] = (
    col(Trust.project_id), col(Trust.role), col(Project.id).label("managed_id"),
    col(Person.blocked_until), col(Person.blocked_because),
    _of_mask(col(Mask.blocked_until)).label("mask_until"),
    _of_mask(col(Mask.blocked_because)).label("mask_because"),
)  # fmt: skip
"""The role in a project of its own that a person holds, a project of a folder they manage, and
until when they and their masks are blocked, and why."""


def _held_back(actor: Actor, row: Row[Any]) -> Actor:
    """Return the actor with the block that holds the longest, their own or that of a mask.

    That of a mask holds nobody back who has work to do for the platform.
    """
    until, because = row.blocked_until, row.blocked_because
    if row.mask_until and not actor.is_team and (until is None or row.mask_until > until):
        until, because = row.mask_until, row.mask_because
    return replace(actor, blocked_until=until, blocked_because=because)


def _with_roles(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.outerjoin(Trust, col(Trust.person_id) == col(Person.id))
        .outerjoin(FolderTrust, col(FolderTrust.person_id) == col(Person.id))
        .outerjoin(Project, col(Project.folder_id) == col(FolderTrust.folder_id))
    )


def _roles(rows: Sequence[Row[Any]]) -> Mapping[str, Role]:
    """Return what a person is trusted with by project: the higher where they hold two."""
    roles = {row.project_id: Role(row.role) for row in rows if row.project_id}
    managed = {row.managed_id: Role.PROJECT_MANAGER for row in rows if row.managed_id}
    return MappingProxyType(roles | managed)


_BEHIND = _behind()
_BEHIND_KEY = _owner()
