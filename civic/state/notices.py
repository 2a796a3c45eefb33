"""What went wrong, said on screen: one place for every refusal that an event meets."""

import logging
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import reflex as rx
from reflex_base.event import EventSpec

from civic.errors import CivicError, Invalid, NotFound, Refused
from civic.state.events import sends
from civic.words import Reason, Refusal, new_id

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Complaint:
    """A sentence of the catalogue: its key, its figures, and the moment it names."""

    key: str = ""
    figures: dict[str, str] = field(default_factory=dict)
    date: str = ""


@dataclass(frozen=True)
class Attempt:
    """An event that a person sent, so that it can be sent again once nothing is in the way."""

    name: str = ""
    payload: dict[str, Any] = field(default_factory=dict)


_attempt: ContextVar[Attempt | None] = ContextVar("attempt", default=None)


def attempt() -> Attempt:
    """Return the event that is being handled."""
    return _attempt.get() or Attempt()


def remember(name: str, payload: dict[str, Any]) -> None:
    """Keep the event that is being handled, for whatever holds it up."""
    _attempt.set(Attempt(name, payload))


class Halted(Refused):
    """A refusal, and the event that met it."""

    def __init__(self, refusal: Refusal, attempt: Attempt) -> None:
        super().__init__(refusal)
        self.attempt = attempt


def complaint_of(error: CivicError) -> Complaint:
    """Return the sentence that says what went wrong."""
    match error:
        case Refused(refusal=refusal):
            date = refusal.date.isoformat() if refusal.date else ""
            return Complaint(f"reasons.{refusal.reason.value}", dict(refusal.figures), date)
        case Invalid(key=key, figures=figures):
            return Complaint(key, dict(figures))
        case NotFound():
            return Complaint("reasons.not_found")
        case _:
            return Complaint("reasons.broken")


class NoticeState(rx.State):
    """The last thing this tab has to be told, and the event that a missing step held up."""

    number: str = ""
    complaint: Complaint = Complaint()
    missing: str = ""
    attempt: Attempt = Attempt()

    @rx.event
    def tell(
        self,
        key: str,
        figures: dict[str, str],
        date: str,
        missing: str = "",
        attempt: dict[str, Any] | None = None,
    ) -> None:
        """Show one sentence; ``missing`` names the step that must come before ``attempt``."""
        self.number = new_id()
        self.complaint = Complaint(str(key)[:80], figures, str(date)[:40])
        self.missing = str(missing)[:40]
        self.attempt = Attempt(**attempt) if attempt else Attempt()


def tell_error(exception: Exception) -> EventSpec:
    """Turn what a handler raised into a notice; what is not meant for people goes to the log."""
    if not isinstance(exception, CivicError):
        log.error("an event failed", exc_info=exception)
        return _told(Complaint("reasons.broken"))
    complaint = complaint_of(exception)
    if isinstance(exception, Halted):
        missing = step_before(exception.refusal)
        attempt = {"name": exception.attempt.name, "payload": exception.attempt.payload}
        return _told(complaint, missing, attempt if missing else None)
    return _told(complaint)


def step_before(refusal: Refusal) -> str:
    """Return the step that would lift a refusal: ``sign_in``, ``name``, or none."""
    if refusal.reason is Reason.NOT_SIGNED_IN:
        return "sign_in"
    if refusal.reason is Reason.FIELD_MISSING and ("field", "name") in refusal.figures:
        return "name"
    return ""


def _told(
    complaint: Complaint, missing: str = "", attempt: dict[str, Any] | None = None
) -> EventSpec:
    figures, date = complaint.figures, complaint.date
    return sends(NoticeState.tell, complaint.key, figures, date, missing, attempt)
