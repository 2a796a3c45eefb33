"""The life of a project."""

from collections.abc import Callable

import pytest

from civic.errors import Refused
from civic.models import Project
from civic.services import project_start, projects, publishing
from civic.services.project_start import Beginning
from civic.services.work import House, Work
from civic.words import ProjectStatus, Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do


def _draft(house: House, question: str = "Quels parcs ?") -> str:
    begun = Beginning("ideation", "ideas", "Nos parcs", question, "2026-06-01")
    return do(house, make.an_admin(house), project_start.create, begun)


def test_a_ready_draft_is_published_for_everyone(house: House) -> None:
    project_id = _draft(house)

    do(house, make.an_admin(house), publishing.publish, project_id)

    page = do(house, make.a_person(house), projects.page, "nos-parcs")
    assert page.card.status == ProjectStatus.PUBLISHED


def test_a_draft_that_is_not_ready_says_what_is_left(house: House) -> None:
    project_id, admin = _draft(house, question=""), make.an_admin(house)

    with pytest.raises(Refused) as refused:
        do(house, admin, publishing.publish, project_id)

    assert refused.value.refusal.reason is Reason.NOT_READY
    assert refused.value.refusal.figures == (("count", "1"),)
    found = do(house, admin, publishing.readiness, project_id)
    assert [check.key for check in found.checks if check.needed and not check.is_done] == [
        "question"
    ]


def test_a_project_lives_and_every_step_can_be_taken_back(house: House) -> None:
    project_id, admin = _draft(house), make.an_admin(house)
    steps: list[tuple[Callable[[Work, str], None], ProjectStatus]] = [
        (publishing.publish, ProjectStatus.PUBLISHED),
        (publishing.unpublish, ProjectStatus.DRAFT),
        (publishing.publish, ProjectStatus.PUBLISHED),
        (publishing.archive, ProjectStatus.ARCHIVED),
        (publishing.reopen, ProjectStatus.PUBLISHED),
    ]

    for step, status in steps:
        do(house, admin, step, project_id)
        assert do(house, admin, publishing.readiness, project_id).status == status


@pytest.mark.parametrize(
    ("status", "step"),
    [
        pytest.param(ProjectStatus.PUBLISHED, publishing.publish, id="publish a published one"),
        pytest.param(ProjectStatus.ARCHIVED, publishing.publish, id="publish an archived one"),
        pytest.param(ProjectStatus.DRAFT, publishing.unpublish, id="withdraw a draft"),
        pytest.param(ProjectStatus.DRAFT, publishing.archive, id="archive a draft"),
        pytest.param(ProjectStatus.PUBLISHED, publishing.reopen, id="reopen a published one"),
    ],
)
def test_a_step_that_does_not_follow_is_refused(
    house: House, status: ProjectStatus, step: Callable[[Work, str], None]
) -> None:
    project_id = make.a_project(house, status=status)

    with pytest.raises(Refused):
        do(house, make.an_admin(house), step, project_id)


def test_a_moderator_publishes_nothing(house: House) -> None:
    project_id = _draft(house)
    moderator = make.trusted(house, make.a_person(house), project_id, Role.MODERATOR)

    with pytest.raises(Refused):
        do(house, moderator, publishing.publish, project_id)


def test_the_first_publication_stays_the_one_that_counts(house: House) -> None:
    project_id, admin = _draft(house), make.an_admin(house)
    for step in (publishing.publish, publishing.unpublish, publishing.publish):
        do(house, admin, step, project_id)

    def published_at(work: Work) -> object:
        row = work.session.get(Project, project_id)
        return row and row.published_at

    assert do(house, admin, published_at) == NOON
