"""Whoever previews sees what citizens will see, may look at drafts, and takes part in nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlmodel import select

from civic.errors import NotFound, Refused
from civic.models import LogEntry
from civic.rules.access import SYSTEM
from civic.services import (
    comments,
    input_pages,
    inputs,
    people,
    project_editor,
    projects,
    reactions,
)
from civic.services.inputs import Draft
from civic.services.work import Caller, House, Work, work
from civic.words import ProjectStatus, Reason, Role, Subject
from tests import factories as make
from tests.factories import ALL_ACTS, NOON


class Draught:
    """A draft project whose box opens in two days, with an idea, and its manager's browser."""

    def __init__(self, house: House) -> None:
        self.project = make.a_project(house, "secret", ProjectStatus.DRAFT)
        self.box = make.an_activity(house, self.project)
        make.a_phase(house, self.project, {self.box: ALL_ACTS}, starts=2, ends=5)
        self.idea = make.an_idea(house, self.box)
        manager = make.a_person(house)
        make.trusted(house, manager, self.project, Role.PROJECT_MANAGER)
        self.manager = make.signed_in(house, manager)
        self.previewing = replace(self.manager, previews=True)


def seen(house: House, caller: Caller, town: Draught) -> list[tuple[str, bool, str]]:
    """Return what each of the three pages says of the reader: their role, and their permits."""
    with work(house, caller, now=NOON, reading=True) as job:
        project = projects.page(job, "secret")
        activity = projects.activity(job, "secret", project.activities[0].slug)
        page = input_pages.page(job, town.idea)
    role = Role.PROJECT_MANAGER if page.can_moderate else Role.CITIZEN
    return [
        (project.role, project.activities[0].submit.is_open, project.activities[0].submit.reason),
        (activity.role, activity.activity.comment.is_open, activity.activity.comment.reason),
        (role, page.react.is_open, page.react.reason),
    ]


def test_all_three_pages_of_a_draft_are_those_that_citizens_will_see(house: House) -> None:
    town = Draught(house)

    assert seen(house, town.manager, town) == [(Role.PROJECT_MANAGER, True, "")] * 3
    assert (
        seen(house, town.previewing, town) == [(Role.CITIZEN, False, Reason.PHASE_NOT_STARTED)] * 3
    )


def test_hidden_words_stay_hidden_in_the_preview(house: House) -> None:
    town = Draught(house)
    hidden = make.an_idea(house, town.box, hidden_at=NOON)
    taken_back = make.an_idea(house, town.box, body="<p>ma rue</p>", withdrawn_at=NOON)

    with work(house, town.previewing, now=NOON, reading=True) as job:
        assert "ma rue" not in repr(input_pages.page(job, taken_back))
        with pytest.raises(NotFound):
            input_pages.page(job, hidden)


ACTS: dict[str, Callable[[Work, Draught], object]] = {
    "submit": lambda job, town: inputs.submit(job, town.box, Draft(title="Un banc")),
    "comment": lambda job, town: comments.write(job, town.idea, "Oui"),
    "react": lambda job, town: reactions.react(job, Subject.INPUT, town.idea, 1),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_done_by_whoever_only_looks_and_nothing_is_logged(
    house: House, act: str
) -> None:
    town = Draught(house)

    with pytest.raises(Refused) as no, work(house, town.previewing, now=NOON) as job:
        ACTS[act](job, town)

    assert no.value.refusal.reason is Reason.PREVIEWING
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(LogEntry)).all() == []


def test_the_team_goes_on_with_its_work_beside_the_preview(house: House) -> None:
    town = Draught(house)

    with work(house, town.previewing, now=NOON) as job:
        assert project_editor.texts_of(job, town.project)


def test_whoever_previews_is_told_so(house: House) -> None:
    town = Draught(house)

    with work(house, town.previewing, now=NOON, reading=True) as job:
        assert people.who(job).is_previewing
    with work(house, town.manager, now=NOON, reading=True) as job:
        assert not people.who(job).is_previewing


def test_asking_for_a_preview_shows_nobody_else_a_draft_and_changes_nothing(house: House) -> None:
    Draught(house)
    box = make.an_idea_box(house)
    citizen = replace(make.signed_in(house, make.a_person(house)), previews=True)

    with work(house, citizen, now=NOON) as job:
        assert not people.who(job).is_previewing
        assert inputs.submit(job, box, Draft(title="Un banc"))
        with pytest.raises(NotFound):
            projects.page(job, "secret")
    with pytest.raises(NotFound), work(house, Caller(previews=True), now=NOON) as job:
        projects.page(job, "secret")
