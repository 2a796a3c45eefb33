"""What people left goes for good after the title was typed; what the team prepared stays."""

import pytest
from sqlmodel import col, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Follow, Job, Project
from civic.rules.access import SYSTEM, Actor
from civic.services import coming_out, log, outbox, project_reset, projects
from civic.services.project_reset import KEPT
from civic.services.work import House, work
from civic.words import Followed, ProjectStatus, Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do
from tests.services.test_project_end import Drafted, counts, settle


def title_of(house: House, project: str) -> str:
    with work(house, SYSTEM, reading=True) as job:
        return job.say(job.session.get_one(Project, project).title).text


def reset(house: House, who: Actor, project: str) -> None:
    do(house, who, project_reset.reset, project, title_of(house, project))


def test_all_that_people_left_is_gone_and_all_else_is_there(house: House) -> None:
    draft, ana = Drafted(house), make.a_person(house)
    make.an_idea(house, draft.box, author=ana)
    make.keep(
        house,
        Follow(
            person_id=ana.person_id or "",
            kind=Followed.PROJECT,
            subject_id=draft.project,
            project_id=draft.project,
            created_at=NOON,
        ),
    )
    before = counts(house)

    reset(house, draft.admin, draft.project)
    settle(house)

    after = counts(house)
    gone = {name for name, count in before.items() if after[name] < count}
    assert {name: after[name] for name in gone} == {
        **dict.fromkeys(gone, 0),
        "follow": 1,
    }
    assert not gone & KEPT
    assert {"input", "comment", "reaction", "feedback", "report", "notification"} <= gone
    assert {"inputversion", "statuschange", "appeal", "review", "theme", "analysisrun"} <= gone


def test_the_page_of_a_reset_project_counts_nothing_and_keeps_its_picture(house: House) -> None:
    draft = Drafted(house)
    reset(house, draft.admin, draft.project)
    settle(house)

    page = do(house, draft.admin, projects.page, "secret")

    assert (page.card.inputs, page.card.people, page.activities[0].inputs) == (0, 0, 0)
    assert page.card.picture
    assert house.storage.get(draft.picture) is not None


def test_a_project_with_a_page_to_read_is_reset_as_any_other(house: House) -> None:
    draft = Drafted(house)
    make.an_activity(house, draft.project, "information")

    reset(house, draft.admin, draft.project)

    assert counts(house)["input"] == 0


def test_another_project_loses_nothing(house: House) -> None:
    draft = Drafted(house)
    other = make.an_idea(house, make.an_idea_box(house), author=make.a_person(house))

    reset(house, draft.admin, draft.project)

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.execute(select(col(Project.id))).all()
        assert counts(house)["input"] == 1
    assert other


def test_what_would_be_lost_is_counted_before(house: House) -> None:
    draft = Drafted(house)

    found = do(house, draft.admin, project_reset.harvest, draft.project)

    assert (found.inputs, found.comments, found.reactions, found.answers) == (1, 2, 2, 1)
    assert (found.reports, found.pictures, found.permit.is_open) == (1, 0, True)


def test_the_log_says_how_much_went_and_by_whom(house: House) -> None:
    draft = Drafted(house)
    reset(house, draft.admin, draft.project)

    (line,) = do(house, draft.admin, log.entries, draft.project, "project_reset").lines

    assert line.actor == draft.admin.name
    assert "1 contributions, 2 commentaires" in line.sentence


@pytest.mark.parametrize("typed", ["", "Parcs", None, ["x"]])
def test_without_the_whole_title_nothing_goes(house: House, typed: object) -> None:
    draft = Drafted(house)
    before = counts(house)

    with pytest.raises(Invalid) as wrong:
        do(house, draft.admin, project_reset.reset, draft.project, typed)

    assert wrong.value.field == "confirm"
    assert counts(house) == before


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.MODERATOR])
def test_only_an_admin_resets_and_others_are_told_so_before(house: House, role: Role) -> None:
    project = make.a_project(house)
    actor = make.trusted(house, make.a_person(house), project, role)

    with pytest.raises(Refused) as no:
        reset(house, actor, project)

    assert no.value.refusal.reason is Reason.NOT_ALLOWED
    if role is Role.PROJECT_MANAGER:
        said = do(house, actor, project_reset.harvest, project).permit
        assert said.reason == Reason.NOT_ALLOWED


def test_a_stranger_does_not_learn_of_a_draft(house: House) -> None:
    project = make.a_project(house, status=ProjectStatus.DRAFT)

    with pytest.raises(NotFound):
        do(house, make.a_person(house), project_reset.reset, project, "Parcs")


def test_nothing_goes_while_a_job_is_at_work(house: House) -> None:
    draft = Drafted(house)
    with work(house, SYSTEM, now=NOON) as job:
        job.later("import_inputs", {"key": "abc", "activity_id": draft.box})
    with work(house, SYSTEM, now=NOON) as job:
        assert outbox.take(job, ["import_inputs"])

    with pytest.raises(Refused) as no:
        reset(house, draft.admin, draft.project)

    assert no.value.refusal.reason is Reason.JOB_RUNNING


def test_the_telling_of_a_publication_outlives_a_reset(house: House) -> None:
    draft = Drafted(house)
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.get_one(Project, draft.project)
        row.status, row.published_at = ProjectStatus.PUBLISHED, NOON
        coming_out.expect(job, row)

    reset(house, draft.admin, draft.project)

    with work(house, SYSTEM, reading=True) as job:
        names = set(job.session.execute(select(col(Job.name))).scalars())
        assert coming_out.JOB in names
        assert "analyse" not in names
