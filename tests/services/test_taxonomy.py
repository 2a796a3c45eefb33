"""Tags, statuses, areas and folders in the hands of the team."""

from collections.abc import Callable
from typing import Any

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import BallotOption, Input, InputTag, OptionStep
from civic.services import areas, folders, project_editor, taxonomy, undo
from civic.services.work import House, Work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

NAME = {"fr": "Vert", "nl": "Groen"}
SHAPES = """{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"name": "Nord"}, "geometry":
  {"type": "Polygon", "coordinates": [[[0, 45], [9, 45], [9, 50], [0, 50], [0, 45]]]}},
 {"type": "Feature", "properties": {"name": "Sud"}, "geometry":
  {"type": "Polygon", "coordinates": [[[0, 40], [9, 40], [9, 45], [0, 45], [0, 40]]]}}]}"""
ONE = '{"type": "Polygon", "coordinates": [[[0, 45], [9, 45], [9, 50], [0, 50], [0, 45]]]}'


def _area_of(house: House, input_id: str) -> str | None:
    def read(work: Work) -> str | None:
        row = work.session.get(Input, input_id)
        return row.area_id if row else None

    return do(house, make.an_admin(house), read)


def test_a_new_platform_has_its_statuses_and_gets_them_once(house: House) -> None:
    admin = make.an_admin(house)
    for _ in range(2):
        do(house, admin, taxonomy.begin)

    found = do(house, admin, taxonomy.statuses)
    assert [status.key for status in found][:2] == ["seen", "considered"]
    assert len(found) == 8
    assert [status.key for status in found if status.is_closing] == [
        "implemented",
        "not_retained",
        "ineligible",
        "merged",
    ]


def test_one_status_at_most_is_the_first(house: House) -> None:
    admin = make.an_admin(house)
    made = [
        do(house, admin, taxonomy.add_status, {"name": {"fr": name}, "is_first": True})
        for name in ("Reçue", "Reçue")
    ]

    found = do(house, admin, taxonomy.statuses)
    assert [(s.key, s.is_first) for s in found] == [("recue", False), ("recue_2", True)]
    do(house, admin, taxonomy.order_statuses, [made[1].id])
    assert [s.id for s in do(house, admin, taxonomy.statuses)] == [made[1].id, made[0].id]


def test_a_status_is_renamed_and_recoloured_at_once(house: House) -> None:
    admin, status_id = make.an_admin(house), make.a_status(house)

    do(house, admin, taxonomy.save_status, status_id, {"name": NAME, "colour": "#AABBCC"})

    (status,) = do(house, admin, taxonomy.statuses)
    assert (status.name, status.colour) == (NAME, "#aabbcc")


def test_a_status_that_an_input_has_stays(house: House) -> None:
    status_id = make.a_status(house)
    make.an_idea(house, make.an_idea_box(house), status_id=status_id)

    with pytest.raises(Refused) as refused:
        do(house, make.an_admin(house), taxonomy.remove_status, status_id)
    assert refused.value.refusal.reason is Reason.IN_USE


def test_an_unused_status_goes_and_comes_back(house: House) -> None:
    status_id, admin = make.a_status(house), make.an_admin(house)

    entry = do(house, admin, taxonomy.remove_status, status_id)
    assert do(house, admin, taxonomy.statuses) == []
    do(house, admin, undo.restore, entry)
    assert [s.id for s in do(house, admin, taxonomy.statuses)] == [status_id]


def test_tags_are_made_named_ordered_removed_and_put_back(house: House) -> None:
    admin = make.an_admin(house)
    first, second = (do(house, admin, taxonomy.add_tag, NAME) for _ in range(2))
    do(house, admin, taxonomy.save_tag, first.id, {"fr": "Bleu"})
    do(house, admin, taxonomy.order_tags, [second.id, first.id])
    assert [t.name["fr"] for t in do(house, admin, taxonomy.tags)] == ["Vert", "Bleu"]

    entry = do(house, admin, taxonomy.remove_tag, first.id)
    assert len(do(house, admin, taxonomy.tags)) == 1
    do(house, admin, undo.restore, entry)
    assert len(do(house, admin, taxonomy.tags)) == 2


def test_a_tag_that_an_input_carries_stays(house: House) -> None:
    admin = make.an_admin(house)
    tag = do(house, admin, taxonomy.add_tag, NAME)
    make.keep(
        house,
        InputTag(input_id=make.an_idea(house, make.an_idea_box(house)), tag_id=tag.id),
    )

    with pytest.raises(Refused) as refused:
        do(house, admin, taxonomy.remove_tag, tag.id)
    assert refused.value.refusal.figures == (("count", "1"),)


def test_areas_come_from_a_file_and_take_in_the_inputs_that_lie_there(house: House) -> None:
    admin, box = make.an_admin(house), make.an_idea_box(house)
    input_id = make.an_idea(house, box, lat=48.0, lng=2.0)

    assert do(house, admin, areas.add_areas, SHAPES) == 2
    assert do(house, admin, areas.add_areas, SHAPES) == 2

    found = do(house, admin, areas.areas)
    assert [(a.name["fr"], a.has_shape, a.inputs) for a in found] == [
        ("Nord", True, 1),
        ("Sud", True, 0),
    ]
    assert _area_of(house, input_id) == found[0].id


def test_a_removed_area_leaves_its_inputs_and_takes_them_back(house: House) -> None:
    admin = make.an_admin(house)
    input_id = make.an_idea(house, make.an_idea_box(house), lat=48.0, lng=2.0)
    do(house, admin, areas.add_area, NAME, ONE)
    (area,) = do(house, admin, areas.areas)

    entry = do(house, admin, areas.remove_area, area.id)
    assert _area_of(house, input_id) is None
    do(house, admin, areas.restore, entry)
    assert _area_of(house, input_id) == area.id


def test_an_area_that_the_team_has_found_to_pay_for_something_stays(house: House) -> None:
    admin, box = make.an_admin(house), make.an_idea_box(house)
    first, latest = make.an_idea(house, box), make.an_idea(house, box)
    do(house, admin, areas.add_areas, SHAPES)
    north, south = do(house, admin, areas.areas)
    make.keep(
        house,
        OptionStep(input_id=first, verdict="open", area_id=south.id, at=NOON),
        BallotOption(input_id=latest, activity_id=box, area_id=north.id),
    )

    for area in (north, south):
        with pytest.raises(Refused) as no:
            do(house, admin, areas.remove_area, area.id)
        assert no.value.refusal.reason is Reason.IN_USE
    assert len(do(house, admin, areas.areas)) == 2


def test_an_area_takes_another_name_shape_and_place(house: House) -> None:
    admin = make.an_admin(house)
    do(house, admin, areas.add_areas, SHAPES)
    north, south = do(house, admin, areas.areas)
    do(house, admin, areas.save_area, south.id, {"fr": "Midi"}, ONE)
    do(house, admin, areas.order_areas, [south.id, north.id])

    assert [a.name["fr"] for a in do(house, admin, areas.areas)] == ["Midi", "Nord"]


def test_folders_group_projects_and_go_only_when_empty(house: House) -> None:
    admin, project_id = make.an_admin(house), make.a_project(house)
    folder = do(house, admin, folders.add_folder, {"title": {"fr": "Nature en ville"}})
    assert folder.slug == "nature-en-ville"
    do(house, admin, project_editor.file_under, project_id, folder.id, [], [])

    with pytest.raises(Refused):
        do(house, admin, folders.remove_folder, folder.id)
    do(house, admin, project_editor.file_under, project_id, "", [], [])
    entry = do(house, admin, folders.remove_folder, folder.id)
    assert do(house, admin, folders.folders) == []
    do(house, admin, undo.restore, entry)
    kept = do(house, admin, folders.save_folder, folder.id, {"title": {"fr": "Nature"}})
    assert (kept.slug, kept.title) == ("nature-en-ville", {"fr": "Nature"})


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        pytest.param(taxonomy.add_tag, ({"nl": "Groen"},), id="a tag without its main name"),
        pytest.param(taxonomy.add_status, ({"name": {}},), id="a status without a name"),
        pytest.param(
            taxonomy.add_status, ({"name": NAME, "colour": "red"},), id="a colour that is none"
        ),
        pytest.param(areas.add_area, ({}, ONE), id="an area without a name"),
        pytest.param(areas.add_area, (NAME, SHAPES), id="an area of two shapes"),
        pytest.param(areas.add_areas, ("{}",), id="a file that is no GeoJSON"),
        pytest.param(folders.add_folder, ({"title": {}},), id="a folder without a title"),
    ],
)
def test_a_word_that_cannot_be_is_refused(
    house: House, act: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    with pytest.raises(Invalid):
        do(house, make.an_admin(house), act, *arguments)


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        (taxonomy.save_tag, (NAME,)),
        (taxonomy.remove_tag, ()),
        (taxonomy.save_status, ({},)),
        (taxonomy.remove_status, ()),
        (areas.save_area, (NAME,)),
        (areas.remove_area, ()),
        (folders.save_folder, ({},)),
        (folders.remove_folder, ()),
    ],
)
def test_what_is_not_there_is_not_found(
    house: House, act: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    with pytest.raises(NotFound):
        do(house, make.an_admin(house), act, "nothing", *arguments)


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        (taxonomy.begin, ()),
        (taxonomy.tags, ()),
        (taxonomy.add_tag, (NAME,)),
        (taxonomy.save_tag, ("x", NAME)),
        (taxonomy.remove_tag, ("x",)),
        (taxonomy.order_tags, ([],)),
        (taxonomy.statuses, ()),
        (taxonomy.add_status, ({"name": NAME},)),
        (taxonomy.save_status, ("x", {})),
        (taxonomy.remove_status, ("x",)),
        (taxonomy.order_statuses, ([],)),
        (areas.areas, ()),
        (areas.add_area, (NAME,)),
        (areas.add_areas, (SHAPES,)),
        (areas.save_area, ("x", NAME)),
        (areas.remove_area, ("x",)),
        (areas.order_areas, ([],)),
        (areas.place_inputs, ()),
        (folders.folders, ()),
        (folders.add_folder, ({"title": NAME},)),
        (folders.save_folder, ("x", {})),
        (folders.remove_folder, ("x",)),
    ],
)
def test_only_an_admin_touches_the_platforms_words(
    house: House, act: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    project_id = make.a_project(house)
    manager = make.trusted(house, make.a_person(house), project_id, Role.PROJECT_MANAGER)

    with pytest.raises(Refused):
        do(house, manager, act, *arguments)
