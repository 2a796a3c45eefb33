"""Inviting by e-mail to the team of a project, or to the managers of a folder.

Whoever has an account has the role at once; for anybody else it waits until they sign in with the
address. Both are told by mail.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlmodel import col, delete, select

from civic.errors import Invalid, NotFound
from civic.models import Folder, FolderTrust, Invitation, Person
from civic.rules import texts
from civic.services import team
from civic.services.mail import Letter
from civic.services.work import Work, reads
from civic.words import Act, Role

LASTS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Invited:
    """An address for which a role waits."""

    id: str
    email: str
    role: str
    expires_at: datetime


@reads
def waiting(work: Work, project_id: str) -> tuple[Invited, ...]:
    """Return who was invited to a project and has not come yet."""
    work.manage(project_id)
    return waiting_for(work, project_id)


def invite(work: Work, email: str, role: str, project_id: str) -> bool:
    """Invite somebody to the team of a project; say whether they have the role already.

    Raises:
        Invalid: if it is no address, or there is no such role.
        Refused: if the actor does not manage the project, or invites too fast.
    """
    project = work.manage(project_id)
    if role not in team.IN_PROJECTS:
        raise Invalid("role", "invalid.choice")
    address, person = _found(work, email)
    if person is not None:
        team.grant(work, address, role, project_id)
    else:
        row = _invitation(work, project_id, address)
        row.project_id, row.role = project_id, role
        work.log("person_invited", project_id=project_id, subject_id=row.id)
    _write(work, address, person, work.say(project.title).text)
    return person is not None


def invite_to_folder(work: Work, email: str, folder_id: str) -> bool:
    """Invite somebody to manage the projects of a folder; say whether they do already.

    Raises:
        Invalid: if it is no address.
        NotFound: if there is no such folder.
    """
    work.require(Act.MANAGE_PLATFORM)
    folder = work.session.get(Folder, folder_id)
    if folder is None:
        raise NotFound
    address, person = _found(work, email)
    if person is None:
        row = _invitation(work, folder_id, address)
        row.folder_id, row.role = folder_id, Role.PROJECT_MANAGER
        work.log("person_invited", subject_id=row.id)
    elif work.session.get(FolderTrust, (folder_id, person.id)) is None:
        work.session.add(FolderTrust(folder_id=folder_id, person_id=person.id, created_at=work.now))
        work.log("folder_given", subject_id=person.id, title=work.say(folder.title).text)
    _write(work, address, person, work.say(folder.title).text)
    return person is not None


def withdraw(work: Work, invitation_id: str) -> None:
    """Take an invitation back before anybody has come by it.

    Raises:
        NotFound: if there is none.
    """
    row = work.session.get(Invitation, invitation_id) if isinstance(invitation_id, str) else None
    if row is None:
        work.require(Act.VIEW)
        raise NotFound
    if row.project_id:
        work.manage(row.project_id)
    else:
        work.require(Act.MANAGE_PLATFORM)
    work.log("invitation_withdrawn", project_id=row.project_id, subject_id=row.id)
    work.session.delete(row)


def waiting_for(work: Work, subject_id: str) -> tuple[Invited, ...]:
    """Return the invitations to a project or a folder; the caller has asked for leave."""
    query = select(Invitation).where(
        Invitation.subject_id == subject_id, col(Invitation.expires_at) > work.now
    )
    rows = work.session.exec(query.order_by(col(Invitation.created_at), Invitation.id))
    return tuple(Invited(row.id, row.email, row.role, row.expires_at) for row in rows)


def _found(work: Work, email: str) -> tuple[str, Person | None]:
    work.pace("invite")
    address = texts.email(email)
    return address, work.session.exec(select(Person).where(Person.email == address)).first()


def _invitation(work: Work, subject_id: str, address: str) -> Invitation:
    """Return the invitation of an address to a thing, made or prolonged; old ones go."""
    work.session.execute(
        delete(Invitation).where(
            col(Invitation.subject_id) == subject_id, col(Invitation.expires_at) <= work.now
        )
    )
    known = select(Invitation).where(
        Invitation.subject_id == subject_id, Invitation.email == address
    )
    row = work.session.exec(known).first() or Invitation(
        subject_id=subject_id, email=address, role="", created_at=work.now, expires_at=work.now
    )
    row.author_id, row.expires_at = work.actor.person_id, work.now + LASTS
    work.session.add(row)
    return row


def _write(work: Work, address: str, person: Person | None, title: str) -> None:
    language = work.platform.reader_language(person.language if person else work.reader)
    figures = {"who": work.actor.name, "title": title, "address": address}
    letter = Letter(address, "team_invitation", language, figures, "/sign-in?next=/admin")
    work.later("mail", asdict(letter))
