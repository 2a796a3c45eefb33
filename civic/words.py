"""The words of the house: closed lists that every floor may use."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import uuid4


class Act(StrEnum):
    """Something a person may ask the platform to do."""

    VIEW = "view"
    SUBMIT_INPUT = "submit_input"
    COMMENT = "comment"
    REACT = "react"
    SEND_FILE = "send_file"
    REPORT = "report"
    APPEND = "append"
    VOTE = "vote"
    MANAGE_SELF = "manage_self"
    SHOW_SELF = "show_self"
    MODERATE = "moderate"
    MANAGE_PROJECT = "manage_project"
    DELETE_PROJECT = "delete_project"
    RESET_PROJECT = "reset_project"
    MANAGE_PLATFORM = "manage_platform"


class Feature(StrEnum):
    """A building block that a participation method puts together."""

    TEXT = "text"
    INPUTS = "inputs"
    COMMENTS = "comments"
    REACTIONS = "reactions"
    MAP = "map"
    FORM = "form"
    BALLOTS = "ballots"


class Role(StrEnum):
    """What a person is trusted with; all but admin are held in one project."""

    ADMIN = "admin"
    PROJECT_MANAGER = "project_manager"
    MODERATOR = "moderator"
    CITIZEN = "citizen"


class ProjectStatus(StrEnum):
    """Where a project stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Standing(StrEnum):
    """Where a span of time stands against now."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"


class Subject(StrEnum):
    """What a person can react to."""

    INPUT = "input"
    COMMENT = "comment"


class Order(StrEnum):
    """How a list of inputs may be sorted."""

    TRENDING = "trending"
    POPULAR = "popular"
    NEW = "new"
    OLD = "old"
    DISCUSSED = "discussed"
    RANDOM = "random"


class BallotKind(StrEnum):
    """How people mark what they choose on a ballot."""

    BASKET = "basket"
    APPROVAL = "approval"
    ONE = "one"
    POINTS = "points"
    RANKING = "ranking"
    UP_DOWN = "up_down"
    GRADES = "grades"


class View(StrEnum):
    """How a collection of inputs may be looked at."""

    CARDS = "cards"
    LIST = "list"
    MAP = "map"


class Reading(StrEnum):
    """When the team reads what people contribute."""

    AFTER = "after"
    FLAGGED = "flagged"
    BEFORE = "before"


class Held(StrEnum):
    """How something stands that the team reads before everybody does."""

    WAITING = "waiting"
    REFUSED = "refused"


class Ruled(StrEnum):
    """What the team decides about a contribution."""

    KEPT = "kept"
    HIDDEN = "hidden"
    SHOWN = "shown"
    PUBLISHED = "published"
    REFUSED = "refused"
    UPHELD = "upheld"
    REVERSED = "reversed"


class NewcomerLinks(StrEnum):
    """What becomes of links of new accounts."""

    ALLOWED = "allowed"
    READ = "read"
    REFUSED = "refused"


class Followed(StrEnum):
    """What a person can follow."""

    PROJECT = "project"
    INPUT = "input"
    TAG = "tag"
    AREA = "area"


class News(StrEnum):
    """What a person may be told of; each one has a sentence in every language."""

    ANSWERED = "answered"
    STATUS = "status"
    REPLY = "reply"
    MENTION = "mention"
    HIDDEN = "hidden"
    APPEAL = "appeal"
    COMMENT = "comment"
    INPUT = "input"
    NOTED = "noted"
    ASSIGNED = "assigned"
    PUBLISHED = "published"
    READING = "reading"
    UPDATE = "update"
    MERGED = "merged"
    RESULTS = "results"
    PROGRESS = "progress"
    LAST_CHANCE = "last_chance"


class JobStatus(StrEnum):
    """How far a job of the outbox has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Happening(StrEnum):
    """Something that other programs may be told of."""

    INPUT_CREATED = "input.created"
    INPUT_EDITED = "input.edited"
    INPUT_HIDDEN = "input.hidden"
    INPUT_MERGED = "input.merged"
    INPUT_UNMERGED = "input.unmerged"
    COMMENT_CREATED = "comment.created"
    COMMENT_EDITED = "comment.edited"
    STATUS_CHANGED = "status.changed"
    ANSWER_PUBLISHED = "answer.published"
    PROJECT_PUBLISHED = "project.published"


class Scope(StrEnum):
    """Something that an API key may be used for."""

    READ = "read"
    INPUTS_WRITE = "inputs:write"
    COMMENTS_WRITE = "comments:write"
    REACTIONS_WRITE = "reactions:write"
    ANSWERS_WRITE = "answers:write"
    PROJECTS_WRITE = "projects:write"
    PLATFORM_WRITE = "platform:write"
    PEOPLE_READ = "people:read"


class Reason(StrEnum):
    """Why an act is refused; each one has a sentence in every language."""

    NOT_SIGNED_IN = "not_signed_in"
    EMAIL_NOT_CONFIRMED = "email_not_confirmed"
    BLOCKED = "blocked"
    NOT_ALLOWED = "not_allowed"
    PROJECT_NOT_PUBLISHED = "project_not_published"
    PROJECT_ARCHIVED = "project_archived"
    PHASE_NOT_STARTED = "phase_not_started"
    PHASE_ENDED = "phase_ended"
    PHASE_PLANNED = "phase_planned"
    PHASE_OVER = "phase_over"
    ACT_NOT_OPEN = "act_not_open"
    FIELD_MISSING = "field_missing"
    LIMIT_REACHED = "limit_reached"
    OWN_CONTENT = "own_content"
    CONTENT_CLOSED = "content_closed"
    HAS_SUPPORT = "has_support"
    MERGED = "merged"
    TOO_FAST = "too_fast"
    WRONG_CODE = "wrong_code"
    CODE_EXPIRED = "code_expired"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105  a word, not a secret
    LAST_ADMIN = "last_admin"
    NOT_READY = "not_ready"
    IN_USE = "in_use"
    ALREADY_SET_UP = "already_set_up"
    PREVIEWING = "previewing"
    PROJECT_NOT_DRAFT = "project_not_draft"
    OTHERS_CONTRIBUTED = "others_contributed"
    JOB_RUNNING = "job_running"
    ALREADY_DECIDED = "already_decided"
    CHANGED_MEANWHILE = "changed_meanwhile"
    CHANGED_SINCE = "changed_since"
    TOO_LATE_TO_UNDO = "too_late_to_undo"
    ALREADY_APPEALED = "already_appealed"
    NOTHING_TO_APPEAL = "nothing_to_appeal"
    OF_TEAM = "of_team"
    NAMES_ONLY = "names_only"
    NEWCOMER_LINKS = "newcomer_links"
    READ_IT_FIRST = "read_it_first"
    STILL_EDITABLE = "still_editable"
    ALREADY_PUBLISHED = "already_published"
    KEY_NEEDED = "key_needed"
    KEY_NOT_VALID = "key_not_valid"
    OUTSIDE_SCOPE = "outside_scope"
    REQUEST_REPEATED = "request_repeated"
    NOT_AS_READ = "not_as_read"
    OPTION_GONE = "option_gone"
    OVER_ENVELOPE = "over_envelope"
    TOO_MANY_POINTS = "too_many_points"
    OTHER_DISTRICTS = "other_districts"
    EMPTY_BALLOT = "empty_ballot"
    TOO_FEW_CHOICES = "too_few_choices"
    TOO_LITTLE_CHOSEN = "too_little_chosen"
    VOTE_CLOSED = "vote_closed"
    BALLOT_CHANGED = "ballot_changed"
    VOTE_BEGUN = "vote_begun"
    VOTED_ON = "voted_on"
    BIRTH_YEAR_MISSING = "birth_year_missing"
    TOO_YOUNG = "too_young"
    HOME_AREA_MISSING = "home_area_missing"
    LIVES_ELSEWHERE = "lives_elsewhere"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A polite no: the reason, the figures its sentence needs, and from when it lifts."""

    reason: Reason
    figures: tuple[tuple[str, str], ...] = ()
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the organiser, and the language it is written in."""

    text: str = ""
    lang: str = ""


NOTHING_SAID = Said()


def new_id() -> str:
    """Return an identifier that nobody can guess."""
    return uuid4().hex
