"""Who took part in votes, as figures count them: each person once among all who take part.

People are those of the register, which grows by a crowd at a time: no figure moves because one
person has just voted. Whoever votes on paper has no account, and is one more.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import col

from civic.models import Activity, PaperEntry, Voter
from civic.services.work import Work


def voter() -> ColumnElement[str]:
    """Return what counts as one person of a register; whoever left stays one."""
    return func.coalesce(col(Voter.person_id), col(Voter.id))


def voters_in(ids: Sequence[str]) -> Select[str, str]:
    """Return the query for the project and the person of each entry of their registers."""
    return (
        select(col(Activity.project_id), voter())
        .join(Voter, col(Voter.activity_id) == col(Activity.id))
        .where(col(Activity.project_id).in_(ids))
    )


def paper_in(work: Work, ids: Sequence[str], since: datetime | None = None) -> dict[str, int]:
    """Return how many ballots came on paper in projects; the caller has asked for leave."""
    query = (
        select(col(Activity.project_id), func.sum(col(PaperEntry.ballots)))
        .join(PaperEntry, col(PaperEntry.activity_id) == col(Activity.id))
        .where(col(Activity.project_id).in_(ids), col(PaperEntry.withdrawn_at).is_(None))
        .group_by(col(Activity.project_id))
    )
    if since:
        query = query.where(col(PaperEntry.at) >= since)
    return {row[0]: int(row[1]) for row in work.session.connection().execute(query)}
