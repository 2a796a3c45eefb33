"""Who may do what: the only function that answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from civic.rules.phases import ALWAYS, Opening
from civic.rules.scopes import refuse_act
from civic.words import Act, ProjectStatus, Reason, Refusal, Role, Scope, Standing

SIGNED = frozenset({Act.SUBMIT_INPUT, Act.COMMENT})
MANAGING = frozenset({
    Act.MANAGE_PROJECT, Act.DELETE_PROJECT, Act.RESET_PROJECT, Act.MODERATE, Act.MANAGE_PLATFORM,
})  # fmt: skip
TIMELESS = frozenset({Act.VIEW, Act.MANAGE_SELF, Act.REPORT, Act.APPEND})
TIMELY = frozenset({Act.VOTE})
SAFE = frozenset({Act.VIEW, Act.MANAGE_SELF, Act.SEND_FILE})
_MANAGERS = (Role.ADMIN, Role.PROJECT_MANAGER)
NOBODY: Mapping[str, Role] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Actor:
    """The person, or nobody, behind a request.

    Who previews looks as a citizen at what they may see as the team, or at the draft that a link
    has ``shown`` them, and takes part in nothing.
    ``scopes`` are those of the API key that acts in a person's name; ``None`` without one.
    """

    person_id: str | None = None
    name: str = ""
    is_admin: bool = False
    is_confirmed: bool = True
    blocked_until: datetime | None = None
    roles: Mapping[str, Role] = field(default_factory=lambda: NOBODY)
    address: str = ""
    visit_id: str = ""
    is_previewing: bool = False
    blocked_because: str = ""
    scopes: frozenset[Scope] | None = None
    key_id: str = ""
    shown: str = ""

    def role_in(self, project_id: str | None) -> Role:
        """Return as what the actor takes part in a project, and sees it."""
        looks_as_citizen = self.is_previewing or not self.reads_as_team
        return Role.CITIZEN if looks_as_citizen else self.trust_in(project_id)

    def trust_in(self, project_id: str | None) -> Role:
        """Return what the actor is trusted with in a project, however they look at it."""
        if self.is_admin:
            return Role.ADMIN
        return self.roles.get(project_id or "", Role.CITIZEN)

    @property
    def reads_as_team(self) -> bool:
        """Whether what only the team sees may be shown: a key needs leave to read for it."""
        return self.scopes is None or Scope.READ in self.scopes

    @property
    def is_team(self) -> bool:
        """Whether the actor has a side of the platform of their own to work on."""
        return self.is_admin or bool(self.roles)


SYSTEM = Actor(name="Civic", is_admin=True)


def as_citizen(actor: Actor) -> Actor:
    """Return the same person without anything they are trusted with."""
    return replace(actor, is_admin=False, roles=NOBODY, is_previewing=False, shown="")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act would happen, reduced to what access depends on."""

    project_id: str | None = None
    status: ProjectStatus = ProjectStatus.PUBLISHED
    opening: Opening = ALWAYS


def refuse(actor: Actor, act: Act, place: Place, now: datetime) -> Refusal | None:
    """Say why ``actor`` may not do ``act`` in ``place`` now, or nothing if they may."""
    if actor is SYSTEM:
        return None
    if actor.scopes is not None and (refusal := refuse_act(actor.scopes, act)):
        return refusal
    return _refuse_actor(actor, act, place, now)


def _refuse_actor(actor: Actor, act: Act, place: Place, now: datetime) -> Refusal | None:
    if act is Act.VIEW:
        return _refuse_view(actor, place)
    if act in MANAGING:
        refusal = _refuse_person(actor, now) or _refuse_managing(actor, act, place)
        return refusal or _refuse_deleting(act, place)
    if act is Act.MANAGE_SELF:
        return None if actor.person_id else Refusal(Reason.NOT_SIGNED_IN)
    if act is Act.REPORT:
        refusal = _refuse_view(actor, place) or _refuse_preview(actor, act)
    elif act is Act.APPEND:
        refusal = _refuse_preview(actor, act) or _refuse_project(place)
    elif act not in TIMELY and actor.role_in(place.project_id) in _MANAGERS:
        return _refuse_person(actor, now)
    else:
        refusal = _refuse_preview(actor, act) or _refuse_place(place)
    return refusal or _refuse_person(actor, now) or _refuse_nameless(actor, act)


def acts_outside_phases(actor: Actor, act: Act, place: Place) -> bool:
    """Say whether only their role lets the actor act here now, so that it must be logged."""
    is_citizens = act not in MANAGING and act not in TIMELESS
    return is_citizens and bool(_refuse_place(place))


def _refuse_preview(actor: Actor, act: Act) -> Refusal | None:
    return Refusal(Reason.PREVIEWING) if actor.is_previewing and act not in SAFE else None


def _refuse_view(actor: Actor, place: Place) -> Refusal | None:
    is_team = actor.reads_as_team and actor.trust_in(place.project_id) is not Role.CITIZEN
    is_shown = actor.is_previewing and bool(actor.shown) and actor.shown == place.project_id
    if place.status is ProjectStatus.DRAFT and not (is_team or is_shown):
        return Refusal(Reason.PROJECT_NOT_PUBLISHED)
    return None


def _refuse_managing(actor: Actor, act: Act, place: Place) -> Refusal | None:
    role = actor.trust_in(place.project_id)
    if role is Role.ADMIN:
        return None
    if act in (Act.MANAGE_PROJECT, Act.DELETE_PROJECT) and role is Role.PROJECT_MANAGER:
        return None
    if act is Act.MODERATE and role in (Role.PROJECT_MANAGER, Role.MODERATOR):
        return None
    return Refusal(Reason.NOT_ALLOWED)


def _refuse_deleting(act: Act, place: Place) -> Refusal | None:
    if act is Act.DELETE_PROJECT and place.status is not ProjectStatus.DRAFT:
        return Refusal(Reason.PROJECT_NOT_DRAFT)
    return None


def _refuse_place(place: Place) -> Refusal | None:
    return _refuse_project(place) or _refuse_time(place.opening)


def _refuse_project(place: Place) -> Refusal | None:
    if place.status is ProjectStatus.DRAFT:
        return Refusal(Reason.PROJECT_NOT_PUBLISHED)
    if place.status is ProjectStatus.ARCHIVED:
        return Refusal(Reason.PROJECT_ARCHIVED)
    return None


def _refuse_time(opening: Opening) -> Refusal | None:
    words = (("period", opening.period),)
    match opening.standing:
        case Standing.OPEN:
            return None
        case Standing.UPCOMING if opening.period:
            return Refusal(Reason.PHASE_PLANNED, words)
        case Standing.UPCOMING:
            return Refusal(Reason.PHASE_NOT_STARTED, date=opening.date)
        case Standing.CLOSED if opening.period:
            return Refusal(Reason.PHASE_OVER, words)
        case Standing.CLOSED:
            return Refusal(Reason.PHASE_ENDED, date=opening.date)
        case None:
            return Refusal(Reason.ACT_NOT_OPEN)


def _refuse_person(actor: Actor, now: datetime) -> Refusal | None:
    if actor.person_id is None:
        return Refusal(Reason.NOT_SIGNED_IN)
    if not actor.is_confirmed:
        return Refusal(Reason.EMAIL_NOT_CONFIRMED)
    if actor.blocked_until is not None and now < actor.blocked_until:
        return blocked(actor.blocked_until, actor.blocked_because)
    return None


def blocked(until: datetime, because: str) -> Refusal:
    """Say until when somebody is blocked, and why if a reason was given."""
    figures = (("because", because), ("told", "1" if because else "0"))
    return Refusal(Reason.BLOCKED, figures, until)


def _refuse_nameless(actor: Actor, act: Act) -> Refusal | None:
    """Ask for a name before the first contribution that carries one."""
    if act in SIGNED and actor.person_id is not None and not actor.name:
        return Refusal(Reason.FIELD_MISSING, (("field", "name"),))
    return None
