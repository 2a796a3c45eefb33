"""Thumbs up and down, each person once, counted where they fall."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from civic.errors import Invalid, NotFound, Refused
from civic.models import Comment, Input, Reaction
from civic.rules.quotas import ENDLESS
from civic.rules.ranking import heat
from civic.services.work import Work
from civic.words import Act, Reason, Refusal, Subject

VALUES = (-1, 0, 1)


@dataclass(frozen=True)
class Thumbs:
    """How many thumbs an input or a comment has, and the reader's own (−1, 0, 1)."""

    up: int = 0
    down: int = 0
    mine: int = 0


def react(work: Work, subject: str, subject_id: str, value: int) -> Thumbs:
    """Give a thumb up (1) or down (−1), or take it back (0); giving it twice changes nothing.

    Raises:
        Refused: if the act is closed, the content is one's own or closed, or none is left.
    """
    if subject not in set(Subject) or value not in VALUES or isinstance(value, bool):
        raise Invalid("reaction", "invalid.reaction")
    kind = Subject(subject)
    row, activity_id = _locked(work, kind, subject_id)
    opened = work.enter(activity_id, Act.REACT)
    work.pace("react")
    before = work.session.get(Reaction, (work.person_id, subject_id))
    was = before.value if before else 0
    if value and value != was:
        _refuse(work, kind, row)
        ask = partial(opened.method.refuse_reaction, opened.settings, kind, value)
        if ask(ENDLESS) and (refusal := ask(_used(work, activity_id, kind, value, subject_id))):
            raise Refused(refusal)
    _keep(work, before, kind, subject_id, activity_id, value)
    _count(row, was, value)
    work.tell(f"input:{row.id if isinstance(row, Input) else row.input_id}")
    return Thumbs(row.up, row.down, value)


def _locked(work: Work, kind: Subject, subject_id: str) -> tuple[Input | Comment, str]:
    row: Input | Comment | None
    if kind is Subject.INPUT:
        row = work.session.get(Input, subject_id, with_for_update=True)
    else:
        row = work.session.get(Comment, subject_id, with_for_update=True)
    if row is None or row.hidden_at:
        raise NotFound
    home = row if isinstance(row, Input) else work.session.get(Input, row.input_id)
    gone = row.withdrawn_at if isinstance(row, Input) else row.removed_at
    if home is None or home.hidden_at or home.withdrawn_at or gone:
        raise NotFound
    return row, home.activity_id


def _refuse(work: Work, kind: Subject, row: Input | Comment) -> None:
    if row.author_id is not None and row.author_id == work.actor.person_id:
        raise Refused(Refusal(Reason.OWN_CONTENT))
    status = work.vocabulary.status(row.status_id, "") if isinstance(row, Input) else None
    if kind is Subject.INPUT and status and status.is_closing:
        raise Refused(Refusal(Reason.CONTENT_CLOSED))


def _used(work: Work, activity_id: str, kind: Subject, value: int, but: str) -> int:
    """Count the thumbs of this kind that the actor has given here, under a lock."""
    work.lock_person()
    mine: list[ColumnElement[bool]] = [
        col(Reaction.person_id) == work.person_id,
        col(Reaction.activity_id) == activity_id,
        col(Reaction.subject) == kind,
        col(Reaction.value) == value,
        col(Reaction.subject_id) != but,
    ]
    query = select(func.count()).select_from(Reaction).where(*mine)
    return int(work.session.connection().execute(query).scalar_one())


def _keep(  # noqa: PLR0913, PLR0917  a reaction's columns
    work: Work,
    before: Reaction | None,
    kind: Subject,
    subject_id: str,
    activity_id: str,
    value: int,
) -> None:
    if before and not value:
        work.session.delete(before)
    elif before:
        before.value, before.at = value, work.now
    elif value:
        work.session.add(
            Reaction(
                person_id=work.person_id,
                subject_id=subject_id,
                subject=kind,
                activity_id=activity_id,
                value=value,
                at=work.now,
            )
        )


def _count(row: Input | Comment, was: int, value: int) -> None:
    row.up += (value == 1) - (was == 1)
    row.down += (value == -1) - (was == -1)
    if isinstance(row, Input):
        row.net = row.up - row.down
        row.heat = heat(row.up, row.down, row.created_at)
