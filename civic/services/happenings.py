"""Telling other programs what happened: written down with the act, carried out afterwards."""

import json
from typing import Any

from sqlmodel import col, select

from civic.models import Webhook, WebhookDelivery
from civic.services.work import Work
from civic.words import Happening, new_id

JOB = "webhook"


def announce(work: Work, happening: Happening, **ids: str | None) -> None:
    """Leave a message for each webhook that wants to know of this.

    It says what happened and to what, by ids: what is there is read through the API, by whoever
    may. The caller has asked for leave to the act itself.
    """
    query = select(Webhook).where(col(Webhook.stopped_at).is_(None))
    for hook in work.session.exec(query):
        if happening in hook.events:
            leave(work, hook, happening.value, ids)


def leave(work: Work, hook: Webhook, event: str, ids: dict[str, Any]) -> str:
    """Leave one message for one webhook, numbered so that it can be told from others; its id."""
    delivery_id = new_id()
    said = {
        "id": delivery_id,
        "event": event,
        "at": work.now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "data": {name: value for name, value in ids.items() if value},
    }
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    row = WebhookDelivery(
        id=delivery_id, webhook_id=hook.id, event=event, body=body, created_at=work.now
    )
    work.session.add(row)
    work.session.flush()
    work.later(JOB, {"delivery": row.id})
    return row.id
