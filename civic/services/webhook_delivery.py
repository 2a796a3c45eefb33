"""Carrying messages to webhooks: signed, again until they arrive, and no more after days."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import col, delete, select

from civic.adapters.courier import Receipt
from civic.models import Person, Webhook, WebhookDelivery
from civic.models.programs import DeliveryStatus
from civic.rules.access import SYSTEM
from civic.services.happenings import JOB
from civic.services.outbox import MOST_ATTEMPTS, Progress
from civic.services.webhooks import give_up, host_of, secret_of
from civic.services.work import House, Work, work
from civic.words import Act

STOPS_AFTER = timedelta(days=3)
KEPT = timedelta(days=30)
ERROR_MOST = 60
AGENT = "Civic"


class NotTaken(Exception):
    """The other side has not taken a message; it is tried again later."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be carried, and where."""

    delivery_id: str
    url: str
    event: str
    body: bytes
    key: str


def deliver(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    """Carry one message, and write down what came of it.

    Raises:
        NotTaken: if it did not arrive, so that the outbox tries again.
    """
    with work(house, SYSTEM, reading=True) as job:
        message = _message(job, payload["delivery"])
        moment = str(int(job.now.timestamp()))
    if message is None:
        return
    headers = {
        "Content-Type": "application/json",
        "User-Agent": AGENT,
        "Civic-Event": message.event,
        "Civic-Delivery": message.delivery_id,
        "Civic-Signature": signature(message.key, moment, message.body),
    }
    receipt = house.courier.carry(message.url, message.body, headers)
    with work(house, SYSTEM) as job:
        note(job, message.delivery_id, receipt)
    if not receipt.is_fine:
        raise NotTaken(receipt.error)


def signature(key: str, moment: str, body: bytes) -> str:
    """Return by what the other side knows that a message is ours, whole, and of this moment."""
    signed = hmac.new(key.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={signed}"


def note(work: Work, delivery_id: str, receipt: Receipt) -> None:
    """Write down what came of a message; a webhook that fails for days is stopped."""
    work.require(Act.MANAGE_PLATFORM)
    row = work.session.get(WebhookDelivery, delivery_id)
    hook = work.session.get(Webhook, row.webhook_id) if row else None
    if row is None or hook is None:
        return
    row.attempts += 1
    row.tried_at, row.code, row.took_ms = work.now, receipt.code, receipt.took_ms
    row.answer, row.error = _clean(receipt.answer), receipt.error[:ERROR_MOST]
    if receipt.is_fine:
        row.status, hook.failing_since = DeliveryStatus.DELIVERED, None
    else:
        row.status = DeliveryStatus.FAILED if row.attempts >= MOST_ATTEMPTS else row.status
        hook.failing_since = hook.failing_since or work.now
        if work.now - hook.failing_since >= STOPS_AFTER and hook.stopped_at is None:
            _stop(work, hook)
    old = col(WebhookDelivery.created_at) < work.now - KEPT
    work.session.exec(delete(WebhookDelivery).where(old, col(WebhookDelivery.id) != row.id))


def _message(work: Work, delivery_id: str) -> Message | None:
    """Return what is to be carried; nothing where it has arrived, was given up, or is gone."""
    row = work.session.get(WebhookDelivery, delivery_id)
    hook = work.session.get(Webhook, row.webhook_id) if row else None
    if row is None or hook is None or row.status != DeliveryStatus.WAITING:
        return None
    key = secret_of(work.house, hook.salt)
    return Message(row.id, hook.url, row.event, row.body.encode(), key)


def _stop(work: Work, hook: Webhook) -> None:
    """Stop a webhook that takes nothing, and tell the admins."""
    give_up(work, hook)
    address = host_of(hook)
    for person in work.session.exec(select(Person).where(col(Person.is_admin))).all():
        letter = {
            "to": person.email,
            "kind": "webhook_stopped",
            "language": person.language,
            "figures": {"address": address},
            "link": "/admin/settings/webhooks",
        }
        work.later("mail", letter)


def _clean(text: str) -> str:
    """Return the beginning of an answer without the signs that no database keeps."""
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())[:400]


JOBS = {JOB: deliver}
# An address that does not answer takes ten seconds for each message: no mail may wait for it.
LONG_JOBS = frozenset({JOB})
