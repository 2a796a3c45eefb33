"""The words of the house: closed lists that every floor may use."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4


class Act(StrEnum):
    """Something a person may ask the platform to do."""

    VIEW = "view"
    SUBMIT_INPUT = "submit_input"
    EDIT_INPUT = "edit_input"
    COMMENT = "comment"
    REACT = "react"
    MANAGE_PROJECT = "manage_project"
    MODERATE = "moderate"
    MANAGE_PLATFORM = "manage_platform"
    MANAGE_SELF = "manage_self"


class Feature(StrEnum):
    """A building block that a participation method puts together."""

    TEXT = "text"
    INPUTS = "inputs"
    COMMENTS = "comments"
    REACTIONS = "reactions"
    MAP = "map"


class Role(StrEnum):
    """What a person is trusted with; all but admin are held in one project."""

    ADMIN = "admin"
    PROJECT_MANAGER = "project_manager"
    MODERATOR = "moderator"
    CITIZEN = "citizen"


class Reason(StrEnum):
    """Why an act is refused; each one has a sentence in every language."""

    NOT_SIGNED_IN = "not_signed_in"
    EMAIL_NOT_CONFIRMED = "email_not_confirmed"
    BLOCKED = "blocked"
    NOT_ALLOWED = "not_allowed"
    NOT_VISIBLE = "not_visible"
    PROJECT_NOT_PUBLISHED = "project_not_published"
    PROJECT_ARCHIVED = "project_archived"
    PHASE_NOT_STARTED = "phase_not_started"
    PHASE_ENDED = "phase_ended"
    ACT_NOT_OPEN = "act_not_open"
    LIMIT_REACHED = "limit_reached"
    ALREADY_DONE = "already_done"
    OWN_CONTENT = "own_content"
    CONTENT_CLOSED = "content_closed"
    HAS_SUPPORT = "has_support"
    TOO_FAST = "too_fast"
    WRONG_CODE = "wrong_code"
    CODE_EXPIRED = "code_expired"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105  a word, not a secret
    LAST_ADMIN = "last_admin"
    CHECKLIST_INCOMPLETE = "checklist_incomplete"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A polite no: the reason, and the figures its sentence needs."""

    reason: Reason
    figures: tuple[tuple[str, str], ...] = ()


def new_id() -> str:
    """Return an identifier that nobody can guess."""
    return uuid4().hex
