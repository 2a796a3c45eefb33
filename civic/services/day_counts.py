"""How much is new on a day of what people follow: what each wrote themselves is no news to them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import col

from civic.models import Comment, Input, InputTag
from civic.services.masks import writer
from civic.services.work import Work
from civic.words import Followed

A_DAY = timedelta(days=1)
Written = Mapping[str | None, int]
"""How much each author has written; None stands for those without an account."""


def morning(work: Work, at: datetime) -> datetime:
    """Return when the day of a moment began, where the platform is."""
    zone = ZoneInfo(work.platform.timezone)
    return datetime.combine(at.astimezone(zone).date(), time.min, zone)


def inputs_of_day(work: Work, kind: Followed, followed: str, day: datetime) -> Written:
    """Count the inputs of a day in a project, in an area or under a tag, by who wrote them."""
    author = writer(Input)
    query = (
        select(author, func.count())
        .where(col(Input.created_at).between(day, day + A_DAY), col(Input.is_shown))
        .group_by(author)
    )
    if kind is Followed.TAG:
        carrying = select(col(InputTag.input_id)).where(col(InputTag.tag_id) == followed)
        query = query.where(col(Input.id).in_(carrying))
    else:
        column = Input.project_id if kind is Followed.PROJECT else Input.area_id
        query = query.where(col(column) == followed)
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def comments_of_day(work: Work, input_id: str, day: datetime) -> Written:
    """Count the comments of a day under an input, by who wrote them."""
    author = writer(Comment)
    query = (
        select(author, func.count())
        .where(
            col(Comment.input_id) == input_id,
            col(Comment.created_at).between(day, day + A_DAY),
            col(Comment.removed_at).is_(None),
            col(Comment.hidden_at).is_(None),
            col(Comment.is_update).is_(False),
        )
        .group_by(author)
    )
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def parted(people: Iterable[str], written: Written) -> list[tuple[frozenset[str], int]]:
    """Part people by how much others than themselves have written; who has no news is left out."""
    total = sum(written.values())
    found: dict[int, set[str]] = {}
    for person in people:
        found.setdefault(total - written.get(person, 0), set()).add(person)
    return [(frozenset(found[count]), count) for count in sorted(found) if count]
