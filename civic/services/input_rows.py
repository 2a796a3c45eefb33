"""An input as a row: what follows from its text and its place."""

from datetime import datetime

from civic.models import Input
from civic.rules.places import Place
from civic.rules.ranking import heat, shuffle_of
from civic.rules.texts import fold, plain
from civic.services.work import Opened, Work


def new_row(  # noqa: PLR0913, PLR0917  the columns that every way in fills
    work: Work, opened: Opened, title: str, body: str, at: Place | None, created_at: datetime
) -> Input:
    """Return an input with all that follows from its text and place, not yet kept."""
    row = Input(
        project_id=opened.project.id,
        activity_id=opened.row.id,
        title=title,
        body=body,
        created_at=created_at,
        heat=heat(0, 0, created_at),
        folded=folded(title, body),
        status_id=work.vocabulary.first_status(),
    )
    row.shuffle = shuffle_of(row.id)
    put(work, row, at)
    return row


def folded(title: str, body: str) -> str:
    """Return the text of an input as the search compares it."""
    return fold(f"{title} {plain(body)}")


def put(work: Work, row: Input, at: Place | None) -> None:
    """Pin an input to a place, or to none; its area follows."""
    row.lat, row.lng, row.address = (at.lat, at.lng, at.address) if at else (None, None, "")
    row.area_id = work.vocabulary.districts.at(at.lat, at.lng) if at else None
