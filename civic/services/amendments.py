"""Amendments to what the team wrote: proposed as comments, accepted into a version or refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from civic.errors import Invalid, NotFound, Refused
from civic.i18n import say
from civic.models import Amendment, Comment, Input, Person, Vote
from civic.rules import texts
from civic.services import comments, scenarios
from civic.services.input_pages import permits
from civic.services.masks import author_in
from civic.services.views import NOBODY, Author, Permit, permit
from civic.services.work import Opened, Work, reads
from civic.words import Act, Reason, Refusal, Role

_Answer = aliased(Comment)
_READABLE = (col(Comment.removed_at).is_(None), col(Comment.hidden_at).is_(None))
_READABLE_ANSWER = (col(_Answer.removed_at).is_(None), col(_Answer.hidden_at).is_(None))
ACCEPTED, REFUSED = "accepted", "refused"
TEXT_MOST, REASON_MOST, BECAUSE_MOST = 2500, 1200, 2000


@dataclass(frozen=True)
class AmendmentView:
    """An amendment as everybody reads it, with what became of it and why."""

    id: str = ""
    author: Author = NOBODY
    body: str = ""
    lang: str = ""
    created_at: datetime | None = None
    up: int = 0
    answers: int = 0
    verdict: str = ""
    because: str = ""
    because_lang: str = ""
    version_at: datetime | None = None
    can_accept: bool = False
    """The scenario was changed after it was proposed."""


@dataclass(frozen=True)
class AmendmentsPage:
    """What people would change in a scenario, and whether the reader may propose or decide."""

    id: str = ""
    title: str = ""
    lang: str = ""
    propose: Permit = field(default_factory=lambda: permit(Refusal(Reason.ACT_NOT_OPEN)))
    decides: bool = False
    amendments: list[AmendmentView] = field(default_factory=list)


@reads
def page(work: Work, input_id: str) -> AmendmentsPage:
    """Return the amendments to a scenario, those that wait first, then the latest.

    Raises:
        NotFound: if it is none, or the reader may not see it.
    """
    row, opened = _scenario(work, input_id)
    role = work.actor.role_in(row.project_id)
    return AmendmentsPage(
        id=row.id,
        title=row.title,
        lang=row.language,
        propose=_permit(work, opened),
        decides=role in (Role.ADMIN, Role.PROJECT_MANAGER),
        amendments=_views(work, row),
    )


def propose(work: Work, input_id: str, typed: object, reason: object) -> str:
    """Propose to change a scenario, for a reason; return the id of the comment that says so.

    Raises:
        Refused: if comments are closed to the actor, or people vote already.
        Invalid: if the change or its reason is missing.
    """
    row, opened = _scenario(work, input_id)
    if work.session.get(Vote, opened.row.id) is not None:
        raise Refused(Refusal(Reason.VOTE_BEGUN))
    change = texts.paragraphs("text", typed, most=TEXT_MOST)
    why = texts.paragraphs("reason", reason, most=REASON_MOST)
    words = f"{change}\n\n{say('amend.because', work.reader)} {why}"
    comment_id = comments.write(work, row.id, words)
    work.session.add(Amendment(comment_id=comment_id, input_id=row.id))
    work.tell(f"input:{row.id}")
    return comment_id


def decide(work: Work, comment_id: str, verdict: object, typed: object) -> None:
    """Accept an amendment into the scenario as it now is, or refuse it for a reason.

    Its author is told by the answer that says so under it.

    Raises:
        Refused: if the actor does not manage the project, or it is decided already.
        Invalid: if a refusal gives no reason, or the scenario was not changed before acceptance.
    """
    row = work.session.get(Amendment, comment_id, with_for_update=True)
    comment = work.session.get(Comment, comment_id)
    if row is None or comment is None or verdict not in (ACCEPTED, REFUSED):
        raise NotFound
    scenario, _ = _scenario(work, row.input_id)
    work.manage(scenario.project_id)
    if row.verdict:
        raise Refused(Refusal(Reason.ALREADY_DECIDED, date=row.decided_at))
    because = texts.paragraphs("because", typed, most=BECAUSE_MOST, least=0)
    if verdict == REFUSED and not because:
        raise Invalid("because", "amend.no_reason")
    if verdict == ACCEPTED and not _is_changed(scenario, comment.created_at):
        raise Invalid("because", "amend.change_first")
    row.verdict, row.because, row.language = str(verdict), because, work.reader
    row.decided_at = work.now
    row.version_at = scenario.edited_at if verdict == ACCEPTED else None
    work.session.add(row)
    said = say(f"amend.{verdict}", work.reader)
    comments.write(work, scenario.id, f"{said}. {because}".strip(), comment_id)
    work.log(f"amendment_{verdict}", project_id=scenario.project_id, subject_id=scenario.id,
             title=scenario.title)  # fmt: skip
    work.tell(f"input:{scenario.id}")


def _scenario(work: Work, input_id: str) -> tuple[Input, Opened]:
    row = work.session.get(Input, input_id)
    if row is None or row.hidden_at or row.withdrawn_at:
        raise NotFound
    opened = work.visit(row.activity_id)
    if not scenarios.is_teams(opened) or Act.COMMENT not in opened.method.acts(opened.settings):
        raise NotFound
    return row, opened


def _permit(work: Work, opened: Opened) -> Permit:
    if work.session.get(Vote, opened.row.id) is not None:
        return permit(Refusal(Reason.VOTE_BEGUN))
    return permits(work, opened)[Act.COMMENT]


def _views(work: Work, row: Input) -> list[AmendmentView]:
    answers: Any = (
        select(func.count()).select_from(_Answer)
        .where(col(_Answer.parent_id) == col(Comment.id), *_READABLE_ANSWER)
        .scalar_subquery().label("answers")
    )  # fmt: skip
    columns: tuple[Any, ...] = (
        Comment.id, Comment.body, Comment.language, Comment.created_at, Comment.up,
        Comment.author_id, Comment.author_name, Comment.mask_id, Person.name, Person.picture_id,
        Amendment.verdict, Amendment.because, col(Amendment.language).label("because_lang"),
        Amendment.version_at,
    )  # fmt: skip
    query = (
        select(*columns, answers)
        .join(Amendment, col(Amendment.comment_id) == col(Comment.id))
        .outerjoin(Person, col(Person.id) == col(Comment.author_id))
        .where(col(Amendment.input_id) == row.id, *_READABLE)
        .order_by(col(Amendment.verdict) != "", col(Comment.created_at).desc(), col(Comment.id))
    )
    return _told(work, row, work.session.connection().execute(query).all())


def _told(work: Work, row: Input, found: Sequence[Any]) -> list[AmendmentView]:
    return [
        AmendmentView(
            id=one.id,
            author=author_in(work, one),
            body=one.body,
            lang=one.language,
            created_at=one.created_at,
            up=one.up,
            answers=one.answers,
            verdict=one.verdict,
            because=one.because,
            because_lang=one.because_lang,
            version_at=one.version_at,
            can_accept=_is_changed(row, one.created_at),
        )
        for one in found
    ]


def _is_changed(row: Input, since: datetime) -> bool:
    return row.edited_at is not None and row.edited_at > since
