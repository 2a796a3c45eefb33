"""Map layers of a project: context that the team lays under people's pins."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from civic.errors import Invalid, NotFound
from civic.models import MapLayer
from civic.rules import editing, texts
from civic.rules.layers import read_layer
from civic.services import undo
from civic.services.work import Work, reads

NAME_MOST = 80
FIRST_COLOUR = "#2f6da8"


@dataclass(frozen=True, slots=True)
class LayerForm:
    """A map layer as the team edits it: its name in the legend, its colour, its shapes counted."""

    id: str
    project_id: str
    name: dict[str, str]
    colour: str
    shown: bool
    shapes: int


@reads
def layers_of(work: Work, project_id: str) -> list[LayerForm]:
    """Return the map layers of a project, in the order in which they are drawn."""
    work.manage(project_id)
    query = select(MapLayer).where(MapLayer.project_id == project_id)
    rows = work.session.exec(query.order_by(col(MapLayer.position), col(MapLayer.id))).all()
    return [_form(row) for row in rows]


@reads
def may_add(work: Work, project_id: str) -> None:
    """Refuse whom no layer is taken from, before a file is read.

    Raises:
        Refused: if the actor may not manage the project.
    """
    work.manage(project_id)


def add_layer(work: Work, project_id: str, name: object, data: bytes | str) -> LayerForm:
    """Lay a GeoJSON file over the map of a project, on top of the others.

    Raises:
        Invalid: if it has no name, or the file is no GeoJSON of a reasonable size.
    """
    work.manage(project_id)
    work.pace("upload")
    lang = work.platform.default_language
    count = select(func.count()).select_from(MapLayer).where(MapLayer.project_id == project_id)
    row = MapLayer(
        project_id=project_id,
        name={lang: texts.line("name", name, most=NAME_MOST)},
        colour=FIRST_COLOUR,
        geojson=read_layer(data),
        position=work.session.exec(count).one(),
    )
    work.session.add(row)
    return _kept(work, row, "layer_added")


def save_layer(work: Work, layer_id: str, typed: Mapping[str, Any]) -> LayerForm:
    """Keep what was changed of a layer: any of name, colour and shown.

    Raises:
        Invalid: if it would have no name, or the colour is none.
    """
    row = _managed(work, layer_id)
    settings = work.platform
    if "name" in typed:
        row.name = editing.said("name", typed["name"], settings.languages, _name, row.name)
        if not row.name.get(settings.default_language):
            raise Invalid(f"name.{settings.default_language}", "invalid.missing")
    if "colour" in typed:
        row.colour = editing.colour("colour", typed["colour"])
    if "shown" in typed:
        row.shown = bool(typed["shown"])
    return _kept(work, row, "layer_changed")


def remove_layer(work: Work, layer_id: str) -> str:
    """Take a layer off the map; return the log entry by which it can be put back."""
    row = _managed(work, layer_id)
    work.tell(f"project:{row.project_id}")
    return undo.remove(
        work, "layer_removed", [row], project_id=row.project_id, subject_id=row.id,
        title=texts.pick(row.name, work.reader).text,
    )  # fmt: skip


def _managed(work: Work, layer_id: str) -> MapLayer:
    row = work.session.get(MapLayer, layer_id)
    if row is None:
        raise NotFound
    work.manage(row.project_id)
    return row


def _name(field: str, typed: object) -> str:
    return texts.line(field, typed, most=NAME_MOST, least=0)


def _kept(work: Work, row: MapLayer, what: str) -> LayerForm:
    work.session.add(row)
    work.session.flush()
    title = texts.pick(row.name, work.reader).text
    work.log(what, project_id=row.project_id, subject_id=row.id, title=title)
    work.tell(f"project:{row.project_id}")
    return _form(row)


def _form(row: MapLayer) -> LayerForm:
    shapes = len(row.geojson.get("features", []))
    return LayerForm(row.id, row.project_id, row.name, row.colour, row.shown, shapes)
