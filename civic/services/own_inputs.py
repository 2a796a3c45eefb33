"""A person's own input, given back to them to be edited."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from civic.errors import NotFound, Refused
from civic.models import Input, InputPicture, InputTag
from civic.services.inputs import Draft, refuse_change
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Reason, Refusal


@dataclass(frozen=True)
class Own:
    """A person's own input, to be edited: what it says, and where it belongs."""

    project_slug: str
    activity_slug: str
    activity_id: str
    draft: Draft


@reads
def draft_of(work: Work, input_id: str) -> Own:
    """Return the actor's own input as they would type it, in order to edit it.

    Raises:
        NotFound: if there is none.
        Refused: if it is not theirs, or somebody has supported it.
    """
    row = work.session.get(Input, input_id)
    if row is None or row.withdrawn_at or row.hidden_at:
        raise NotFound
    opened = work.visit(row.activity_id)
    if row.author_id != work.person_id:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    if refusal := refuse_change(work, row):
        raise Refused(refusal)
    draft = Draft(row.title, row.body, row.lat, row.lng, row.address, *_attached(work, row.id))
    return Own(opened.project.slug, opened.row.slug, opened.row.id, draft)


def _attached(work: Work, input_id: str) -> tuple[list[str], list[dict[str, str]]]:
    tags = select(col(InputTag.tag_id)).where(col(InputTag.input_id) == input_id)
    pictures = (
        select(col(InputPicture.upload_id), col(InputPicture.alt))
        .where(col(InputPicture.input_id) == input_id)
        .order_by(col(InputPicture.position))
    )
    connection = work.session.connection()
    return (
        list(connection.execute(tags).scalars()),
        [
            {"id": row[0], "url": picture_url(row[0]), "alt": row[1]}
            for row in connection.execute(pictures)
        ],
    )
