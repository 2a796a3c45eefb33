"""Splitting a contribution that says several things: a part of it becomes one of its own.

What its author wrote stays as it is; the part carries their name, its place and its pictures, and
both pages say so. The other way is a merge.
"""

from dataclasses import dataclass

from sqlmodel import col, select

from civic.errors import Refused
from civic.models import Input, InputPicture, InputSplit, InputTag, StatusChange
from civic.rules import texts
from civic.rules.places import place
from civic.services.answers import NOTE_MOST
from civic.services.ballots import refuse_begun
from civic.services.input_rows import new_row
from civic.services.inputs import LEAST_TITLE, MOST_BODY, MOST_TITLE, come_in
from civic.services.masks import writer_of
from civic.services.seen import same
from civic.services.spreading import spread
from civic.services.survivors import refuse_merged
from civic.services.team_input import moderated
from civic.services.work import Work
from civic.words import Act, News, Reason, Refusal


@dataclass(frozen=True)
class Part:
    """What becomes a contribution of its own, in the words of the team, and why."""

    title: object = ""
    body: object = ""
    because: object = ""


def split(work: Work, input_id: str, part: Part, *, seen: object = "") -> str:
    """Let a part of a contribution stand on its own; return the id of the new one.

    Raises:
        Refused: if people have voted already, nobody sees it, or it was merged meanwhile.
        Invalid: if the part has no title, or no reason is given.
    """
    row, _ = moderated(work, input_id, Act.MANAGE_PROJECT)
    same(work, row, "merged", seen)
    if refusal := refuse_merged(work, row):
        raise Refused(refusal)
    if not row.is_shown:
        raise Refused(Refusal(Reason.CONTENT_CLOSED))
    refuse_begun(work, [row.activity_id])
    made, because = _made(work, row, part)
    work.session.add(made)
    work.session.flush()
    work.session.add(InputSplit(input_id=made.id, of_id=row.id, because=because,
                                language=work.reader, at=work.now))  # fmt: skip
    _take_along(work, row, made)
    work.log("input_split", project_id=row.project_id, subject_id=row.id,
             title=row.title, name=made.title)  # fmt: skip
    come_in(work, made, by=writer_of(work, row) or "")
    _say_status(work, made, because)
    for topic in (f"input:{row.id}", "desk", f"vote:{row.activity_id}"):
        work.tell(topic)
    return made.id


def _made(work: Work, row: Input, part: Part) -> tuple[Input, str]:
    """Return the part as a contribution of the same author, and why it is one."""
    title = texts.line("title", part.title, most=MOST_TITLE, least=LEAST_TITLE)
    body = texts.rich("body", part.body, most=MOST_BODY)
    because = texts.paragraphs("because", part.because, most=NOTE_MOST)
    at = place(row.lat, row.lng, row.address)
    made = new_row(work, work.visit(row.activity_id), title, body, at, work.now)
    made.author_id, made.mask_id = row.author_id, row.mask_id
    made.author_name, made.language = row.author_name, row.language
    made.status_id, made.area_id = row.status_id, row.area_id
    return made, because


def _take_along(work: Work, row: Input, made: Input) -> None:
    for tag in work.session.exec(select(InputTag).where(InputTag.input_id == row.id)):
        work.session.add(InputTag(input_id=made.id, tag_id=tag.tag_id))
    pictures = select(InputPicture).where(InputPicture.input_id == row.id)
    for one in work.session.exec(pictures.order_by(col(InputPicture.position))):
        work.session.add(
            InputPicture(
                input_id=made.id, upload_id=one.upload_id, alt=one.alt, position=one.position
            )
        )


def _say_status(work: Work, made: Input, because: str) -> None:
    """Begin the history of the part with why it is one; its author hears of it."""
    if made.status_id is None:
        return
    change = StatusChange(input_id=made.id, status_id=made.status_id, note=because, at=work.now,
                          author_id=work.actor.person_id, language=work.reader)  # fmt: skip
    work.session.add(change)
    work.session.flush()
    spread(work, News.STATUS, made, change.id)
