"""What other programs hold and are told: API keys, answers to repeat, webhooks."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from civic.models.base import document, identity, moment


class DeliveryStatus(StrEnum):
    """How far the telling of one event to one address has come."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class ApiKey(SQLModel, table=True):
    """A key by which a program acts in the name of who made it; only a keyed hash is kept.

    ``prefix`` is the public part, by which a key is recognised in lists and in logs.
    """

    id: str = identity()
    name: str = Field(max_length=80)
    prefix: str = Field(unique=True, max_length=16)
    key_hash: str = Field(max_length=64)
    scopes: list[str] = document(list)
    owner_id: str = Field(foreign_key="person.id", index=True)
    created_at: datetime = moment()
    expires_at: datetime | None = moment(optional=True)
    used_at: datetime | None = moment(optional=True)
    revoked_at: datetime | None = moment(optional=True)


class RepeatableAct(SQLModel, table=True):
    """What came of a request that carried an ``Idempotency-Key``, for whoever sends it again."""

    __table_args__ = (UniqueConstraint("key_id", "token"),)

    id: str = identity()
    key_id: str = Field(foreign_key="apikey.id")
    token: str = Field(max_length=255)
    request_hash: str = Field(max_length=64)
    result: dict[str, Any] = document()
    at: datetime = moment(index=True)


class Webhook(SQLModel, table=True):
    """An address that is told what happens; its secret follows from ``salt`` and is not kept."""

    id: str = identity()
    url: str = Field(max_length=500)
    events: list[str] = document(list)
    salt: str = Field(max_length=32)
    owner_id: str | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = moment()
    failing_since: datetime | None = moment(optional=True)
    stopped_at: datetime | None = moment(optional=True)


class WebhookDelivery(SQLModel, table=True):
    """One event on its way to one address, and what its latest attempt gave."""

    __table_args__ = (Index("ix_delivery_hook", "webhook_id", "created_at"),)

    id: str = identity()
    webhook_id: str = Field(foreign_key="webhook.id")
    event: str = Field(max_length=40)
    body: str
    created_at: datetime = moment()
    status: str = Field(default=DeliveryStatus.WAITING, max_length=16)
    attempts: int = 0
    tried_at: datetime | None = moment(optional=True)
    code: int = 0
    took_ms: int = 0
    answer: str = Field(default="", max_length=400)
    error: str = Field(default="", max_length=60)
