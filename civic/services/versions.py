"""What an input or a comment said before each edit, and what that changed: for everybody."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import (
    Comment,
    CommentVersion,
    Input,
    InputVersion,
    Question,
    is_for_all,
    is_readable,
)
from civic.rules.changes import Piece, changes
from civic.rules.mentions import named
from civic.rules.texts import plain
from civic.services import forms
from civic.services.form_views import text_of
from civic.services.mentions import names_of
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Said

MOST_SHOWN = 20


@dataclass(frozen=True)
class AnswerEdit:
    """What an edit changed in the answer to one question."""

    wording: Said = NOTHING_SAID
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Edit:
    """One edit: when it was made, and what it changed in the title, the text and the answers."""

    at: datetime | None = None
    title: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    answers: list[AnswerEdit] = field(default_factory=list)
    lang: str = ""


@reads
def edits(work: Work, input_id: str) -> list[Edit]:
    """Return the edits of an input, the latest first.

    Raises:
        NotFound: if there is none, it was taken away, or the reader may not see it.
    """
    row = work.session.get(Input, input_id)
    if row is None or not is_readable(row):
        raise NotFound
    work.visible(row.project_id)
    query = select(InputVersion).where(InputVersion.input_id == input_id)
    latest = query.order_by(col(InputVersion.until).desc()).limit(MOST_SHOWN)
    found, title, body = [], row.title, plain(row.body)
    asked = [line for line in forms.lines_of(work, row.activity_id) if is_for_all(line)]
    answers = forms.values_of(work, row.id)
    for version in work.session.exec(latest):
        before = plain(version.body)
        answered = _answers(work, asked, version.answers, answers)
        pieces = changes(version.title, title), changes(before, body)
        found.append(Edit(version.until, *pieces, answered, row.language))
        title, body, answers = version.title, before, version.answers
    return found


@reads
def comment_edits(work: Work, comment_id: str) -> list[Edit]:
    """Return the edits of a comment, the latest first.

    Raises:
        NotFound: if there is none, it was taken away, or the reader may not see it.
    """
    comment = work.session.get(Comment, comment_id)
    if comment is None or comment.removed_at or comment.hidden_at:
        raise NotFound
    row = work.session.get_one(Input, comment.input_id)
    if row.hidden_at:
        raise NotFound
    work.visible(row.project_id)
    query = select(CommentVersion).where(CommentVersion.comment_id == comment_id)
    latest = query.order_by(col(CommentVersion.until).desc()).limit(MOST_SHOWN)
    versions = list(work.session.exec(latest))
    names = names_of(work, [comment.body, *(each.body for each in versions)])
    found, body = [], named(comment.body, names)
    for version in versions:
        before = named(version.body, names)
        found.append(Edit(version.until, body=changes(before, body), lang=comment.language))
        body = before
    return found


def _answers(
    work: Work, asked: list[Question], before: forms.Answers, after: forms.Answers
) -> list[AnswerEdit]:
    """Return what changed in the answers that everybody reads."""
    return [
        AnswerEdit(
            work.say(line.wording),
            changes(
                text_of(work, line, before.get(line.id)), text_of(work, line, after.get(line.id))
            ),
        )
        for line in asked
        if before.get(line.id) != after.get(line.id)
    ]
