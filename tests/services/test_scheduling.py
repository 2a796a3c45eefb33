"""A scheduled project is public from its moment on, by the clock of whoever reads."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.adapters.mail import MemoryMailer
from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, Job, Project, ProjectArea, WebhookDelivery
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    coming_out,
    feeds,
    following,
    inputs,
    mail,
    notifications,
    project_start,
    projects,
    publishing,
    team_home,
    webhooks,
)
from civic.services.inputs import Draft
from civic.services.project_start import Beginning
from civic.services.work import House, work
from civic.words import Followed, Happening, News, ProjectStatus, Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

MOMENT = "2026-06-03T18:30"
AT = datetime.fromisoformat("2026-06-03T16:30:00+00:00")  # half past six in Paris
BEFORE, AFTER = AT - timedelta(seconds=1), AT


def a_draft(house: House, question: str = "Quels parcs ?") -> str:
    begun = Beginning("ideation", "ideas", "Nos parcs", question, "2026-06-01")
    return do(house, make.an_admin(house), project_start.create, begun)


def a_scheduled(house: House) -> str:
    project = a_draft(house)
    do(house, make.an_admin(house), publishing.schedule, project, MOMENT)
    return project


def see(house: House, at: datetime, service: Any, *args: Any, who: Actor | None = None) -> Any:
    with work(house, who or Actor(), now=at, reading=True) as job:
        return service(job, *args)


def run(house: House, at: datetime, times: int = 1) -> None:
    """Run what waits, as an outbox would whose clock says ``at``."""
    with work(house, SYSTEM, reading=True) as job:
        due = select(Job).where(Job.name == coming_out.JOB, Job.run_at <= at)
        named = [row.payload["project"] for row in job.session.exec(due)]
    for project in named * times:
        with work(house, SYSTEM, now=at) as job:
            coming_out.tell_of(job, project)


def test_nobody_sees_it_before_and_everybody_from_the_moment_on(house: House) -> None:
    a_scheduled(house)

    with pytest.raises(NotFound):
        see(house, BEFORE, projects.page, "nos-parcs")
    home = see(house, BEFORE, projects.home)
    assert [*home.open, *home.upcoming, *home.past] == []
    assert len(see(house, BEFORE, feeds.pages)) == 1

    page = see(house, AFTER, projects.page, "nos-parcs")
    assert page.card.status == ProjectStatus.PUBLISHED
    home = see(house, AFTER, projects.home)
    assert [card.slug for card in [*home.open, *home.upcoming, *home.past]] == ["nos-parcs"]
    assert len(see(house, AFTER, feeds.pages)) > 1


def test_people_take_part_from_the_moment_on_without_any_job(house: House) -> None:
    a_scheduled(house)
    ana = make.a_person(house)
    page = see(house, AFTER, projects.page, "nos-parcs")

    with pytest.raises(NotFound), work(house, ana, now=BEFORE) as job:
        inputs.submit(job, page.activities[0].id, Draft(title="Un banc"))
    with work(house, ana, now=AFTER) as job:
        assert inputs.submit(job, page.activities[0].id, Draft(title="Un banc", body="<p>Oui</p>"))


def test_the_team_reads_when_it_comes_out_and_that_it_is_scheduled(house: House) -> None:
    project, admin = a_scheduled(house), make.an_admin(house)

    found = see(house, BEFORE, publishing.readiness, project, who=admin)
    assert (found.status, found.comes_out_at, found.zone) == ("scheduled", AT, "Europe/Paris")
    assert see(house, BEFORE, team_home.desk, who=admin).projects[0].status == "scheduled"
    assert see(house, AFTER, publishing.readiness, project, who=admin).status == "published"


def test_a_draft_that_is_not_ready_is_not_scheduled(house: House) -> None:
    project = a_draft(house, question="")

    with pytest.raises(Refused) as no:
        do(house, make.an_admin(house), publishing.schedule, project, MOMENT)

    assert no.value.refusal.reason is Reason.NOT_READY


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("", "invalid.missing", id="nothing"),
        pytest.param("2026-06-01T14:00", "team_life.moment_passed", id="this very moment"),
        pytest.param("2025-01-01T00:00", "team_life.moment_passed", id="last year"),
        pytest.param("demain", "invalid.date", id="no date"),
        pytest.param(["x"], "invalid.date", id="no text"),
    ],
)
def test_a_moment_that_is_not_to_come_is_said_at_its_field(
    house: House, typed: object, key: str
) -> None:
    project = a_draft(house)

    with pytest.raises(Invalid) as wrong:
        do(house, make.an_admin(house), publishing.schedule, project, typed)

    assert (wrong.value.field, wrong.value.key) == ("moment", key)


@pytest.mark.parametrize("status", [ProjectStatus.PUBLISHED, ProjectStatus.ARCHIVED])
def test_what_is_out_is_not_scheduled(house: House, status: ProjectStatus) -> None:
    project = make.a_project(house, status=status)

    for act, args in ((publishing.schedule, (MOMENT,)), (publishing.unschedule, ())):
        with pytest.raises(Refused):
            do(house, make.an_admin(house), act, project, *args)


@pytest.mark.parametrize("role", [Role.MODERATOR, None])
def test_who_does_not_manage_a_project_schedules_nothing(house: House, role: Role | None) -> None:
    project, actor = a_draft(house), make.a_person(house)
    if role:
        actor = make.trusted(house, actor, project, role)

    with pytest.raises((Refused, NotFound)):
        do(house, actor, publishing.schedule, project, MOMENT)


def test_it_can_be_cancelled_moved_and_published_at_once(house: House) -> None:
    project, admin = a_scheduled(house), make.an_admin(house)

    do(house, admin, publishing.unschedule, project)
    with pytest.raises(NotFound):
        see(house, AFTER, projects.page, "nos-parcs")
    assert do(house, admin, publishing.readiness, project).status == "draft"

    do(house, admin, publishing.schedule, project, "2026-06-09T08:00")
    do(house, admin, publishing.schedule, project, MOMENT)
    assert see(house, AFTER, projects.page, "nos-parcs")

    do(house, admin, publishing.publish, project)
    assert see(house, NOON, projects.page, "nos-parcs")
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get_one(Project, project).published_at == NOON


def test_cancelling_what_is_not_scheduled_changes_nothing(house: House) -> None:
    project = a_draft(house)

    do(house, make.an_admin(house), publishing.unschedule, project)

    assert do(house, make.an_admin(house), publishing.readiness, project).status == "draft"


class Followers:
    """Somebody who follows the place that a scheduled project is about, and somebody else."""

    def __init__(self, house: House, *, is_listed: bool = True) -> None:
        self.house = house
        self.project = a_scheduled(house)
        area = Area(name={"fr": "Nord"})
        make.keep(house, area, ProjectArea(project_id=self.project, area_id=area.id))
        self.ana, self.ben = make.a_person(house), make.a_person(house)
        do(house, self.ana, following.follow, Followed.AREA, area.id, on=True)
        if not is_listed:
            do(house, make.an_admin(house), publishing.unlist, self.project)

    def told(self, who: Actor) -> list[str]:
        """Return what kinds of news somebody has."""
        with work(self.house, who, now=AFTER, reading=True) as job:
            return [line.kind for line in notifications.mine(job).lines]


def test_who_follows_is_told_once_when_it_comes_out(house: House) -> None:
    town = Followers(house)

    run(house, BEFORE)
    assert town.told(town.ana) == []
    run(house, AFTER, times=2)

    assert town.told(town.ana) == [News.PUBLISHED]
    assert town.told(town.ben) == []
    with work(house, SYSTEM, reading=True) as job:
        letters = [row.payload for row in job.session.exec(select(Job).where(Job.name == "mail"))]
    for letter in letters:
        mail.JOBS["mail"](house, letter, lambda done, stage="": None)
    assert isinstance(house.mailer, MemoryMailer)
    assert [sent.subject for sent in house.mailer.sent] == ["Un nouveau projet : Nos parcs"]


def test_nobody_is_told_of_what_was_cancelled(house: House) -> None:
    town = Followers(house)
    do(house, make.an_admin(house), publishing.unschedule, town.project)

    run(house, AFTER)

    assert town.told(town.ana) == []


def test_who_follows_a_place_is_not_told_of_what_stands_in_no_list(house: House) -> None:
    town = Followers(house, is_listed=False)

    run(house, AFTER)

    assert town.told(town.ana) == []


def test_other_programs_are_told_once_when_it_comes_out(house: House) -> None:
    admin = make.an_admin(house)
    typed = {"url": "https://hook.example/in", "events": [Happening.PROJECT_PUBLISHED.value]}
    do(house, admin, webhooks.add, typed)
    a_scheduled(house)

    def deliveries() -> int:
        with work(house, SYSTEM, reading=True) as job:
            return len(job.session.exec(select(WebhookDelivery)).all())

    assert deliveries() == 0
    run(house, AFTER, times=2)
    assert deliveries() == 1
