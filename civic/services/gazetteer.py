"""The names of the layers that everybody sees, read once for each layer.

The shapes of a layer never change: another file is another layer. So each process keeps what it
has made ready of a layer by the layer's id, for as long as everybody sees it.
"""

from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlmodel import col, select

from civic.models import MapLayer, Project
from civic.rules.gazetteer import NamedShapes
from civic.services.standing import is_listed
from civic.services.work import Work

_kept: WeakKeyDictionary[Engine, dict[str, NamedShapes]] = WeakKeyDictionary()
_making = Lock()
"""Held while one is made ready, so that many who ask at once do not all make it."""


def named_shapes(work: Work) -> list[NamedShapes]:
    """Return the named shapes of each layer that everybody sees, ready to be asked."""
    ids = work.recall("layers of all", lambda: _ids(work))
    kept = _kept.get(work.house.engine, {})
    if any(layer_id not in kept for layer_id in ids):
        with _making:
            kept = _completed(work, ids)
    return [kept[layer_id] for layer_id in ids if layer_id in kept]


def _completed(work: Work, ids: list[str]) -> dict[str, NamedShapes]:
    before = _kept.get(work.house.engine, {})
    kept = {layer_id: before[layer_id] for layer_id in ids if layer_id in before}
    missing = [layer_id for layer_id in ids if layer_id not in kept]
    query = select(MapLayer.id, MapLayer.geojson).where(col(MapLayer.id).in_(missing))
    for layer_id, geojson in work.session.exec(query):
        kept[layer_id] = NamedShapes(geojson.get("features", ()))
    _kept[work.house.engine] = kept
    return kept


def _ids(work: Work) -> list[str]:
    query = (
        select(MapLayer.id)
        .join(Project, col(Project.id) == col(MapLayer.project_id))
        .where(is_listed(work.now))
        .order_by(col(MapLayer.project_id), col(MapLayer.position), col(MapLayer.id))
    )
    return list(work.session.exec(query))
