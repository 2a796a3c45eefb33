"""Who is of the team of a project: those with a role in it or its folder, and the admins."""

from typing import Any

from sqlalchemy import CompoundSelect, select
from sqlmodel import col

from civic.models import FolderTrust, Person, Project, Trust


def team_of(project_id: str) -> CompoundSelect[Any]:
    """Return the query for the people who are trusted with a project."""
    own = select(col(Trust.person_id)).where(col(Trust.project_id) == project_id)
    of_folder = (
        select(col(FolderTrust.person_id))
        .join(Project, col(Project.folder_id) == col(FolderTrust.folder_id))
        .where(col(Project.id) == project_id)
    )
    admins = select(col(Person.id)).where(col(Person.is_admin))
    return own.union(of_folder, admins)
