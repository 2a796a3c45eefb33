"""Who is of the team of a project: those with a role in it or its folder, and the admins."""

from sqlalchemy import select
from sqlmodel import col

from civic.models import FolderTrust, Person, Project, Trust
from civic.services.work import Work


def team_of(work: Work, project_id: str) -> set[str]:
    """Return the people who are trusted with a project; the caller has asked for leave."""
    own = select(col(Trust.person_id)).where(col(Trust.project_id) == project_id)
    of_folder = (
        select(col(FolderTrust.person_id))
        .join(Project, col(Project.folder_id) == col(FolderTrust.folder_id))
        .where(col(Project.id) == project_id)
    )
    admins = select(col(Person.id)).where(col(Person.is_admin))
    return set(work.session.connection().execute(own.union(of_folder, admins)).scalars())
