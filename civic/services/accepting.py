"""Taking up the roles that wait for whoever signs in with an address."""

from sqlmodel import col, select

from civic.models import FolderTrust, Invitation, Person, Trust
from civic.services.work import Work


def take_up(work: Work, person: Person) -> None:
    """Give a person the roles that their address was invited to; the caller has seen its proof."""
    query = select(Invitation).where(Invitation.email == person.email)
    for row in work.session.exec(query.order_by(col(Invitation.created_at))).all():
        if row.expires_at > work.now:
            _give(work, person.id, row)
            work.log("invitation_accepted", project_id=row.project_id, subject_id=person.id)
        work.session.delete(row)
        work.session.flush()


def _give(work: Work, person_id: str, row: Invitation) -> None:
    if row.folder_id:
        if work.session.get(FolderTrust, (row.folder_id, person_id)) is None:
            work.session.add(
                FolderTrust(folder_id=row.folder_id, person_id=person_id, created_at=work.now)
            )
    elif row.project_id:
        held = select(Trust).where(Trust.project_id == row.project_id, Trust.person_id == person_id)
        if work.session.exec(held).first() is None:
            work.session.add(
                Trust(
                    project_id=row.project_id,
                    person_id=person_id,
                    role=row.role,
                    created_at=work.now,
                )
            )
