"""Widgets in the hands of an administrator."""

from typing import Any

import pytest

from civic.errors import Invalid, Refused
from civic.models import Project
from civic.rules.access import SYSTEM
from civic.services import widget_desk
from civic.services.work import House, work
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.services.acting import do

CHOSEN: dict[str, Any] = {
    "kind": "list", "source": "", "tag": "", "input": "", "order": "new", "items": "5",
    "pictures": False, "lang": "", "theme": "auto", "colour": "", "height": "640", "fits": True,
}  # fmt: skip


def composed(house: House, **chosen: Any) -> widget_desk.Composed:
    return do(house, make.an_admin(house), widget_desk.compose, {**CHOSEN, **chosen})


def test_what_is_chosen_is_what_is_shown_and_pasted(house: House) -> None:
    box = make.an_activity(house, make.a_project(house))
    found = composed(house, source=f"activity:{box}", items="3", theme="dark", lang="en")

    assert found.path == f"/widget/list?activity={box}&items=3&lang=en&theme=dark"
    assert f'src="http://localhost:3000{found.path.replace("&", "&amp;")}"' in found.snippet
    assert 'title="Contributions on Civic"' in found.snippet
    assert 'height="640"' in found.snippet


def test_a_single_contribution_is_chosen_by_the_address_of_its_page(house: House) -> None:
    found = composed(house, kind="input", input="https://c.example/inputs/abc123?comments=new")

    assert found.path == "/widget/input?input=abc123"


def test_the_colour_of_the_platform_is_not_said(house: House) -> None:
    assert composed(house, colour="#1F5B57").path == "/widget/list"
    assert composed(house, colour="#AA3311").path == "/widget/list?colour=aa3311"


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "vote"), ("source", "activity:x"), ("order", "random"), ("items", "0"),
     ("items", "21"), ("height", "5"), ("height", "9" * 200), ("lang", "xx"), ("colour", "red"),
     ("theme", "<b>"), ("tag", "x")],
)  # fmt: skip
def test_a_choice_that_is_none_is_refused_by_its_name(house: House, name: str, value: str) -> None:
    with pytest.raises(Invalid) as no:
        composed(house, **{name: value})

    assert no.value.field == name


def test_a_contribution_must_be_named(house: House) -> None:
    with pytest.raises(Invalid) as no:
        composed(house, kind="input", input="")

    assert (no.value.field, no.value.key) == ("input", "team_widget.input_missing")


def test_only_what_everybody_may_see_is_offered(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.an_activity(house, make.a_project(house, "secret", ProjectStatus.DRAFT))
    make.an_activity(house, project, "information")
    found = do(house, make.an_admin(house), widget_desk.desk)

    assert [each.value for each in found.sources] == [f"project:{project}", f"activity:{box}"]


def test_the_sites_are_kept_and_shown_again(house: House) -> None:
    admin = make.an_admin(house)
    kept = do(house, admin, widget_desk.save_sites, "www.ville.fr\n*.parcs.org")

    assert kept.sites == "https://www.ville.fr\nhttps://*.parcs.org"
    assert do(house, admin, widget_desk.desk).sites == kept.sites
    assert do(house, admin, widget_desk.save_sites, "").sites == ""


def test_a_site_that_is_none_changes_nothing(house: House) -> None:
    admin = make.an_admin(house)
    do(house, admin, widget_desk.save_sites, "www.ville.fr")
    with pytest.raises(Invalid):
        do(house, admin, widget_desk.save_sites, "*")

    assert do(house, admin, widget_desk.desk).sites == "https://www.ville.fr"


@pytest.mark.parametrize("role", [Role.CITIZEN, Role.PROJECT_MANAGER])
def test_widgets_are_for_administrators(house: House, role: Role) -> None:
    project = make.a_project(house)
    person = make.a_person(house)
    if role is not Role.CITIZEN:
        person = make.trusted(house, person, project, role)
    for act in (widget_desk.desk, lambda job: widget_desk.compose(job, CHOSEN)):
        with pytest.raises(Refused):
            do(house, person, act)
    with pytest.raises(Refused):
        do(house, person, widget_desk.save_sites, "www.ville.fr")


def test_a_project_that_is_made_public_is_offered(house: House) -> None:
    make.an_activity(house, project := make.a_project(house, status=ProjectStatus.DRAFT))
    admin = make.an_admin(house)
    assert do(house, admin, widget_desk.desk).sources == []
    with work(house, SYSTEM) as job:
        job.session.get_one(Project, project).status = ProjectStatus.PUBLISHED

    assert do(house, admin, widget_desk.desk).sources[0].value == f"project:{project}"
