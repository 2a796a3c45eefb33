"""A copy has all that the team prepared, and nothing that people contributed."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import (
    Activity,
    BlockPage,
    BlockUpload,
    BlockVersion,
    MapLayer,
    Opening,
    Phase,
    Project,
    ProjectTag,
    Question,
    Tag,
    Trust,
    Upload,
)
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    form_editor,
    log,
    project_copy,
    project_end,
    project_start,
    publishing,
)
from civic.services.project_copy import COPIED, KEEP, LEAVE, SHIFT, Wish
from civic.services.work import House, Work, work
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do
from tests.services.test_project_end import Drafted, counts

WISH = Wish("Nos parcs, la suite", KEEP)


def rows(house: House, table: type[SQLModel], project: str) -> list[Any]:
    """Return what a project has in a table."""
    with work(house, SYSTEM, reading=True) as job:
        if table is Project:
            return [job.session.get_one(Project, project)]
        query = select(table)
        if table is Opening:
            query = query.join(Phase).where(Phase.project_id == project)
        elif table in (Tag, Question):
            query = query.join(Activity).where(Activity.project_id == project)
        elif table in (BlockVersion, BlockUpload):
            query = query.join(BlockPage).where(BlockPage.project_id == project)
        else:
            query = query.filter_by(project_id=project)
        return list(job.session.exec(query).all())


def copied(house: House, draft: Drafted, wish: Wish = WISH, who: Actor | None = None) -> str:
    return do(house, who or draft.admin, project_copy.copy, draft.project, wish)


@pytest.mark.parametrize("table", COPIED, ids=lambda table: table.__tablename__)
def test_all_that_is_to_be_copied_is_there_twice(house: House, table: type[SQLModel]) -> None:
    draft = Drafted(house)
    new = copied(house, draft)

    def said(project: str) -> list[dict[str, object]]:
        found = [row.model_dump(include=set(COPIED[table])) for row in rows(house, table, project)]
        return sorted(found, key=repr)

    assert said(draft.project)
    assert said(new) == said(draft.project)


def test_nothing_that_people_contributed_is_copied(house: House) -> None:
    draft = Drafted(house)
    before = counts(house)

    copied(house, draft)

    kept = {str(table.__tablename__) for table in COPIED}
    grown = {name for name, count in counts(house).items() if count > before[name]}
    assert grown == kept


def test_a_copy_is_a_draft_of_its_own_with_an_address_of_its_own(house: House) -> None:
    draft = Drafted(house)
    do(house, make.an_admin(house), lambda job: _publish(job, draft.project))
    first, second = copied(house, draft), copied(house, draft)

    with work(house, SYSTEM, reading=True) as job:
        one, two = (job.session.get_one(Project, key) for key in (first, second))
        assert (one.status, one.published_at) == (ProjectStatus.DRAFT, None)
        assert (one.slug, two.slug) == ("nos-parcs-la-suite", "nos-parcs-la-suite-2")
        assert one.title["fr"] == "Nos parcs, la suite"
        assert one.title["en"].startswith("Copy of Parks")


def _publish(job: Work, project: str) -> None:
    row = job.session.get_one(Project, project)
    row.status, row.published_at = ProjectStatus.PUBLISHED, NOON


def test_phases_are_moved_together_and_keep_their_time_of_day(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    first = make.a_phase(house, project, {box: make.ALL_ACTS}, starts=0, ends=10)
    make.a_phase(house, project, {}, starts=10, ends=None)
    admin = make.an_admin(house)

    new = do(house, admin, project_copy.copy, project, Wish("Suite", SHIFT, "2026-12-01"))

    found = sorted((row for row in rows(house, Phase, new)), key=lambda row: row.starts_at)
    winter = timedelta(hours=1)  # noon in June is 14:00 in Paris, and so it stays in December
    begins = NOON + timedelta(days=183) + winter
    assert [(row.starts_at, row.ends_at) for row in found] == [
        (begins, begins + timedelta(days=10)),
        (begins + timedelta(days=10), None),
    ]
    (opening,) = rows(house, Opening, new)
    assert opening.phase_id != first
    assert opening.phase_id == found[0].id


def test_phases_may_stay_out_and_the_team_too(house: House) -> None:
    draft = Drafted(house)

    new = copied(house, draft, Wish("Suite", LEAVE, with_team=False))

    assert rows(house, Phase, new) == rows(house, Opening, new) == rows(house, Trust, new) == []
    assert rows(house, Activity, new)
    assert rows(house, MapLayer, new)


def test_settings_that_name_a_thing_of_the_project_name_its_copy(house: House) -> None:
    project = make.a_project(house)
    other = make.an_activity(house, project)
    box = make.an_activity(house, project, settings={"beside": [{"box": other}], "most": 3})
    admin = make.an_admin(house)

    new = do(house, admin, project_copy.copy, project, WISH)

    found = {row.title["fr"]: row for row in rows(house, Activity, new)}
    settings = [row.settings for row in rows(house, Activity, new) if row.settings]
    assert found
    (pointed,) = settings
    assert pointed["most"] == 3
    assert pointed["beside"][0]["box"] not in (other, box)
    assert pointed["beside"][0]["box"] in {row.id for row in rows(house, Activity, new)}


def a_question(house: House, box: str, **values: Any) -> str:
    question = Question(activity_id=box, **{"kind": "short", "wording": {"fr": "Où ?"}, **values})
    make.keep(house, question)
    return question.id


def test_a_form_is_copied_with_what_it_offers_and_asks_today(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    trees, roads = ({"id": key, "name": {"fr": key}} for key in ("trees", "roads"))
    old = {"id": "trams", "name": {"fr": "trams"}, "is_gone": True}
    choice = a_question(house, box, kind="choice", options=[trees, roads, old], position=1)
    a_question(house, box, wording={"fr": "Combien ?"}, removed_at=NOON, position=2)
    make.an_activity(house, make.a_project(house, "autre"))

    new = do(house, make.an_admin(house), project_copy.copy, project, WISH)

    (activity,) = rows(house, Activity, new)
    (line,) = rows(house, Question, new)
    assert (line.activity_id, line.removed_at) == (activity.id, None)
    assert line.id != choice
    assert line.options == [trees, roads]
    assert len(rows(house, Question, project)) == 2


def test_what_the_copy_asks_is_its_own(house: House) -> None:
    draft = Drafted(house)
    new = copied(house, draft)
    (line,) = rows(house, Question, new)

    do(house, draft.admin, form_editor.remove, line.id)

    (original,) = rows(house, Question, draft.project)
    assert original.removed_at is None


def test_a_picture_outlives_whichever_of_the_two_goes_first(house: House) -> None:
    draft = Drafted(house)
    new = copied(house, draft)

    do(house, draft.manager, project_end.delete_draft, draft.project)

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get(Upload, draft.picture) is not None
    do(house, draft.admin, project_end.delete_draft, new)
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get(Upload, draft.picture) is None


def test_the_log_says_what_a_project_is_a_copy_of(house: House) -> None:
    draft = Drafted(house)
    new = copied(house, draft)

    (line,) = do(house, draft.admin, log.entries, new).lines

    assert "comme copie de" in line.sentence


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        pytest.param(Wish("", KEEP), "title", id="no title"),
        pytest.param(Wish("Suite", SHIFT, ""), "starts_on", id="no day"),
        pytest.param(Wish("Suite", SHIFT, "31.12."), "starts_on", id="not a day"),
        pytest.param(Wish("Suite", "never"), "dates", id="another way"),
    ],
)
def test_a_wish_that_cannot_be_is_said_at_its_field(house: House, wish: Wish, field: str) -> None:
    draft = Drafted(house)
    before = counts(house)

    with pytest.raises(Invalid) as wrong:
        copied(house, draft, wish)

    assert wrong.value.field == field
    assert counts(house) == before


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.MODERATOR, None])
def test_only_an_admin_copies_as_only_they_begin_projects(house: House, role: Role | None) -> None:
    project = make.a_project(house)
    actor = make.a_person(house)
    if role:
        actor = make.trusted(house, actor, project, role)

    for service in (project_copy.copy_form, lambda job, key: project_copy.copy(job, key, WISH)):
        with pytest.raises(Refused):
            do(house, actor, service, project)


def test_what_is_not_there_is_not_copied(house: House) -> None:
    with pytest.raises(NotFound):
        do(house, make.an_admin(house), project_copy.copy, "nothing", WISH)


def test_what_is_asked_is_filled_in(house: House) -> None:
    draft = Drafted(house)

    form = do(house, draft.admin, project_copy.copy_form, draft.project)

    assert form.copy_title.startswith("Copie de Parcs")
    assert (form.phases, form.team, form.starts_on) == (1, 1, "2026-06-01")


def test_a_copy_can_be_published_as_its_original_could(house: House) -> None:
    admin = make.an_admin(house)
    begun = project_start.Beginning("ideation", "ideas", "Nos parcs", "Que faire ?", "2026-06-01")
    source = do(house, admin, project_start.create, begun)

    new = do(house, admin, project_copy.copy, source, Wish("Nos parcs 2", SHIFT, "2026-07-01"))
    do(house, admin, publishing.publish, new)

    assert rows(house, ProjectTag, new) == []
    assert do(house, admin, publishing.readiness, new).status == "published"
