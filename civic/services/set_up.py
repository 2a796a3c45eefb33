"""The first admin of an empty platform, named by whoever started its server."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import col, select

from civic.errors import Invalid, Refused
from civic.models import Person, Platform
from civic.rules import texts
from civic.rules.platform import PlatformSettings
from civic.services import platform_admin, taxonomy
from civic.services.sign_in import Entered, Proof, open_visit
from civic.services.work import House, Work, reads
from civic.words import Reason, Refusal

KEY_LETTERS = 16
NAME_MOST = 80


@dataclass(frozen=True)
class Beginning:
    """Whether the platform still waits for its first admin."""

    is_waiting: bool = False


@reads
def beginning(work: Work) -> Beginning:
    """Say whether the platform still waits for its first admin."""
    return Beginning(not _has_admin(work))


def setup_key(house: House) -> str:
    """Return the key that the server shows to whoever started it, and to nobody else."""
    digest = hmac.new(house.secret, b"first admin", hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:KEY_LETTERS].lower()


def begin(work: Work, typed: Mapping[str, Any]) -> Entered:
    """Make the holder of the key the first admin, name the platform, and let them in.

    Raises:
        Refused: if there is an admin already, or keys are tried too fast.
        Invalid: if the key is wrong, or something is missing.
    """
    work.pace("sign_in")
    row = platform_admin.lock(work)
    if _has_admin(work):
        raise Refused(Refusal(Reason.ALREADY_SET_UP))
    key = str(typed.get("key", "")).strip().lower()
    if not hmac.compare_digest(key.encode(), setup_key(work.house).encode()):
        raise Invalid("key", "invalid.setup_key")
    person = _admin(work, typed)
    name = texts.line("platform", typed.get("platform"), most=NAME_MOST)
    _name_platform(row, name)
    work.session.flush()
    work.actor = replace(work.actor, person_id=person.id, name=person.name, is_admin=True)
    taxonomy.begin(work)
    work.log("platform_begun", subject_id=person.id)
    return open_visit(work, Proof(person.id))


def _has_admin(work: Work) -> bool:
    query = select(Person.id).where(col(Person.is_admin)).limit(1)
    return work.session.exec(query).first() is not None


def _admin(work: Work, typed: Mapping[str, Any]) -> Person:
    email = texts.email(typed.get("email"))
    person = work.session.exec(select(Person).where(Person.email == email)).first()
    person = person or Person(email=email, created_at=work.now, language=work.reader)
    person.name = texts.line("name", typed.get("name"), most=NAME_MOST, least=2)
    person.is_admin = True
    person.confirmed_at = person.confirmed_at or work.now
    work.session.add(person)
    return person


def _name_platform(row: Platform, name: str) -> None:
    settings = PlatformSettings.model_validate({**row.settings, "name": name})
    row.settings = settings.model_dump(mode="json", exclude_unset=True)
