"""The names of layers: read once for each layer, and gone with it."""

from civic.models import MapLayer, Project
from civic.rules.access import SYSTEM, Actor
from civic.services import layer_editor, layers
from civic.services.gazetteer import named_shapes
from civic.services.work import House, work
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

NOBODY = Actor()
LINE = {"type": "LineString", "coordinates": [[3.0, 50.0], [3.002, 50.0]]}


def a_layer(house: House, project_id: str, name: str = "Rue Haute") -> str:
    """Add a layer of one street to a project; return its id."""
    street = {"type": "Feature", "properties": {"name": name}, "geometry": LINE}
    layer = MapLayer(project_id=project_id, name={"fr": "Rues"}, geojson={"features": [street]})
    make.keep(house, layer)
    return layer.id


def near(house: House) -> str:
    """Return the name of the place beside the street."""
    return do(house, NOBODY, layers.nearest, 50.0005, 3.001)


def test_a_layer_is_made_ready_once_whatever_is_written_meanwhile(house: House) -> None:
    project = make.a_project(house)
    a_layer(house, project)
    with work(house, NOBODY, reading=True) as job:
        (first,) = named_shapes(job)

    a_layer(house, project, "Rue Basse")

    with work(house, NOBODY, reading=True) as job:
        assert first in named_shapes(job)
        assert len(named_shapes(job)) == 2


def test_a_new_layer_is_asked_at_once_and_a_removed_one_no_more(house: House) -> None:
    project = make.a_project(house)
    assert near(house) == ""

    layer = a_layer(house, project)
    assert near(house) == "Rue Haute"
    do(house, make.an_admin(house), layer_editor.remove_layer, layer)

    assert near(house) == ""
    assert do(house, NOBODY, layers.search, "rue") == []


def test_the_layers_of_a_draft_are_asked_once_it_is_published(house: House) -> None:
    project = make.a_project(house, status=ProjectStatus.DRAFT)
    a_layer(house, project)
    assert near(house) == ""

    with work(house, SYSTEM, now=NOON) as job:
        job.session.get_one(Project, project).status = ProjectStatus.PUBLISHED

    assert near(house) == "Rue Haute"


def test_the_nearest_of_several_layers_names_a_place(house: House) -> None:
    project = make.a_project(house)
    far = {"type": "Point", "coordinates": [3.001, 50.0012]}
    stop = {"type": "Feature", "properties": {"name": "Arrêt"}, "geometry": far}
    make.keep(house, MapLayer(project_id=project, name={"fr": "A"}, geojson={"features": [stop]}))
    a_layer(house, project)

    assert near(house) == "Rue Haute"
    assert do(house, NOBODY, layers.nearest, 50.0010, 3.001) == "Arrêt"
