"""Map layers of a project in the hands of its team."""

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.services import layer_editor, layers, undo
from civic.services.work import House
from civic.words import Role
from tests import factories as make
from tests.services.acting import do

POINT = '{"type": "Point", "coordinates": [2.1, 48.1]}'


def test_a_layer_is_laid_named_coloured_hidden_removed_and_put_back(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    layer = do(house, admin, layer_editor.add_layer, project_id, "Travaux", POINT)
    assert (layer.name, layer.shapes, layer.shown) == ({"fr": "Travaux"}, 1, True)

    typed = {"name": {"fr": "Chantiers"}, "colour": "#112233", "shown": False}
    kept = do(house, admin, layer_editor.save_layer, layer.id, typed)
    assert (kept.name, kept.colour, kept.shown) == ({"fr": "Chantiers"}, "#112233", False)

    entry = do(house, admin, layer_editor.remove_layer, layer.id)
    assert do(house, admin, layer_editor.layers_of, project_id) == []
    do(house, admin, undo.restore, entry)
    (seen,) = do(house, make.a_person(house), layers.layers, project_id)
    assert seen.geojson["features"][0]["geometry"]["coordinates"] == [2.1, 48.1]


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [
        pytest.param(" ", POINT, "name", id="no name"),
        pytest.param("Travaux", "x", "layer", id="no GeoJSON"),
    ],
)
def test_a_layer_that_cannot_be_is_refused(house: House, name: str, data: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        do(
            house, make.an_admin(house), layer_editor.add_layer,
            make.a_project(house), name, data,
        )  # fmt: skip
    assert refused.value.field == field


def test_a_layer_does_not_lose_its_name(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    layer = do(house, admin, layer_editor.add_layer, project_id, "Travaux", POINT)

    with pytest.raises(Invalid, match="name"):
        do(house, admin, layer_editor.save_layer, layer.id, {"name": {"fr": ""}})


def test_only_those_who_manage_the_project_touch_its_layers(house: House) -> None:
    project_id = make.a_project(house)
    layer = do(house, make.an_admin(house), layer_editor.add_layer, project_id, "Travaux", POINT)
    moderator = make.trusted(house, make.a_person(house), project_id, Role.MODERATOR)

    with pytest.raises(Refused):
        do(house, moderator, layer_editor.add_layer, project_id, "Moi", POINT)
    with pytest.raises(Refused):
        do(house, moderator, layer_editor.remove_layer, layer.id)
    with pytest.raises(NotFound):
        do(house, moderator, layer_editor.save_layer, "nothing", {})
