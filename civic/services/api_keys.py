"""Keys by which other programs act in the name of who made them: made, used, revoked."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select, update

from civic.errors import Invalid, NotFound, Refused
from civic.models import ApiKey, Person
from civic.rules import editing, texts
from civic.rules.quotas import network_of, too_fast
from civic.rules.scopes import complete
from civic.services.identity import KEY_BEGINS, keyed_hash, new_token
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal, Scope

NAME_MOST = 80
LASTS_DAYS = (30, 90, 365, 0)
NOTED_EACH = timedelta(minutes=5)
PACE = "api"


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key as admins see it, without what makes it work."""

    id: str = ""
    name: str = ""
    prefix: str = ""
    scopes: tuple[str, ...] = ()
    owner: str = ""
    created_at: str = ""
    expires_at: str = ""
    used_at: str = ""
    revoked_at: str = ""
    is_good: bool = False


@dataclass(frozen=True, slots=True)
class KeyUse:
    """What a key that was just used may do, and whether its use is to be noted."""

    key_id: str = ""
    name: str = ""
    prefix: str = ""
    owner_id: str = ""
    owner: str = ""
    scopes: frozenset[Scope] = frozenset()
    expires_at: str = ""
    is_to_note: bool = False


@reads
def keys(work: Work) -> tuple[KeyView, ...]:
    """Return every key, the newest first; those that were revoked stay in the list."""
    by_a_person(work)
    query = select(ApiKey, Person.name).join(Person, col(Person.id) == col(ApiKey.owner_id))
    newest = query.order_by(col(ApiKey.created_at).desc(), col(ApiKey.id))
    return tuple(_view(work, row, owner) for row, owner in work.session.exec(newest).all())


def create(work: Work, typed: Mapping[str, Any]) -> str:
    """Make a key from its name, scopes and days of life (0 for no end); return it whole.

    It is kept nowhere: whoever loses it makes another.

    Raises:
        Invalid: if it has no name, no scope, or another life than those on offer.
    """
    by_a_person(work)
    name = texts.line("name", typed.get("name", ""), most=NAME_MOST)
    days = typed.get("days", LASTS_DAYS[0])
    if days not in LASTS_DAYS:
        raise Invalid("days", "invalid.choice")
    scopes = editing.chosen("scopes", typed.get("scopes", ()), set(Scope))
    if not scopes:
        raise Invalid("scopes", "invalid.scopes")
    prefix = secrets.token_hex(4)
    key = f"{KEY_BEGINS}{prefix}_{new_token()}"
    row = ApiKey(
        name=name,
        prefix=prefix,
        key_hash=keyed_hash(work.house.secret, "api_key", key),
        scopes=complete(scopes),
        owner_id=work.person_id,
        created_at=work.now,
        expires_at=work.now + timedelta(days=days) if days else None,
    )
    work.session.add(row)
    work.session.flush()
    work.log("api_key_created", subject_id=row.id, title=row.name)
    return key


def revoke(work: Work, key_id: str) -> None:
    """Let a key open nothing any more, from this moment; revoking it again changes nothing."""
    by_a_person(work)
    row = work.session.get(ApiKey, key_id)
    if row is None:
        raise NotFound
    if row.revoked_at is None:
        row.revoked_at = work.now
        work.log("api_key_revoked", subject_id=row.id, title=row.name)


@reads
def enter(work: Work) -> KeyUse:
    """Count one request of a program, and return what its key may do.

    Without a key the request is counted for its address, and nothing opens but what is public.

    Raises:
        Refused: if it came too fast.
    """
    work.require(Act.VIEW)
    actor = work.actor
    address = "" if actor.key_id else network_of(actor.address)
    if wait := work.house.limiter.wait(PACE, actor.key_id, address):
        raise Refused(too_fast(wait))
    row = work.session.get(ApiKey, actor.key_id) if actor.key_id else None
    if row is None or actor.scopes is None:
        return KeyUse()
    return KeyUse(
        key_id=row.id,
        name=row.name,
        prefix=row.prefix,
        owner_id=row.owner_id,
        owner=actor.name,
        scopes=actor.scopes,
        expires_at=_iso(row.expires_at),
        is_to_note=row.used_at is None or work.now - row.used_at > NOTED_EACH,
    )


def note_use(work: Work) -> None:
    """Note that the key at work is in use, for those who wonder whether it still is."""
    work.require(Act.VIEW)
    if not work.actor.key_id:
        raise Refused(Refusal(Reason.KEY_NEEDED))
    used = update(ApiKey).where(col(ApiKey.id) == work.actor.key_id).values(used_at=work.now)
    work.session.execute(used)


def by_a_person(work: Work) -> None:
    """Refuse all but admins in person: no program opens doors for other programs."""
    work.require(Act.MANAGE_PLATFORM)
    if work.actor.scopes is not None:
        raise Refused(Refusal(Reason.NOT_ALLOWED))


def _view(work: Work, row: ApiKey, owner: str) -> KeyView:
    has_ended = row.expires_at is not None and row.expires_at <= work.now
    return KeyView(
        id=row.id,
        name=row.name,
        prefix=f"{KEY_BEGINS}{row.prefix}_…",
        scopes=tuple(row.scopes),
        owner=owner,
        created_at=row.created_at.isoformat(),
        expires_at=_iso(row.expires_at),
        used_at=_iso(row.used_at),
        revoked_at=_iso(row.revoked_at),
        is_good=row.revoked_at is None and not has_ended,
    )


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""
