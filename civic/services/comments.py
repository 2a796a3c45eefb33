"""Comments in threads: written, read, taken back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update
from sqlmodel import col

from civic.errors import NotFound, Refused
from civic.models import Comment, Input, Person, Reaction
from civic.rules.texts import paragraphs
from civic.services.appealed import NOT_APPEALED, Appealed, appealed
from civic.services.happenings import announce
from civic.services.spreading import spread
from civic.services.trusted import team_of
from civic.services.views import NOBODY, Author, author_of
from civic.services.work import Work, reads
from civic.words import Act, Happening, News, Reason, Refusal

MOST_LETTERS = 4000


@dataclass(frozen=True)
class Reply:
    """A comment as everybody sees it; a removed or hidden one keeps its place without its words.

    Its author alone also reads why it was hidden.
    """

    id: str = ""
    parent_id: str = ""
    author: Author = NOBODY
    body: str = ""
    lang: str = ""
    created_at: datetime | None = None
    up: int = 0
    down: int = 0
    mine: int = 0
    is_own: bool = False
    is_team: bool = False
    gone: str = ""
    because: str = ""
    appealed: Appealed = NOT_APPEALED


@dataclass(frozen=True)
class CommentView(Reply):
    """A comment that begins a thread, with the answers to it."""

    replies: list[Reply] = field(default_factory=list)


def write(work: Work, input_id: str, body: object, parent_id: str = "") -> str:
    """Write a comment on an input, or an answer to a comment; return its id.

    Raises:
        Refused: if the act is closed to the actor, or they write too fast.
        Invalid: if there are no words, or too many.
    """
    row = work.session.get(Input, input_id, with_for_update=True)
    if row is None or row.hidden_at or row.withdrawn_at:
        raise NotFound
    work.enter(row.activity_id, Act.COMMENT)
    work.pace("comment")
    words = paragraphs("comment", body, most=MOST_LETTERS)
    comment = Comment(
        input_id=input_id,
        parent_id=_thread(work, input_id, parent_id),
        author_id=work.person_id,
        body=words,
        language=work.reader,
        created_at=work.now,
    )
    work.session.add(comment)
    work.session.flush()
    recount(work, row)
    spread(work, News.COMMENT, row, comment.id)
    work.tell("moderation:new")
    announce(
        work,
        Happening.COMMENT_CREATED,
        comment_id=comment.id,
        input_id=row.id,
        activity_id=row.activity_id,
        project_id=row.project_id,
    )
    return comment.id


def remove(work: Work, comment_id: str) -> None:
    """Take one's own comment back; answers to it stay.

    Raises:
        Refused: if it is somebody else's.
    """
    comment = work.session.get(Comment, comment_id)
    if comment is None or comment.removed_at:
        raise NotFound
    row = _shown(work, comment.input_id, lock=True)
    work.visible(row.project_id)
    if comment.author_id is None or comment.author_id != work.person_id:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    comment.removed_at = work.now
    work.session.flush()
    recount(work, row)


def hide(work: Work, comment_id: str, because: str) -> None:
    """Hide a comment with a stated reason, as a moderator; an empty reason shows it again."""
    comment = work.session.get(Comment, comment_id)
    if comment is None:
        raise NotFound
    row = _shown(work, comment.input_id, lock=True)
    work.manage(row.project_id, Act.MODERATE)
    comment.hidden_because = paragraphs("because", because, most=400, least=0)
    comment.hidden_at = work.now if comment.hidden_because else None
    what = "hid_comment" if comment.hidden_at else "showed_comment"
    work.log(
        what,
        project_id=row.project_id,
        subject_id=comment_id,
        title=row.title,
        because=comment.hidden_because,
    )
    work.session.flush()
    recount(work, row)
    if comment.hidden_at:
        spread(work, News.HIDDEN, row, comment.id)


@reads
def thread(work: Work, input_id: str) -> list[CommentView]:
    """Return the comments of an input, oldest first, each with its answers."""
    row = _shown(work, input_id)
    work.visible(row.project_id)
    mine, team = _mine(work, input_id), _team(work, row.project_id)
    answers: dict[str, list[Reply]] = {}
    rows = _rows(work, input_id)
    for line in rows:
        if line.parent_id:
            answers.setdefault(line.parent_id, []).append(
                Reply(**_shown_of(work, line, mine, team))
            )
    found = [
        CommentView(**_shown_of(work, line, mine, team), replies=answers.get(line.id, []))
        for line in rows
        if not line.parent_id
    ]
    return [view for view in found if view.replies or view.because or not view.gone]


def _shown(work: Work, input_id: str, *, lock: bool = False) -> Input:
    """Load an input that is not hidden; its comments are counted anew only under a lock."""
    row = work.session.get(Input, input_id, with_for_update=lock)
    if row is None or row.hidden_at:
        raise NotFound
    return row


def _thread(work: Work, input_id: str, parent_id: str) -> str | None:
    """Return the comment that begins the thread: answers to answers stand beside them."""
    if not parent_id:
        return None
    parent = work.session.get(Comment, parent_id)
    if parent is None or parent.input_id != input_id or parent.removed_at or parent.hidden_at:
        raise NotFound
    return parent.parent_id or parent.id


def recount(work: Work, row: Input) -> None:
    """Count the comments that everybody reads under an input; the caller has asked for leave."""
    work.session.connection().execute(_RECOUNT, {"of": row.id})
    work.tell(f"input:{row.id}")


_SHOWN = select(func.count()).select_from(Comment).where(
    col(Comment.input_id) == bindparam("of"),
    col(Comment.removed_at).is_(None),
    col(Comment.hidden_at).is_(None),
)  # fmt: skip
_RECOUNT = (
    update(Input).where(col(Input.id) == bindparam("of")).values(comments=_SHOWN.scalar_subquery())
)


def _rows(work: Work, input_id: str) -> list[Row[Any]]:
    columns = (
        Comment.id, Comment.parent_id, Comment.author_id, Comment.author_name, Comment.body,
        Comment.language, Comment.created_at, Comment.up, Comment.down, Comment.removed_at,
        Comment.hidden_at, Comment.hidden_because, Person.name, Person.picture_id,
    )  # fmt: skip
    query = (
        select(*map(col, columns))
        .outerjoin(Person, col(Person.id) == col(Comment.author_id))
        .where(col(Comment.input_id) == input_id)
        .order_by(col(Comment.created_at), col(Comment.id))
    )
    return list(work.session.connection().execute(query))


def _mine(work: Work, input_id: str) -> dict[str, int]:
    if work.actor.person_id is None:
        return {}
    query = (
        select(col(Reaction.subject_id), col(Reaction.value))
        .join(Comment, col(Comment.id) == col(Reaction.subject_id))
        .where(col(Reaction.person_id) == work.actor.person_id)
        .where(col(Comment.input_id) == input_id)
    )
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _team(work: Work, project_id: str) -> set[str]:
    """Return who speaks for the organiser in a project."""
    return set(work.session.connection().execute(team_of(project_id)).scalars())


def _shown_of(work: Work, row: Row[Any], mine: dict[str, int], team: set[str]) -> dict[str, Any]:
    """Return the fields of a comment as its reader may see them."""
    gone = "removed" if row.removed_at else "hidden" if row.hidden_at else ""
    author = author_of(row.author_id, row.name, row.picture_id, row.author_name)
    is_own = row.author_id is not None and row.author_id == work.actor.person_id
    is_told = is_own and gone == "hidden"
    return {
        "id": row.id,
        "parent_id": row.parent_id or "",
        "author": NOBODY if gone else author,
        "body": "" if gone else row.body,
        "lang": row.language,
        "created_at": row.created_at,
        "up": row.up,
        "down": row.down,
        "mine": mine.get(row.id, 0),
        "is_own": is_own,
        "is_team": row.author_id in team,
        "gone": gone,
        "because": row.hidden_because if is_told else "",
        "appealed": appealed(work, row.id, row.hidden_at) if is_told else NOT_APPEALED,
    }
