"""Projects as everybody sees them: what is open, what comes, what is over, what was decided."""

from datetime import timedelta

import pytest
from sqlmodel import select

from civic.errors import NotFound
from civic.models import Activity, Input, StatusChange
from civic.rules.access import SYSTEM, Actor
from civic.services import projects
from civic.services.project_views import Home
from civic.services.work import House, work
from civic.words import ProjectStatus, Reason, Role
from tests import factories as make
from tests.factories import ALL_ACTS, NOON


def home(house: House, actor: Actor | None = None) -> Home:
    with work(house, actor or Actor(), now=NOON, reading=True) as job:
        return projects.home(job)


def a_project_with_a_phase(house: House, slug: str, starts: int, ends: int | None) -> None:
    project = make.a_project(house, slug)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: ALL_ACTS}, starts=starts, ends=ends)


def test_the_front_door_sorts_projects_by_time(house: House) -> None:
    a_project_with_a_phase(house, "now", -1, 5)
    a_project_with_a_phase(house, "soon", 1, 5)
    a_project_with_a_phase(house, "over", -5, -1)
    make.a_project(house, "kept", ProjectStatus.ARCHIVED)
    make.a_project(house, "secret", ProjectStatus.DRAFT)

    shown = home(house)

    assert [card.slug for card in shown.open] == ["now"]
    assert [card.slug for card in shown.upcoming] == ["soon"]
    assert {card.slug for card in shown.past} == {"over", "kept"}


def test_not_even_the_team_has_drafts_on_the_front_door(house: House) -> None:
    make.a_project(house, "secret", ProjectStatus.DRAFT)

    shown = home(house, make.an_admin(house))

    assert [*shown.open, *shown.upcoming, *shown.past] == []


def test_a_card_says_what_one_can_do_and_how_many_do(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    for _ in range(2):
        make.an_idea(house, box, author=ana)
    make.an_idea(house, box, author=ana, hidden_at=NOON)
    make.an_idea(house, box, author=ana, withdrawn_at=NOON)
    make.an_idea(house, box, author=make.a_person(house), hidden_at=NOON)
    make.an_idea(house, box, author=make.a_person(house), withdrawn_at=NOON)

    [card] = home(house).open

    assert (card.door.acts, card.days_left, card.inputs) == ("submit_input_react_comment", 1, 2)
    assert (card.people, card.standing) == (1, "open")


def test_what_was_decided_lately_is_told_of_what_everybody_sees(house: House) -> None:
    team, status = make.a_person(house), make.a_status(house)
    box = make.an_idea_box(house)
    draft = make.an_activity(house, make.a_project(house, "secret", ProjectStatus.DRAFT))
    seen = make.an_idea(house, box)
    unseen = [make.an_idea(house, box, hidden_at=NOON), make.an_idea(house, draft)]
    for idea in (seen, *unseen):
        step = StatusChange(
            input_id=idea, status_id=status, author_id=team.person_id, at=NOON - timedelta(hours=1)
        )
        make.keep(house, step)

    assert [decision.input_id for decision in home(house).lately] == [seen]


def test_a_page_has_its_activities_its_phases_and_its_team(house: House) -> None:
    make.an_idea_box(house)
    with work(house, SYSTEM, now=NOON) as job:
        project = job.session.exec(select(Activity.project_id)).one()
    manager = make.trusted(house, make.a_person(house), project, Role.PROJECT_MANAGER)

    with work(house, Actor(), now=NOON, reading=True) as job:
        page = projects.page(job, "parks")

    [door], [phase], [member] = page.activities, page.phases, page.team
    assert (door.method, door.has_inputs, door.submit.reason) == ("ideation", True, "not_signed_in")
    assert phase.standing == "open"
    assert member.author.id == manager.person_id
    assert page.role == Role.CITIZEN


def test_a_closed_door_says_why_and_since_when(house: House) -> None:
    a_project_with_a_phase(house, "over", -5, -1)

    with work(house, make.a_person(house), now=NOON, reading=True) as job:
        [door] = projects.page(job, "over").activities

    assert (door.submit.is_open, door.submit.reason) == (False, Reason.PHASE_ENDED)
    assert door.submit.date == NOON - timedelta(days=1)


def test_the_team_sees_the_doors_of_its_draft_as_citizens_will(house: House) -> None:
    project = make.a_project(house, "secret", ProjectStatus.DRAFT)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: ALL_ACTS}, starts=2, ends=5)

    with work(house, make.an_admin(house), now=NOON, reading=True) as job:
        [door] = projects.page(job, "secret").activities

    assert (door.submit.is_open, door.door.standing) == (True, "upcoming")
    assert door.door.date == NOON + timedelta(days=2)


@pytest.mark.parametrize("slug", ["none", "", "secret", "\x00", "' OR 1=1"])
def test_there_is_no_page_of_what_is_not_there(house: House, slug: str) -> None:
    make.a_project(house, "secret", ProjectStatus.DRAFT)

    with pytest.raises(NotFound), work(house, Actor(), now=NOON, reading=True) as job:
        projects.page(job, slug)


def test_an_activity_is_found_only_in_its_own_project(house: House) -> None:
    make.an_idea_box(house)
    make.a_project(house, "other")
    with work(house, SYSTEM, now=NOON) as job:
        slug = job.session.exec(select(Activity.slug)).one()

    with work(house, Actor(), now=NOON, reading=True) as job:
        assert projects.activity(job, "parks", slug).activity.slug == slug
        with pytest.raises(NotFound):
            projects.activity(job, "other", slug)


def test_an_account_that_is_gone_leaves_its_inputs(house: House) -> None:
    box, ana = make.an_idea_box(house), make.a_person(house)
    idea = make.an_idea(house, box, author=ana)
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.get_one(Input, idea)
        row.author_id, row.author_name = None, "Quelqu’un"

    [card] = home(house).open
    assert (card.inputs, card.people) == (1, 0)
