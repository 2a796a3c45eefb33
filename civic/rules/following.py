"""Of what people are told, by which way, and how one leaves a kind of mail without signing in."""

import hashlib
import hmac

from civic.words import News

MAILED = (
    News.ANSWERED, News.STATUS, News.REPLY, News.MENTION, News.HIDDEN, News.APPEAL,
    News.PUBLISHED, News.READING, News.MERGED, News.UPDATE, News.RESULTS, News.PROGRESS,
    News.LAST_CHANCE,
)  # fmt: skip
"""What is also told by mail; the rest is read on the site."""


def leaving(secret: bytes, person_id: str, kind: str) -> str:
    """Return what proves that whoever holds it got a mail of this kind."""
    return f"{person_id}.{kind}.{_seal(secret, person_id, kind)}"


def left(secret: bytes, token: str) -> tuple[str, News] | None:
    """Return whose mail of which kind ``token`` leaves; nothing if it is not one of ours."""
    person_id, _, rest = token.partition(".")
    kind, _, seal = rest.partition(".")
    if kind not in MAILED or not hmac.compare_digest(seal, _seal(secret, person_id, kind)):
        return None
    return person_id, News(kind)


def _seal(secret: bytes, person_id: str, kind: str) -> str:
    words = f"leave mail|{person_id}|{kind}".encode()
    return hmac.new(secret, words, hashlib.sha256).hexdigest()[:32]


def verdict_of(key: str, comment_id: str) -> str:
    """Return the name of the texts that tell an author how their words stand, by the fact's key."""
    verdict = key.partition(":")[0]
    return f"reading_{verdict}_comment" if comment_id else f"reading_{verdict}"
