"""Maps of what came in: where the ideas are, and how many there are in each area."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.models import Input
from civic.services.input_lists import shown_in
from civic.services.insights import entered
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Said


@dataclass(frozen=True)
class Placed:
    """What a result map is drawn from: where each input is, and the shapes of the areas."""

    title: Said = NOTHING_SAID
    name: str = ""
    language: str = ""
    rows: list[tuple[float, float, str, str]] = field(default_factory=list)
    areas: dict[str, Any] = field(default_factory=dict)


@reads
def placed(work: Work, activity_id: str) -> Placed:
    """Return the inputs of an activity that have a place: latitude, longitude, title, address.

    Raises:
        Refused: if the actor is not of the project's team.
    """
    opened = entered(work, activity_id)
    query = (
        select(col(Input.lat), col(Input.lng), col(Input.title), col(Input.id))
        .where(*shown_in(activity_id), col(Input.lat).is_not(None))
        .order_by(col(Input.created_at), col(Input.id))
    )
    rows = work.session.connection().execute(query).all()
    found = work.vocabulary.areas.values()
    areas = [_feature(area.shape, work.say(area.name).text) for area in found if area.shape]
    return Placed(
        work.say(opened.row.title),
        f"{opened.project.slug}-{opened.row.slug}"[:80],
        work.reader,
        [(row[0] or 0.0, row[1] or 0.0, row[2], f"/inputs/{row[3]}") for row in rows],
        {"type": "FeatureCollection", "features": areas},
    )


def _feature(shape: dict[str, Any], name: str) -> dict[str, Any]:
    return {"type": "Feature", "geometry": shape, "properties": {"name": name}}
