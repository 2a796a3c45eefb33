"""The team: who may do what where, and who may not take part for a while.

Looking people up shows their addresses, so it is for admins; a project manager finds the people
of their own project.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlmodel import col, func, or_, select, update

from civic.errors import Invalid, NotFound, Refused
from civic.models import Person, Project, Trust, Visit
from civic.rules import texts
from civic.rules.texts import pick
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal, Role

PAGE = 30
DUTY_MOST = 120
BLOCKED_FOR = timedelta(days=90)
IN_PROJECTS = (Role.PROJECT_MANAGER, Role.MODERATOR)


@dataclass(frozen=True)
class RoleView:
    """A role that somebody holds in a project."""

    project_id: str = ""
    project: str = ""
    role: str = ""


@dataclass(frozen=True)
class MemberView:
    """A person as admins see them."""

    id: str = ""
    name: str = ""
    email: str = ""
    picture: str = ""
    is_admin: bool = False
    since: str = ""
    blocked_until: str = ""
    roles: tuple[RoleView, ...] = ()
    duty: str = ""
    is_shown: bool = True


@dataclass(frozen=True)
class Found:
    """One page of people, and how many there are."""

    people: tuple[MemberView, ...] = ()
    total: int = 0


@reads
def search(work: Work, words: str = "", *, only_team: bool = False, page: int = 1) -> Found:
    """Find people by name or address, the newest first."""
    work.require(Act.MANAGE_PLATFORM)
    query = select(Person)
    for word in texts.sought(words):
        fields = (col(Person.name), col(Person.email))
        query = query.where(or_(*(f.icontains(word, autoescape=True) for f in fields)))
    if only_team:
        held = select(Trust.person_id)
        query = query.where(or_(col(Person.is_admin), col(Person.id).in_(held)))
    total = work.session.exec(select(func.count()).select_from(query.subquery())).one()
    newest = query.order_by(col(Person.created_at).desc(), col(Person.id))
    rows = work.session.exec(newest.offset((max(1, page) - 1) * PAGE).limit(PAGE)).all()
    return Found(_views(work, list(rows)), total)


@reads
def of_project(work: Work, project_id: str) -> tuple[MemberView, ...]:
    """Return the team of a project, each with what everybody sees of them on its page."""
    work.manage(project_id)
    query = select(Trust).where(Trust.project_id == project_id)
    held = {trust.person_id: trust for trust in work.session.exec(query)}
    rows = work.session.exec(select(Person).where(col(Person.id).in_(held)).order_by(Person.name))
    return tuple(
        replace(view, duty=held[view.id].duty, is_shown=held[view.id].is_shown)
        for view in _views(work, list(rows.all()))
    )


def present(work: Work, project_id: str, person_id: str, duty: object, *, shown: bool) -> None:
    """Say on the page of a project what one of its team is there for, or do not show them there.

    Raises:
        Invalid: if the words are too long.
        NotFound: if they hold no role in it.
    """
    work.manage(project_id)
    query = select(Trust).where(Trust.project_id == project_id, Trust.person_id == person_id)
    held = work.session.exec(query).first()
    if held is None:
        raise NotFound
    held.duty = texts.line("duty", duty, most=DUTY_MOST, least=0)
    held.is_shown = shown
    work.log("team_presented", project_id=project_id, subject_id=person_id)


def create(work: Work, email: str, name: str) -> str:
    """Make an account for somebody whose address is known to be theirs; return its id.

    An account that is there already is left as it is.
    """
    work.require(Act.MANAGE_PLATFORM)
    address = texts.email(email)
    known = work.session.exec(select(Person.id).where(Person.email == address)).first()
    if known:
        return known
    person = Person(
        email=address,
        name=texts.line("name", name, most=80, least=2),
        created_at=work.now,
        confirmed_at=work.now,
    )
    work.session.add(person)
    work.session.flush()
    work.log("person_created", subject_id=person.id)
    return person.id


def grant(work: Work, email: str, role: str, project_id: str = "") -> None:
    """Trust somebody with a role: admin of the platform, or another in one project.

    Raises:
        Invalid: if there is no such role, or no account with that address.
    """
    wished = _role(role, project_id)
    if wished is Role.ADMIN:
        work.require(Act.MANAGE_PLATFORM)
    else:
        work.manage(project_id)
    address = texts.email(email)
    person = work.session.exec(select(Person).where(Person.email == address)).first()
    if person is None:
        raise Invalid("email", "invalid.nobody")
    if wished is Role.ADMIN:
        person.is_admin = True
    else:
        _trust(work, project_id, person.id).role = wished
    work.log("role_granted", project_id=project_id or None, subject_id=person.id, role=wished)


def revoke(work: Work, person_id: str, project_id: str = "") -> None:
    """Take back the role somebody holds in a project, or that of admin.

    Raises:
        Refused: if they are the last admin.
    """
    if project_id:
        work.manage(project_id)
        held = work.session.exec(
            select(Trust).where(Trust.project_id == project_id, Trust.person_id == person_id)
        ).first()
        if held is None:
            raise NotFound
        work.session.delete(held)
    else:
        work.require(Act.MANAGE_PLATFORM)
        if _admins(work) == [person_id]:
            raise Refused(Refusal(Reason.LAST_ADMIN))
        _one(work, person_id).is_admin = False
    work.log("role_revoked", project_id=project_id or None, subject_id=person_id)


def block(work: Work, person_id: str, days: int = BLOCKED_FOR.days) -> None:
    """Keep somebody from taking part for some days, and end their visits.

    Raises:
        Refused: if they are an admin, whose role must be taken back first.
    """
    work.require(Act.MANAGE_PLATFORM)
    person = _one(work, person_id)
    if person.is_admin:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    person.blocked_because = ""
    person.blocked_until = work.now + timedelta(days=max(1, min(days, 3650)))
    work.session.execute(
        update(Visit)
        .where(col(Visit.person_id) == person_id, col(Visit.revoked_at).is_(None))
        .values(revoked_at=work.now)
    )
    work.log("person_blocked", subject_id=person_id, until=person.blocked_until.isoformat())


def unblock(work: Work, person_id: str) -> None:
    """Let somebody take part again."""
    work.require(Act.MANAGE_PLATFORM)
    person = _one(work, person_id)
    person.blocked_until, person.blocked_because = None, ""
    work.log("person_unblocked", subject_id=person_id)


def _role(role: str, project_id: str) -> Role:
    if role == Role.ADMIN and not project_id:
        return Role.ADMIN
    if role in IN_PROJECTS and project_id:
        return Role(role)
    raise Invalid("role", "invalid.choice")


def _trust(work: Work, project_id: str, person_id: str) -> Trust:
    held = work.session.exec(
        select(Trust).where(Trust.project_id == project_id, Trust.person_id == person_id)
    ).first()
    if held is None:
        held = Trust(project_id=project_id, person_id=person_id, role="", created_at=work.now)
        work.session.add(held)
    return held


def _one(work: Work, person_id: str) -> Person:
    person = work.session.get(Person, person_id)
    if person is None:
        raise NotFound
    return person


def _admins(work: Work) -> list[str]:
    """Return the admins, locked, so that two cannot take each other's role at once."""
    return list(
        work.session.exec(select(Person.id).where(col(Person.is_admin)).with_for_update()).all()
    )


def _views(work: Work, people: list[Person]) -> tuple[MemberView, ...]:
    roles: dict[str, list[RoleView]] = {person.id: [] for person in people}
    held = work.session.exec(
        select(Trust, Project.title)
        .join(Project, col(Project.id) == col(Trust.project_id))
        .where(col(Trust.person_id).in_(roles))
    )
    for trust, title in held:
        name = pick(title, work.reader, work.platform.default_language).text
        roles[trust.person_id].append(RoleView(trust.project_id, name, trust.role))
    return tuple(
        MemberView(
            id=person.id,
            name=person.name,
            email=person.email,
            picture=picture_url(person.picture_id, small=True),
            is_admin=person.is_admin,
            since=person.created_at.isoformat(),
            blocked_until=person.blocked_until.isoformat() if person.blocked_until else "",
            roles=tuple(roles[person.id]),
        )
        for person in people
    )
