"""An unlisted project is read by whoever knows its address, and found in no list."""

from collections.abc import Callable
from typing import Any

import pytest

from civic.errors import NotFound
from civic.models import Folder, MapLayer, Project
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import (
    answers,
    api_inputs,
    api_projects,
    feeds,
    gazetteer,
    inputs,
    profiles,
    project_copy,
    projects,
    publishing,
    sharing,
)
from civic.services.inputs import Draft
from civic.services.work import House, Work, work
from civic.words import Role
from tests import factories as make
from tests.services.acting import do


class Quiet:
    """An unlisted project in a folder, with an idea, an answer and a layer with names."""

    def __init__(self, house: House) -> None:
        self.admin, self.ana = make.an_admin(house), make.a_person(house)
        folder = Folder(slug="quartiers", title={"fr": "Quartiers"})
        make.keep(house, folder)
        self.box = make.an_idea_box(house, "quiet")
        with work(house, SYSTEM) as job:
            project = job.visit(self.box).project
            project.folder_id = folder.id
            self.project = project.id
        self.idea = make.an_idea(house, self.box, author=self.ana)
        status = make.a_status(house)
        make.a_comment(house, self.idea, self.ana)
        line = {"type": "LineString", "coordinates": [[3.0, 50.0], [3.002, 50.0]]}
        feature = {"type": "Feature", "properties": {"name": "Rue Haute"}, "geometry": line}
        shapes = {"type": "FeatureCollection", "features": [feature]}
        make.keep(house, MapLayer(project_id=self.project, geojson=shapes))
        do(house, self.admin, answers.set_status, self.idea, status, "Oui")


LISTS: dict[str, Callable[[Work, Quiet], object]] = {
    "home": lambda job, town: [
        (home := projects.home(job)).open, home.upcoming, home.past, home.lately,
    ],
    "folder": lambda job, town: projects.folder(job, "quartiers").projects,
    "site map": lambda job, town: [
        place.address for place in feeds.pages(job) if place.address != "/"
    ],
    "projects of the API": lambda job, town: api_projects.listed(job, "", "", 50).items,
    "inputs of the API": lambda job, town: [
        key for key in api_inputs.visible_projects(job) if key == town.project
    ],
    "inputs of a person": lambda job, town: profiles.profile(job, town.ana.person_id or "").lines,
    "comments of a person": lambda job, town: profiles.profile(
        job, town.ana.person_id or ""
    ).written.lines,
    "names of places": lambda job, town: gazetteer.named_shapes(job),
}  # fmt: skip


@pytest.mark.parametrize("kept", LISTS)
def test_it_stands_in_a_list_until_it_is_taken_out(house: House, kept: str) -> None:
    town = Quiet(house)
    do_read = LISTS[kept]

    def seen(who: Actor) -> bool:
        with work(house, who, reading=True) as job:
            try:
                found = do_read(job, town)
            except NotFound:
                return False
        return any(found) if isinstance(found, list) else bool(found)

    assert seen(Actor())
    do(house, town.admin, publishing.unlist, town.project)
    assert not seen(Actor())
    do(house, town.admin, publishing.list_again, town.project)
    assert seen(Actor())


def test_whoever_knows_the_address_reads_and_takes_part(house: House) -> None:
    town = Quiet(house)
    do(house, town.admin, publishing.unlist, town.project)

    page = do(house, Actor(), projects.page, "quiet")

    assert (page.card.inputs, page.card.is_public) == (1, False)
    assert do(house, town.ana, inputs.submit, town.box, Draft(title="Un banc", body="<p>Oui</p>"))


def test_search_engines_are_asked_to_pass_by(house: House) -> None:
    town = Quiet(house)

    def public() -> list[bool]:
        shared: list[Any] = [
            do(house, Actor(), sharing.project, "quiet"),
            do(house, Actor(), sharing.activity, "quiet", page.activities[0].slug, {}),
            do(house, Actor(), sharing.contribution, town.idea, Look()),
        ]
        return [one.outside.is_public for one in shared]

    page = do(house, Actor(), projects.page, "quiet")
    assert public() == [True, True, True]
    do(house, town.admin, publishing.unlist, town.project)
    assert public() == [False, False, False]


def test_it_has_no_feed(house: House) -> None:
    town = Quiet(house)
    assert do(house, Actor(), feeds.feed, "quiet").entries
    do(house, town.admin, publishing.unlist, town.project)

    with pytest.raises(NotFound):
        do(house, Actor(), feeds.feed, "quiet")


def test_its_team_finds_it_through_the_api(house: House) -> None:
    town = Quiet(house)
    do(house, town.admin, publishing.unlist, town.project)
    manager = make.trusted(house, make.a_person(house), town.project, Role.PROJECT_MANAGER)

    found = do(house, manager, api_projects.listed, "", "", 50)

    assert [item.id for item in found.items] == [town.project]


@pytest.mark.parametrize("act", [publishing.unlist, publishing.list_again])
def test_a_moderator_moves_it_in_and_out_of_no_list(
    house: House, act: Callable[[Work, str], None]
) -> None:
    town = Quiet(house)
    moderator = make.trusted(house, make.a_person(house), town.project, Role.MODERATOR)

    with pytest.raises(Exception, match="not_allowed"):
        do(house, moderator, act, town.project)


def test_a_copy_of_an_unlisted_project_is_unlisted(house: House) -> None:
    town = Quiet(house)
    do(house, town.admin, publishing.unlist, town.project)

    new = do(house, town.admin, project_copy.copy, town.project, project_copy.Wish("Suite", "keep"))

    with work(house, SYSTEM, reading=True) as job:
        assert not job.session.get_one(Project, new).is_listed
