"""A piece: an input, or a comment on one, as moderation takes both alike."""

from dataclasses import dataclass
from datetime import datetime

from civic.errors import NotFound
from civic.models import Comment, Input, is_readable
from civic.services.work import Work
from civic.words import Subject


@dataclass(frozen=True, slots=True)
class Piece:
    """An input, or a comment with the input it stands under."""

    input: Input
    comment: Comment | None = None

    @property
    def row(self) -> Input | Comment:
        """What was written."""
        return self.comment or self.input

    @property
    def id(self) -> str:
        """The id of what was written."""
        return self.row.id

    @property
    def written_at(self) -> datetime:
        """When it got the words it has now."""
        return self.row.edited_at or self.row.created_at

    @property
    def is_shown(self) -> bool:
        """Whether everybody reads it."""
        gone = self.input.withdrawn_at if self.comment is None else self.comment.removed_at
        under = self.comment is None or is_readable(self.input)
        return self.row.hidden_at is None and gone is None and under


def piece_of(work: Work, subject: str, subject_id: str, *, lock: bool = False) -> Piece:
    """Load an input or a comment; a lock lets nobody else decide about it meanwhile.

    Raises:
        NotFound: if there is none.
    """
    is_comment = subject == Subject.COMMENT
    comment = work.session.get(Comment, subject_id) if is_comment else None
    row = work.session.get(Input, comment.input_id if comment else subject_id)
    if row is None or (is_comment and comment is None) or subject not in list(Subject):
        raise NotFound
    if lock:
        work.session.refresh(row, with_for_update=True)
        if comment is not None:
            work.session.refresh(comment, with_for_update=True)
    return Piece(row, comment)
