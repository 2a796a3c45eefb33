"""The activities of a project in the hands of its team."""

from typing import Any

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.services import activity_editor, undo
from civic.services.work import House
from civic.words import Act, Reason, Role
from tests import factories as make
from tests.services.acting import do

TITLE = {"fr": "Vos idées"}


def _values(form: activity_editor.ActivityForm) -> dict[str, Any]:
    return {field.name: field.value or field.flag for field in form.fields}


def test_an_added_activity_is_always_open_and_named_in_every_language(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)

    form = do(house, admin, activity_editor.add_activity, project_id, "information", "page")

    assert form.is_always_open
    assert form.title["nl"] == "Informatiepagina"
    assert form.missing == ("text",)


def test_settings_are_kept_as_the_method_understands_them(house: House) -> None:
    activity_id, admin = make.an_idea_box(house), make.an_admin(house)
    sent = {"up": "limited", "most_up": "5", "most_inputs": "", "comments": False}

    form = do(house, admin, activity_editor.save_activity, activity_id, TITLE, sent)

    values = _values(form)
    assert (values["up"], values["most_up"], values["comments"]) == ("limited", "5", False)
    assert form.acts == ("react", "submit_input")


def test_rich_settings_are_made_harmless(house: House) -> None:
    admin = make.an_admin(house)
    activity_id = make.an_activity(house, make.a_project(house), "information")
    sent = {"text": {"fr": "<p>Oui</p><img src=x onerror=alert(1)>"}}

    form = do(house, admin, activity_editor.save_activity, activity_id, TITLE, sent)

    assert form.fields[0].texts == {"fr": "<p>Oui</p>"}
    assert form.missing == ()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        pytest.param({"most_up": "0"}, "most_up", id="below the least"),
        pytest.param({"most_up": "1001"}, "most_up", id="above the most"),
        pytest.param({"noun": "motor"}, "noun", id="a choice that is not on offer"),
        pytest.param({"secret": True}, "secret", id="a setting that does not exist"),
        pytest.param({"first_view": "map", "views": ["list"]}, "", id="two that do not agree"),
    ],
)
def test_settings_that_the_method_does_not_accept_are_refused(
    house: House, sent: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        do(
            house, make.an_admin(house), activity_editor.save_activity,
            make.an_idea_box(house), TITLE, sent,
        )  # fmt: skip

    assert refused.value.field == field


def test_a_grid_says_what_is_open_when(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    activity_id = make.an_activity(house, project_id)
    first = make.a_phase(house, project_id, {})
    second = make.a_phase(house, project_id, {}, starts=2, ends=None)

    grid = {first: ["submit_input"], second: []}
    form = do(house, admin, activity_editor.set_openings, activity_id, grid)
    assert [opening.acts for opening in form.openings] == [("submit_input",), ()]
    assert not form.is_always_open
    assert do(house, admin, activity_editor.set_openings, activity_id, None).is_always_open


@pytest.mark.parametrize(
    "grid",
    [
        pytest.param({}, id="no phase at all"),
        pytest.param({"elsewhere": ["comment"]}, id="a phase of another project"),
        pytest.param({"own": ["manage_project"]}, id="an act that the method has not"),
        pytest.param({"own": "comment"}, id="acts that are no list"),
    ],
)
def test_a_grid_that_makes_no_sense_is_refused(house: House, grid: dict[str, object]) -> None:
    project_id = make.a_project(house)
    activity_id = make.an_activity(house, project_id)
    own = make.a_phase(house, project_id, {})
    elsewhere = make.a_phase(house, make.a_project(house, "roads"), {})
    ids = {"own": own, "elsewhere": elsewhere}

    with pytest.raises(Invalid):
        do(
            house, make.an_admin(house), activity_editor.set_openings,
            activity_id, {ids[key]: acts for key, acts in grid.items()},
        )  # fmt: skip


def test_activities_change_places(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    ids = [
        do(house, admin, activity_editor.add_activity, project_id, "ideation", "ideas").id
        for _ in range(3)
    ]

    do(house, admin, activity_editor.move_activity, ids[2], -1)

    found = do(house, admin, activity_editor.activities_of, project_id)
    assert [form.id for form in found] == [ids[0], ids[2], ids[1]]


def test_an_empty_activity_is_removed_and_comes_back(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    activity_id = make.an_activity(house, project_id)
    make.a_phase(house, project_id, {activity_id: (Act.REACT,)})

    entry = do(house, admin, activity_editor.remove_activity, activity_id)
    assert do(house, admin, activity_editor.activities_of, project_id) == []
    do(house, admin, undo.restore, entry)

    (form,) = do(house, admin, activity_editor.activities_of, project_id)
    assert form.openings[0].acts == ("react",)


def test_an_activity_to_which_people_contributed_is_not_removed(house: House) -> None:
    activity_id = make.an_idea_box(house)
    make.an_idea(house, activity_id)

    with pytest.raises(Refused) as refused:
        do(house, make.an_admin(house), activity_editor.remove_activity, activity_id)
    assert refused.value.refusal.figures == (("count", "1"),)
    assert refused.value.refusal.reason is Reason.IN_USE


def test_only_those_who_manage_the_project_touch_its_activities(house: House) -> None:
    project_id = make.a_project(house)
    activity_id = make.an_activity(house, project_id)
    moderator = make.trusted(house, make.a_person(house), project_id, Role.MODERATOR)

    with pytest.raises(Refused):
        do(house, moderator, activity_editor.save_activity, activity_id, TITLE, {})
    with pytest.raises(Refused):
        do(house, moderator, activity_editor.set_openings, activity_id, None)
    with pytest.raises(NotFound):
        do(house, moderator, activity_editor.remove_activity, "nothing")
