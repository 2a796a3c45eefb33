"""Comments in threads: written, edited, taken back, hidden."""

from sqlalchemy import bindparam, func, select, update
from sqlmodel import col

from civic.errors import NotFound, Refused
from civic.models import Comment, CommentVersion, Input
from civic.rules.texts import paragraphs
from civic.services import masks, mentions, reading_first
from civic.services.happenings import announce
from civic.services.pieces import Piece
from civic.services.rulings import count
from civic.services.spreading import spread
from civic.services.survivors import refuse_merged
from civic.services.work import Opened, Work
from civic.words import Act, Happening, Held, News, Reason, Refusal, Ruled

MOST_LETTERS = 4000


def write(
    work: Work, input_id: str, body: object, parent_id: str = "", *, masked: object = False
) -> str:
    """Write a comment on an input, or an answer to a comment; return its id.

    It carries the actor's name, or ``masked`` their pseudonym there.

    Raises:
        Refused: if the act is closed to the actor, comments here carry names, or they write too
            fast.
        Invalid: if there are no words, or too many.
    """
    row = work.session.get(Input, input_id, with_for_update=True)
    if row is None or row.hidden_at or row.withdrawn_at:
        raise NotFound
    opened = masks.enter(work, row.activity_id, Act.COMMENT, masked=masked)
    _refuse_merged(work, row)
    work.pace("comment")
    words = mentions.kept(work, row, paragraphs("comment", body, most=MOST_LETTERS))
    comment = Comment(
        input_id=input_id,
        parent_id=_thread(work, input_id, parent_id),
        body=words,
        language=work.reader,
        created_at=work.now,
    )
    masks.sign(work, opened, comment, masked=masked)
    waits = reading_first.check(work, opened, comment, [words])
    work.session.add(comment)
    work.session.flush()
    if waits:
        reading_first.tell_author(work, row, Held.WAITING, comment)
        work.tell(f"input:{row.id}#{comment.id}")
    else:
        come_in(work, row, comment)
    work.tell("moderation:new")
    return comment.id


def come_in(work: Work, row: Input, comment: Comment, by: str = "") -> None:
    """Let everybody hear of a comment that they now read; the caller has asked for leave."""
    recount(work, row, comment)
    kind, what = News.COMMENT, Happening.COMMENT_CREATED
    if comment.is_update:
        kind, what = News.UPDATE, Happening.INPUT_EDITED
    spread(work, kind, row, comment.id, by=by)
    _announce(work, row, comment, what)


def edit(work: Work, comment_id: str, body: object) -> str:
    """Change one's own comment while comments are open; return the id of its input.

    What it said before stays for everybody to read.

    Raises:
        Refused: if the act is closed to the actor, it is somebody else's, or they write too fast.
        Invalid: if there are no words, or too many.
    """
    comment = work.session.get(Comment, comment_id, with_for_update=True)
    row = _shown(work, comment.input_id) if comment else None
    is_update = comment is not None and comment.is_update  # those are dated, and stay as they are
    is_gone = (
        is_update
        or comment is None
        or comment.removed_at
        or (comment.hidden_at and not comment.held)
    )
    if comment is None or row is None or is_gone:
        raise NotFound
    opened = masks.enter(work, row.activity_id, Act.COMMENT, masked=comment.mask_id)
    if row.withdrawn_at or not masks.wrote(work, comment):
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    _refuse_merged(work, row)
    work.pace("comment")
    words = paragraphs("comment", body, most=MOST_LETTERS)
    words = mentions.kept(work, row, words, comment.body)
    if words != comment.body or comment.held:
        _change(work, opened, row, comment, words)
    return row.id


def _change(work: Work, opened: Opened, row: Input, comment: Comment, words: str) -> None:
    was_held = bool(comment.held)
    if not was_held:  # nobody has read what waits, and nobody ever will
        before = CommentVersion(comment_id=comment.id, body=comment.body, until=work.now)
        work.session.add(before)
    comment.body, comment.edited_at = words, work.now
    waits = reading_first.check(work, opened, comment, [words])
    work.session.flush()
    recount(work, row, comment)
    if not waits:
        spread(work, News.MENTION, row, comment.id)
        _announce(work, row, comment, Happening.COMMENT_EDITED)
    elif not was_held:
        reading_first.tell_author(work, row, Held.WAITING, comment)
    work.tell("moderation:new")


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
    if masks.writer_of(work, comment) != work.person_id:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    comment.removed_at = work.now
    work.session.flush()
    recount(work, row, comment)


def hide(work: Work, comment_id: str, because: str) -> None:
    """Hide a comment with a stated reason, as a moderator; an empty reason shows it again."""
    comment = work.session.get(Comment, comment_id)
    if comment is None:
        raise NotFound
    row = _shown(work, comment.input_id, lock=True)
    work.manage(row.project_id, Act.MODERATE)
    if comment.held:
        raise Refused(Refusal(Reason.READ_IT_FIRST))
    work.session.refresh(comment)
    reason = paragraphs("because", because, most=400, least=0)
    if bool(reason) != bool(comment.hidden_at):
        count(work, Piece(row, comment), Ruled.HIDDEN if reason else Ruled.SHOWN)
    comment.hidden_because = reason
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
    recount(work, row, comment)
    if comment.hidden_at:
        spread(work, News.HIDDEN, row, comment.id)


def _refuse_merged(work: Work, row: Input) -> None:
    if refusal := refuse_merged(work, row):
        raise Refused(refusal)


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


def _announce(work: Work, row: Input, comment: Comment, what: Happening) -> None:
    announce(
        work,
        what,
        comment_id=comment.id,
        input_id=row.id,
        activity_id=row.activity_id,
        project_id=row.project_id,
    )


def recount(work: Work, row: Input, moved: Comment) -> None:
    """Count the comments that everybody reads under an input; the caller has asked for leave.

    Of an update the whole page is told: it stands there, and not in the conversation.
    """
    work.session.connection().execute(_RECOUNT, {"of": row.id})
    work.tell(f"input:{row.id}" if moved.is_update else f"input:{row.id}#{moved.id}")


_SHOWN = select(func.count()).select_from(Comment).where(
    col(Comment.input_id) == bindparam("of"),
    col(Comment.removed_at).is_(None),
    col(Comment.hidden_at).is_(None),
    col(Comment.is_update).is_(False),
)  # fmt: skip
_RECOUNT = (
    update(Input).where(col(Input.id) == bindparam("of")).values(comments=_SHOWN.scalar_subquery())
)
