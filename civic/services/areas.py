"""The areas of the platform: named shapes, and the inputs that lie in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select, update

from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, BallotOption, Demographics, Input, OptionStep, ProjectArea
from civic.rules import editing, texts
from civic.rules.layers import read_areas
from civic.rules.places import Districts
from civic.services import undo
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal

NAME_MOST = 80
MOST_AREAS = 300


@dataclass(frozen=True, slots=True)
class AreaForm:
    """An area as the team edits it; its shape stays behind, ``has_shape`` says there is one."""

    id: str
    name: dict[str, str]
    has_shape: bool
    inputs: int


@reads
def areas(work: Work) -> list[AreaForm]:
    """Return the areas of the platform in their order."""
    work.require(Act.MANAGE_PLATFORM)
    query = select(col(Input.area_id), func.count()).group_by(col(Input.area_id))
    counts = dict(work.session.exec(query).all())
    return [
        AreaForm(row.id, row.name, bool(row.shape), counts.get(row.id, 0)) for row in _rows(work)
    ]


def add_area(work: Work, name: object, shapes: bytes | str = "") -> str:
    """Make an area, with its shape when a GeoJSON with one polygon is given; return its id.

    Raises:
        Invalid: if it has no name, or the shape is none.
    """
    work.require(Act.MANAGE_PLATFORM)
    said = _name(work, name, {})
    shape = _one_shape(shapes) if shapes else {}
    row = Area(name=said, shape=shape, position=len(_rows(work)))
    work.session.add(row)
    _kept(work, row, "area_added")
    return row.id


@reads
def may_add(work: Work) -> None:
    """Refuse whom no areas are taken from, before a file is read.

    Raises:
        Refused: if the actor may not manage the platform.
    """
    work.require(Act.MANAGE_PLATFORM)


def add_areas(work: Work, shapes: bytes | str) -> int:
    """Make an area of each named polygon of a GeoJSON file; return how many.

    An area that has the name already takes the new shape.

    Raises:
        Invalid: if the file is no GeoJSON of named polygons.
    """
    work.require(Act.MANAGE_PLATFORM)
    work.pace("upload")
    found = read_areas(shapes)
    if len(found) > MOST_AREAS:
        raise Invalid("shape", "team_layer.too_many", most=str(MOST_AREAS))
    lang = work.platform.default_language
    known = {row.name.get(lang): row for row in _rows(work)}
    for name, shape in found:
        row = known.get(name) or Area(name={lang: name}, position=len(known))
        row.shape = shape
        known[name] = row
        work.session.add(row)
    work.session.flush()
    place_inputs(work)
    work.log("areas_imported", count=str(len(found)))
    return len(found)


def save_area(work: Work, area_id: str, name: object, shapes: bytes | str = "") -> None:
    """Name an area anew, and give it another shape when one is given.

    Raises:
        Invalid: if it has no name, or the shape is none.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _area(work, area_id)
    row.name = _name(work, name, row.name)
    if shapes:
        row.shape = _one_shape(shapes)
    _kept(work, row, "area_changed")


def remove_area(work: Work, area_id: str) -> str:
    """Remove an area; return the log entry by which it can be put back.

    Its inputs stay, each in whatever other area its place lies in. Whoever said that they live
    there says nothing of it any more, also once it is put back: no log keeps who it was.

    Raises:
        Refused: if the team has found of a contribution that its money pays for it.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _area(work, area_id)
    _refuse_used(work, area_id)
    links = work.session.exec(select(ProjectArea).where(ProjectArea.area_id == area_id)).all()
    title = _said(work, row)
    leave = update(Input).where(col(Input.area_id) == area_id).values(area_id=None)
    work.session.exec(leave)
    homes = update(Demographics).where(col(Demographics.area_id) == area_id)
    work.session.exec(homes.values(area_id=None))
    entry = undo.remove(work, "area_removed", [row, *links], subject_id=area_id, title=title)
    place_inputs(work)
    return entry


def restore(work: Work, entry_id: str) -> None:
    """Put back what a removal took away; into an area, the inputs whose places lie there.

    Raises:
        NotFound: if the log has no such removal.
        Refused: if something it belonged to is gone as well.
    """
    before = len(_rows(work))
    undo.restore(work, entry_id)
    if len(_rows(work)) != before:
        place_inputs(work)


def order_areas(work: Work, area_ids: Sequence[str]) -> None:
    """Put the areas in this order; those not named come after."""
    work.require(Act.MANAGE_PLATFORM)
    wished = {area_id: position for position, area_id in enumerate(area_ids)}
    rows = sorted(_rows(work), key=lambda row: (wished.get(row.id, len(wished)), row.position))
    for position, row in enumerate(rows):
        row.position = position
    work.log("areas_ordered")


def place_inputs(work: Work) -> int:
    """Find again the area of each input that has a place; return how many moved."""
    work.require(Act.MANAGE_PLATFORM)
    districts = Districts((row.id, row.shape) for row in _rows(work))
    query = select(Input.id, Input.lat, Input.lng, Input.area_id).where(col(Input.lat).is_not(None))
    moved: dict[str | None, list[str]] = {}
    for input_id, lat, lng, before in work.session.exec(query).all():
        after = districts.at(lat, lng) if lat is not None and lng is not None else None
        if after != before:
            moved.setdefault(after, []).append(input_id)
    for area_id, ids in moved.items():
        for start in range(0, len(ids), 500):
            chunk = col(Input.id).in_(ids[start : start + 500])
            work.session.exec(update(Input).where(chunk).values(area_id=area_id))
    return sum(len(ids) for ids in moved.values())


def _rows(work: Work) -> Sequence[Area]:
    return work.session.exec(select(Area).order_by(col(Area.position), col(Area.id))).all()


def _area(work: Work, area_id: str) -> Area:
    row = work.session.get(Area, area_id)
    if row is None:
        raise NotFound
    return row


def _refuse_used(work: Work, area_id: str) -> None:
    """Keep an area that findings name, also those before the latest."""
    steps = select(OptionStep.input_id).where(OptionStep.area_id == area_id)
    now = select(BallotOption.input_id).where(BallotOption.area_id == area_id)
    if used := {*work.session.exec(steps), *work.session.exec(now)}:
        raise Refused(Refusal(Reason.IN_USE, (("count", str(len(used))),)))


def _one_shape(shapes: bytes | str) -> dict[str, Any]:
    found = read_areas(shapes, names=False)
    if len(found) != 1:
        raise Invalid("shape", "team_layer.not_one")
    return found[0][1]


def _name(work: Work, typed: object, kept: dict[str, str]) -> dict[str, str]:
    settings = work.platform
    name = editing.said("name", typed, settings.languages, _line, kept)
    if not name.get(settings.default_language):
        raise Invalid(f"name.{settings.default_language}", "invalid.missing")
    return name


def _line(field: str, typed: object) -> str:
    return texts.line(field, typed, most=NAME_MOST, least=0)


def _said(work: Work, row: Area) -> str:
    return texts.pick(row.name, work.reader, work.platform.default_language).text


def _kept(work: Work, row: Area, what: str) -> None:
    work.session.flush()
    place_inputs(work)
    work.log(what, subject_id=row.id, title=_said(work, row))
