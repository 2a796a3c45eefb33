"""A person's comments in a list: all of them before themselves, those that are shown before all."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from civic.errors import Invalid
from civic.models import Comment, Input, Person, Project
from civic.rules import talking
from civic.rules.texts import beginning
from civic.services import contributions, masks
from civic.services.appealed import NOT_APPEALED, Appealed, appealed
from civic.services.mentions import spoken
from civic.services.standing import place_of
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Held, Role, Said

PAGE = 10
BEGINNING = 3000


@dataclass(frozen=True)
class CommentLine:
    """A comment on a line: its words, and on what it was written.

    ``gone`` says why nobody else reads it: ``removed`` by its author, ``hidden`` with a reason,
    ``waiting`` to be read by the team or ``refused`` by it,
    or the input it stands under is ``input_hidden``, ``withdrawn`` or ``unpublished``. ``href``
    and ``on`` are empty where the reader may not see that input. ``mask`` is the pseudonym under
    which others read it, empty where they read the name.
    """

    id: str = ""
    words: str = ""
    lang: str = ""
    created_at: datetime | None = None
    on: Said = NOTHING_SAID
    href: str = ""
    gone: str = ""
    at: datetime | None = None
    because: str = ""
    contact: str = ""
    appealed: Appealed = NOT_APPEALED
    mask: str = ""


@dataclass(frozen=True)
class CommentLines:
    """One page of a person's comments, the newest first, and how many there are in all."""

    lines: list[CommentLine] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 1


@reads
def mine(work: Work, page: object = 1) -> CommentLines:
    """Return what the actor has written under inputs, also what nobody else reads any more.

    Raises:
        Invalid: if the page is no page.
    """
    work.require(Act.MANAGE_SELF)
    return _listed(work, [masks.own(work, Comment)], page)


def shown_of(work: Work, person: Person, page: object = 1) -> CommentLines:
    """Return those comments of a person that everybody finds; the caller has asked for leave.

    Raises:
        Invalid: if the page is no page.
    """
    return _listed(work, contributions.comments_of(work, person), page)


def _listed(work: Work, where: list[ColumnElement[bool]], page: object) -> CommentLines:
    if not isinstance(page, int) or page < 1:
        raise Invalid("page", "invalid.page")
    joined = (
        select(Comment, Input, Project)
        .join(Input, col(Input.id) == col(Comment.input_id))
        .join(Project, col(Project.id) == col(Input.project_id))
        .where(*where)
    )
    count = joined.with_only_columns(func.count(), maintain_column_froms=True)
    total = int(work.session.execute(count).scalar_one())
    pages = max(1, -(-total // PAGE))
    number = min(page, pages)
    newest = joined.order_by(col(Comment.created_at).desc(), col(Comment.id))
    rows = work.session.execute(newest.limit(PAGE).offset((number - 1) * PAGE))
    return CommentLines([_line(work, *row) for row in rows], total, number, pages)


def _line(work: Work, comment: Comment, about: Input, project: Project) -> CommentLine:
    gone, at = _gone(work, comment, about, project)
    reads_on = masks.wrote(work, about) or work.actor.role_in(project.id) is not Role.CITIZEN
    is_there = gone != "unpublished" and (about.hidden_at is None or reads_on)
    has_place = is_there and not (comment.removed_at or about.hidden_at or comment.is_update)
    is_contested = gone in ("hidden", Held.REFUSED)
    return CommentLine(
        id=comment.id,
        words=beginning(spoken(work, comment.body)[:BEGINNING]),
        lang=comment.language,
        created_at=comment.created_at,
        on=Said(about.title, about.language) if is_there else NOTHING_SAID,
        href=talking.place_of(about.id, comment.id if has_place else "") if is_there else "",
        gone=gone,
        at=at,
        mask=comment.author_name if comment.mask_id else "",
        because=comment.hidden_because if is_contested else "",
        contact=(project.contact or work.platform.contact) if is_contested else "",
        appealed=appealed(work, comment.id, comment.hidden_at) if is_contested else NOT_APPEALED,
    )


def _gone(
    work: Work, comment: Comment, about: Input, project: Project
) -> tuple[str, datetime | None]:
    """Say why others do not read a comment, and since when; nothing if they do."""
    if work.refusal(Act.VIEW, place_of(project, work.now)):
        return "unpublished", None
    if comment.removed_at:
        return "removed", comment.removed_at
    if comment.hidden_at:
        return comment.held or "hidden", comment.hidden_at
    if about.hidden_at:
        return "input_hidden", about.hidden_at
    return ("withdrawn", about.withdrawn_at) if about.withdrawn_at else ("", None)
