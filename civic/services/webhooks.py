"""Webhooks in the hands of admins: added, tested, stopped, started, removed; what was sent."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlmodel import col, delete, select, update

from civic.errors import Invalid, NotFound
from civic.models import Webhook, WebhookDelivery
from civic.models.programs import DeliveryStatus
from civic.rules import editing, texts
from civic.services import happenings
from civic.services.api_keys import by_a_person
from civic.services.work import House, Work, reads
from civic.words import Happening, new_id

URL_MOST = 500
SHOWN = 20
TEST = "test"
FAULTS: Mapping[str, str] = {
    "bad_address": "invalid.webhook_url",
    "unknown_host": "invalid.webhook_unknown",
    "private_address": "invalid.webhook_private",
}


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One message, and what its latest attempt gave."""

    id: str = ""
    event: str = ""
    created_at: str = ""
    status: str = ""
    attempts: int = 0
    code: int = 0
    took_ms: int = 0
    answer: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class HookView:
    """A webhook, with the messages that were left for it last."""

    id: str = ""
    url: str = ""
    host: str = ""
    events: tuple[str, ...] = ()
    failing_since: str = ""
    is_on: bool = False
    deliveries: tuple[DeliveryView, ...] = ()


@reads
def hooks(work: Work) -> tuple[HookView, ...]:
    """Return every webhook with what was sent to it last."""
    by_a_person(work)
    rows = work.session.exec(select(Webhook).order_by(col(Webhook.created_at), col(Webhook.id)))
    return tuple(_view(work, row) for row in rows.all())


@reads
def check(work: Work, url: object) -> None:
    """See where an address leads: asked before ``add``, as a name may take long to be found.

    Raises:
        Invalid: if it is no whole address, unknown, or inside a private network.
    """
    by_a_person(work)
    if fault := work.house.courier.fault(_address(url)):
        raise Invalid("url", FAULTS[fault])


def add(work: Work, typed: Mapping[str, Any]) -> str:
    """Add a webhook for some events; return its secret, which is shown this once.

    Raises:
        Invalid: if it has no address or no event.
    """
    by_a_person(work)
    events = editing.chosen("events", typed.get("events", ()), set(Happening))
    if not events:
        raise Invalid("events", "invalid.events")
    row = Webhook(
        url=_address(typed.get("url", "")),
        events=events,
        salt=new_id(),
        owner_id=work.actor.person_id,
        created_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    work.log("webhook_added", subject_id=row.id, title=host_of(row))
    return secret_of(work.house, row.salt)


def remove(work: Work, hook_id: str) -> None:
    """Remove a webhook with its log."""
    row = _one(work, hook_id)
    work.session.exec(delete(WebhookDelivery).where(col(WebhookDelivery.webhook_id) == hook_id))
    work.session.delete(row)
    work.log("webhook_removed", subject_id=hook_id, title=host_of(row))


def stop(work: Work, hook_id: str) -> None:
    """Send nothing more to a webhook; stopping it again changes nothing."""
    row = _one(work, hook_id)
    if row.stopped_at is None:
        give_up(work, row)


def give_up(work: Work, row: Webhook) -> None:
    """Stop a webhook that the caller may stop, with the messages that still wait for it."""
    row.stopped_at = work.now
    waiting = (
        col(WebhookDelivery.webhook_id) == row.id,
        col(WebhookDelivery.status) == DeliveryStatus.WAITING,
    )
    work.session.exec(update(WebhookDelivery).where(*waiting).values(status=DeliveryStatus.FAILED))
    work.log("webhook_stopped", subject_id=row.id, title=host_of(row))


def start(work: Work, hook_id: str) -> None:
    """Send to a webhook again; what happened meanwhile is not told."""
    row = _one(work, hook_id)
    if row.stopped_at is not None:
        row.stopped_at = row.failing_since = None
        work.log("webhook_started", subject_id=row.id, title=host_of(row))


def test(work: Work, hook_id: str) -> None:
    """Send a message that means nothing, to see whether it arrives."""
    row = _one(work, hook_id)
    happenings.leave(work, row, TEST, {})
    work.log("webhook_tested", subject_id=row.id, title=host_of(row))


def replay(work: Work, delivery_id: str) -> None:
    """Send a message again as it was, under the same number."""
    by_a_person(work)
    row = work.session.get(WebhookDelivery, delivery_id)
    if row is None:
        raise NotFound
    hook = _one(work, row.webhook_id)
    row.status, row.attempts = DeliveryStatus.WAITING, 0
    work.later(happenings.JOB, {"delivery": row.id})
    work.log("webhook_replayed", subject_id=hook.id, title=host_of(hook))


def secret_of(house: House, salt: str) -> str:
    """Return the secret by which a webhook knows our messages; it follows, and is not kept."""
    derived = hmac.new(house.secret, f"webhook|{salt}".encode(), hashlib.sha256).digest()
    return f"whsec_{base64.urlsafe_b64encode(derived).decode().rstrip('=')}"


def _address(url: object) -> str:
    said = texts.line("url", url, most=URL_MOST)
    try:
        parts = urlsplit(said)
        is_whole = bool(parts.hostname) and parts.scheme in ("https", "http") and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or not said.isascii() or " " in said:
        raise Invalid("url", "invalid.webhook_url")
    return said


def _one(work: Work, hook_id: str) -> Webhook:
    by_a_person(work)
    row = work.session.get(Webhook, hook_id)
    if row is None:
        raise NotFound
    return row


def host_of(row: Webhook) -> str:
    """Return whom the log names: the rest of an address may hold a secret."""
    return urlsplit(row.url).hostname or ""


def _view(work: Work, row: Webhook) -> HookView:
    query = select(WebhookDelivery).where(WebhookDelivery.webhook_id == row.id)
    latest = query.order_by(col(WebhookDelivery.created_at).desc(), col(WebhookDelivery.id))
    return HookView(
        id=row.id,
        url=row.url,
        host=host_of(row),
        events=tuple(row.events),
        failing_since=row.failing_since.isoformat() if row.failing_since else "",
        is_on=row.stopped_at is None,
        deliveries=tuple(
            DeliveryView(
                each.id, each.event, each.created_at.isoformat(), each.status, each.attempts,
                each.code, each.took_ms, each.answer, each.error,
            )
            for each in work.session.exec(latest.limit(SHOWN)).all()
        ),
    )  # fmt: skip
