"""What services do is what the table says, and what screens announce is what services do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.errors import NotFound, Refused
from civic.models import Comment, Input, Project, Trust
from civic.rules.access import SYSTEM
from civic.services import (
    account,
    comments,
    inputs,
    platform_admin,
    project_editor,
    project_end,
    project_reset,
    projects,
    reactions,
    reports,
    updates,
    uploads,
)
from civic.services.input_pages import permits
from civic.services.inputs import Draft
from civic.services.work import Caller, House, Work, work
from civic.words import Act, ProjectStatus, Reason, Role, Subject
from tests import factories as make
from tests.access_table import ALWAYS, PARTICIPATE, PARTICIPATING, ROLES, Line, lines
from tests.factories import NOON

SPANS: dict[str, tuple[int, int] | None] = {
    "before": (1, 2),
    "during": (-1, 1),
    "after": (-2, -1),
    "shut": (-1, 1),
    "free": None,
}


class Town:
    """A project in one state, with one person of each role and one idea that nobody owns."""

    def __init__(self, house: House, status: ProjectStatus, time: str) -> None:
        self.house = house
        self.project = make.a_project(house, status=status)
        elsewhere = make.a_project(house, "elsewhere")
        self.box = make.an_activity(house, self.project)
        if span := SPANS[time]:
            opens = () if time == "shut" else PARTICIPATING
            make.a_phase(house, self.project, {self.box: opens}, starts=span[0], ends=span[1])
        self.idea = make.an_idea(house, self.box)
        self.people = {
            "nobody": Caller(),
            "unconfirmed": self._caller(confirmed_at=None),
            "citizen": self._caller(),
            "blocked": self._caller(blocked_until=NOON + timedelta(days=1)),
            "moderator": self._trusted(self.project, Role.MODERATOR),
            "moderator-": self._trusted(elsewhere, Role.MODERATOR),
            "manager": self._trusted(self.project, Role.PROJECT_MANAGER),
            "manager-": self._trusted(elsewhere, Role.PROJECT_MANAGER),
            "admin": self._caller(is_admin=True),
        }

    def told(self, who: str, act: Act) -> Reason | None:
        """Let somebody try, and return why they could not."""
        try:
            with work(self.house, self.people[who], now=NOON) as job:
                ACTS[act](self, job)
        except Refused as no:
            return no.refusal.reason
        except NotFound:
            return Reason.PROJECT_NOT_PUBLISHED
        return None

    def announced(self, who: str) -> dict[Act, str]:
        """Return what the page of the activity announces to somebody."""
        with work(self.house, self.people[who], now=NOON, reading=True) as job:
            opened = job.visit(self.box)
            return {act: permit.reason for act, permit in permits(job, opened).items()}

    def _caller(self, **more: Any) -> Caller:
        return make.signed_in(self.house, make.a_person(self.house, **more))

    def _trusted(self, project: str, role: Role) -> Caller:
        person = make.trusted(self.house, make.a_person(self.house), project, role)
        return make.signed_in(self.house, person)


def submit(town: Town, job: Work) -> None:
    inputs.submit(job, town.box, Draft(title="Un banc", body="<p>Ici</p>"))


def comment(town: Town, job: Work) -> None:
    comments.write(job, town.idea, "Oui")


def react(town: Town, job: Work) -> None:
    reactions.react(job, Subject.INPUT, town.idea, 1)


def view(town: Town, job: Work) -> None:
    projects.page(job, "parks")


def report(town: Town, job: Work) -> None:
    reports.report(job, Subject.INPUT, town.idea, "spam")


def append(town: Town, job: Work) -> None:
    row = job.session.get_one(Input, town.idea)
    row.author_id, row.up = job.actor.person_id, 1
    job.session.flush()
    updates.append(job, town.idea, "Il est posé.")


def manage_self(town: Town, job: Work) -> None:
    job.require(Act.MANAGE_SELF)


def moderate(town: Town, job: Work) -> None:
    comment = Comment(input_id=town.idea, body="Non", created_at=NOON)
    job.session.add(comment)
    job.session.flush()
    comments.hide(job, comment.id, "Insulte")


def manage_project(town: Town, job: Work) -> None:
    project_editor.texts_of(job, town.project)


def delete_project(town: Town, job: Work) -> None:
    with job.session.begin_nested() as tried:
        project_end.delete_draft(job, town.project)
        tried.rollback()


def reset_project(town: Town, job: Work) -> None:
    with job.session.begin_nested() as tried:
        title = job.say(job.session.get_one(Project, town.project).title).text
        project_reset.reset(job, town.project, title)
        tried.rollback()


def manage_platform(town: Town, job: Work) -> None:
    platform_admin.settings_form(job)


def send_file(town: Town, job: Work) -> None:
    uploads.may_keep(job)


def show_self(town: Town, job: Work) -> None:
    account.name_myself(job, "Ana")


ACTS: dict[Act, Callable[[Town, Work], None]] = {
    Act.SUBMIT_INPUT: submit,
    Act.COMMENT: comment,
    Act.REACT: react,
    Act.VIEW: view,
    Act.SEND_FILE: send_file,
    Act.REPORT: report,
    Act.APPEND: append,
    Act.MANAGE_SELF: manage_self,
    Act.SHOW_SELF: show_self,
    Act.MODERATE: moderate,
    Act.MANAGE_PROJECT: manage_project,
    Act.DELETE_PROJECT: delete_project,
    Act.RESET_PROJECT: reset_project,
    Act.MANAGE_PLATFORM: manage_platform,
}


@pytest.mark.parametrize("line", lines(PARTICIPATE), ids=str)
def test_taking_part_is_enforced_as_the_table_says_and_as_the_page_announces(
    house: House, line: Line
) -> None:
    town = Town(house, line.status, line.time)
    unseen = line.status is ProjectStatus.DRAFT
    for act in PARTICIPATING:
        assert {who: town.told(who, act) for who in ROLES} == line.told, act
    for who in ("moderator", "manager", "admin") if unseen else ROLES:
        expected = line.told[who] or ""
        assert town.announced(who) == dict.fromkeys(PARTICIPATING, expected), who


@pytest.mark.parametrize("line", lines(ALWAYS), ids=str)
def test_all_other_acts_are_enforced_as_the_table_says(house: House, line: Line) -> None:
    assert line.act is not None
    town = Town(house, line.status, "during")

    told = {who: town.told(who, line.act) for who in ROLES}

    if line.status is ProjectStatus.DRAFT:
        strangers = [who for who in ROLES if line.told[who]]
        hidden = dict.fromkeys(strangers, Reason.PROJECT_NOT_PUBLISHED)
        mine = {who: line.told[who] for who in ("moderator", "manager", "admin")}
        assert told == {**line.told, **hidden, **mine}
    else:
        assert told == line.told


def test_the_table_is_about_every_act() -> None:
    """Voting has a table of its own: nobody votes outside its phase (``test_ballots``)."""
    assert set(ACTS) == set(Act) - {Act.VOTE}


def test_a_role_that_is_taken_away_is_gone_at_the_next_act(house: House) -> None:
    project = make.a_project(house)
    actor = make.trusted(house, make.a_person(house), project, Role.PROJECT_MANAGER)
    caller = make.signed_in(house, actor)
    with work(house, caller, now=NOON) as job:
        assert project_editor.texts_of(job, project)

    with work(house, SYSTEM, now=NOON) as job:
        job.session.delete(job.session.exec(select(Trust)).one())

    with pytest.raises(Refused), work(house, caller, now=NOON) as job:
        project_editor.texts_of(job, project)
