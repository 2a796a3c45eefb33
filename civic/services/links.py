"""Preview links: an address that shows one draft to whoever holds it, until it ends."""

import hashlib
import hmac
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from civic.models import PreviewLink

SEAL_LENGTH = 32
_LIVE = select(col(PreviewLink.project_id)).where(
    col(PreviewLink.id) == bindparam("id"),
    col(PreviewLink.revoked_at).is_(None),
    col(PreviewLink.expires_at) > bindparam("now"),
)


def word_of(secret: bytes, link_id: str) -> str:
    """Return what the address of a link ends with, which nobody can make without the secret."""
    return f"{link_id}.{_seal(secret, link_id)}"


def shown_by(session: Session, secret: bytes, word: str, now: datetime) -> str:
    """Return the project that a link shows now; nothing if it is none, revoked or expired."""
    link_id, _, seal = word.partition(".")
    if not hmac.compare_digest(seal.encode(), _seal(secret, link_id).encode()):
        return ""
    found = session.connection().execute(_LIVE, {"id": link_id, "now": now}).scalar()
    return str(found or "")


def _seal(secret: bytes, link_id: str) -> str:
    said = f"preview link|{link_id}".encode()
    return hmac.new(secret, said, hashlib.sha256).hexdigest()[:SEAL_LENGTH]
