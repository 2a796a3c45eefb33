"""The preview links of a project, in the hands of its team."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import PreviewLink, Project
from civic.rules.quotas import refuse_count
from civic.services import links
from civic.services.reach import site_address
from civic.services.work import Work, reads

DAYS = (7, 30, 90)
MOST = 20
WAY_IN = "/preview"


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link that works, as the team copies it."""

    id: str
    address: str
    created_at: datetime
    expires_at: datetime


@reads
def of_project(work: Work, project_id: str) -> tuple[LinkView, ...]:
    """Return the links of a project that work now, the newest first."""
    work.manage(project_id)
    query = select(PreviewLink).where(
        PreviewLink.project_id == project_id,
        col(PreviewLink.revoked_at).is_(None),
        col(PreviewLink.expires_at) > work.now,
    )
    rows = work.session.exec(query.order_by(col(PreviewLink.created_at).desc(), PreviewLink.id))
    return tuple(_view(work, row) for row in rows)


def create(work: Work, project_id: str, days: object) -> LinkView:
    """Make a link that shows a project to whoever holds it, for some days.

    Raises:
        Invalid: if it is to last for another time than those offered.
        Refused: if the project has as many links as it may.
    """
    work.manage(project_id)
    if str(days) not in {str(each) for each in DAYS}:
        raise Invalid("days", "invalid.choice")
    if refusal := refuse_count(len(of_project(work, project_id)), MOST):
        raise Refused(refusal)
    row = PreviewLink(
        project_id=project_id,
        author_id=work.actor.person_id,
        created_at=work.now,
        expires_at=work.now + timedelta(days=int(str(days))),
    )
    work.session.add(row)
    work.session.flush()
    until = row.expires_at.isoformat()
    work.log("preview_link_created", project_id=project_id, subject_id=row.id, until=until)
    return _view(work, row)


def revoke(work: Work, project_id: str, link_id: str) -> None:
    """Let a link show nothing any more, at once.

    Raises:
        NotFound: if the project has no such link.
    """
    work.manage(project_id)
    row = work.session.get(PreviewLink, link_id) if isinstance(link_id, str) else None
    if row is None or row.project_id != project_id:
        raise NotFound
    if row.revoked_at is None:
        row.revoked_at = work.now
        work.log("preview_link_revoked", project_id=project_id, subject_id=row.id)


@reads
def page_of(work: Work, word: str) -> str:
    """Return the address of the project that a link leads to.

    Raises:
        NotFound: if it is no link, or it was revoked or has expired.
    """
    project_id = links.project_of(work.session, work.house.secret, word, work.now)
    slug = work.session.exec(select(Project.slug).where(Project.id == project_id)).first()
    if slug is None:
        raise NotFound
    return f"/projects/{slug}"


def _view(work: Work, row: PreviewLink) -> LinkView:
    word = links.word_of(work.house.secret, row.id)
    address = f"{site_address(work.house)}{WAY_IN}?k={word}"
    return LinkView(row.id, address, row.created_at, row.expires_at)
