"""Preview links: an address that shows one draft to whoever holds it, until it ends."""

import hashlib
import hmac
from datetime import datetime

from sqlalchemy import not_, select
from sqlmodel import Session, col

from civic.models import PreviewLink, Project
from civic.services.standing import is_out

SEAL_LENGTH = 32


def word_of(secret: bytes, link_id: str) -> str:
    """Return what the address of a link ends with, which nobody can make without the secret."""
    return f"{link_id}.{_seal(secret, link_id)}"


def project_of(session: Session, secret: bytes, word: str, now: datetime) -> str:
    """Return the project that a link leads to; nothing if it is none, revoked or expired."""
    link_id, _, seal = word.partition(".")
    if not hmac.compare_digest(seal.encode(), _seal(secret, link_id).encode()):
        return ""
    query = select(col(PreviewLink.project_id)).where(
        col(PreviewLink.id) == link_id,
        col(PreviewLink.revoked_at).is_(None),
        col(PreviewLink.expires_at) > now,
    )
    return str(session.connection().execute(query).scalar() or "")


def shown_by(session: Session, secret: bytes, word: str, now: datetime) -> str:
    """Return the draft that a link shows; nothing once everybody may read the project."""
    project_id = project_of(session, secret, word, now)
    draft = select(col(Project.id)).where(col(Project.id) == project_id, not_(is_out(now)))
    return str(session.connection().execute(draft).scalar() or "") if project_id else ""


def _seal(secret: bytes, link_id: str) -> str:
    said = f"preview link|{link_id}".encode()
    return hmac.new(secret, said, hashlib.sha256).hexdigest()[:SEAL_LENGTH]
