"""What an activity's inputs say: one run at a time, sums that hold, figures that lead to inputs."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import col, func, select

from civic.adapters.analyst import Progress, quiet
from civic.adapters.analyst_in_process import InProcessAnalyst
from civic.analysis.findings import Findings, Parameters
from civic.analysis.texts import Document
from civic.errors import NotFound, Refused
from civic.models import AnalysisRun, Input, Job, LogEntry, Theme, ThemeMember
from civic.rules.access import SYSTEM, Actor
from civic.rules.import_plan import Plan
from civic.services import (
    idea_maps,
    importing,
    insight_figures,
    insight_views,
    insights,
    result_maps,
)
from civic.services.importing import File
from civic.services.input_lists import Filters, listed
from civic.services.insight_figures import Figure
from civic.services.insight_views import InsightsPage
from civic.services.work import House, work
from civic.words import JobStatus, ProjectStatus, Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

DATA = Path(__file__).parents[3] / "shared" / "data"
TOULOUSE = DATA / "toulouse_titles_fr" / "projects.csv"
SOME = 150


class Witness(InProcessAnalyst):
    """An analyst that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Sequence[Document]] = []
        self.before: list[Findings | None] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def analyse(
        self,
        documents: Sequence[Document],
        parameters: Parameters,
        progress: Progress = quiet,
        previous: Findings | None = None,
    ) -> Findings:
        """Analyse, and remember."""
        self.asked.append(documents)
        self.before.append(previous)
        self.meanwhile()
        return super().analyse(documents, parameters, progress, previous)


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine, analyst=Witness())


def witness(house: House) -> Witness:
    assert isinstance(house.analyst, Witness)
    return house.analyst


@pytest.fixture
def box(house: House) -> str:
    """Open an idea box with real titles from Toulouse."""
    activity_id = make.an_idea_box(house)
    bring_titles(house, activity_id, 0, SOME)
    return activity_id


def bring_titles(house: House, activity_id: str, start: int, end: int) -> None:
    with TOULOUSE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[start:end]
    lines = ["title"] + [row["name"].replace('"', "")[:140].replace(",", " ") for row in rows]
    plan = Plan({"title": "title"})
    data = "\n".join(lines).encode()
    importing.import_inputs(house, SYSTEM, activity_id, File(data, "t.csv", plan))


def run(house: House, activity_id: str, actor: Actor = SYSTEM) -> InsightsPage:
    """Start an analysis and do its job as the outbox would."""
    job_id = do(house, actor, insights.start, activity_id)
    heard: list[float] = []
    with work(house, SYSTEM, reading=True) as job:
        row = job.session.get(Job, job_id)
        assert row is not None
        payload = row.payload
    insights.JOBS["analyse"](house, payload, lambda done, stage="": heard.append(done))
    assert heard == sorted(heard)
    with work(house, SYSTEM) as job:
        row = job.session.get(Job, job_id)
        assert row is not None
        row.status = JobStatus.DONE
    return do(house, actor, insight_views.page, activity_id)


def count(house: House, what: Any) -> int:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.exec(select(func.count()).select_from(what)).one()


def test_the_sizes_of_the_themes_and_the_rest_are_all_inputs(house: House, box: str) -> None:
    page = run(house, box)

    assert page.themes
    assert sum(theme.size for theme in page.themes) + page.unclassified == page.total == SOME
    assert page.arrived == 0
    assert [theme.number for theme in page.themes] == [*range(1, len(page.themes) + 1)]
    assert all(theme.quote.title and len(theme.central) for theme in page.themes)


def test_every_figure_leads_to_its_inputs(house: House, box: str) -> None:
    page = run(house, box)

    for theme in page.themes:
        found = do(house, SYSTEM, insight_figures.behind, box, Figure("theme", theme.id))
        assert found.total == theme.size
        assert do(house, SYSTEM, listed, box, Filters(theme=theme.id)).total == theme.size
        for word in theme.keywords:
            figure = Figure("keyword", theme.id, word.text)
            assert do(house, SYSTEM, insight_figures.behind, box, figure).total == word.count
        for core in theme.cores:
            figure = Figure("theme", core.id)
            assert do(house, SYSTEM, insight_figures.behind, box, figure).total == core.size
    rest = do(house, SYSTEM, insight_figures.behind, box, Figure("unclassified"))
    alone = do(house, SYSTEM, insight_figures.behind, box, Figure("isolated"))
    assert (rest.total, alone.total) == (page.unclassified, page.isolated)


def test_a_figure_of_nothing_or_of_another_activity_is_not_there(house: House, box: str) -> None:
    other = make.an_idea_box(house, "other")
    theme = run(house, box).themes[0]

    for figure in (Figure("theme", "nowhere"), Figure("nothing"), Figure("keyword", theme.id, "¿")):
        with pytest.raises(NotFound):
            do(house, SYSTEM, insight_figures.behind, box, figure)
    run(house, other)
    with pytest.raises(NotFound):
        do(house, SYSTEM, insight_figures.behind, other, Figure("theme", theme.id))


def test_one_analysis_of_an_activity_runs_at_a_time(house: House, box: str) -> None:
    first = do(house, SYSTEM, insights.start, box)

    assert do(house, SYSTEM, insights.start, box) == first
    assert count(house, AnalysisRun) == 1


def test_a_failed_analysis_can_be_started_again(house: House, box: str) -> None:
    first = do(house, SYSTEM, insights.start, box)
    with work(house, SYSTEM) as job:
        row = job.session.get(Job, first)
        assert row is not None
        row.status = JobStatus.FAILED

    assert do(house, SYSTEM, insights.start, box) != first


def test_a_job_that_runs_twice_keeps_its_findings_once(house: House, box: str) -> None:
    job_id = do(house, SYSTEM, insights.start, box)
    with work(house, SYSTEM, reading=True) as job:
        row = job.session.get(Job, job_id)
        assert row is not None
        payload = row.payload

    for _ in range(2):
        insights.JOBS["analyse"](house, payload, lambda done, stage="": None)

    assert len(witness(house).asked) == 1
    assert count(house, ThemeMember) == SOME


def test_people_go_on_writing_while_texts_are_analysed(house: House, box: str) -> None:
    witness(house).meanwhile = lambda: bring_titles(house, box, SOME, SOME + 3)

    page = run(house, box)

    assert (page.total, page.inputs, page.arrived) == (SOME, SOME + 3, 3)


def test_a_theme_that_goes_on_keeps_its_address(house: House, box: str) -> None:
    before = {theme.id: theme.size for theme in run(house, box).themes}
    bring_titles(house, box, SOME, SOME + 5)

    after = run(house, box)

    assert witness(house).before[0] is None
    assert witness(house).before[1] is not None
    assert len(before.keys() & {theme.id for theme in after.themes}) >= len(before) // 2
    assert sum(theme.size for theme in after.themes) + after.unclassified == SOME + 5
    assert count(house, ThemeMember) == SOME + 5


def test_the_same_inputs_give_the_same_themes(house: House, box: str) -> None:
    one, other = run(house, box), run(house, box)

    assert [theme.id for theme in one.themes] == [theme.id for theme in other.themes]
    assert one.themes == other.themes
    assert one.method.corpus == other.method.corpus


def test_what_is_hidden_or_withdrawn_is_not_read(house: House, box: str) -> None:
    make.an_idea(house, box, "Une insulte", hidden_at=NOON)
    make.an_idea(house, box, "Une erreur", withdrawn_at=NOON)

    run(house, box)

    assert len(witness(house).asked[0]) == SOME


def test_few_inputs_are_not_forced_into_themes(house: House) -> None:
    box = make.an_idea_box(house)
    for number in range(3):
        make.an_idea(house, box, f"Un banc {number} {HOSTILE}")

    page = run(house, box)

    assert (page.themes, page.unclassified, page.total) == ([], 3, 3)


def test_an_activity_nobody_analysed_says_so(house: House, box: str) -> None:
    page = do(house, SYSTEM, insight_views.page, box)

    assert (page.run_id, page.inputs, page.job.id) == ("", SOME, "")
    with pytest.raises(NotFound):
        do(house, SYSTEM, idea_maps.points, box)
    assert do(house, SYSTEM, idea_maps.pairs, box).total == 0


def test_every_idea_lies_on_the_map_of_ideas(house: House, box: str) -> None:
    page = run(house, box)

    points = do(house, SYSTEM, idea_maps.points, box)

    columns = (points.ids, points.titles, points.themes, points.xs, points.ys)
    assert {len(column) for column in columns} == {SOME}
    assert points.themes.count(0) == page.unclassified
    for theme in page.themes:
        assert points.themes.count(theme.number) == theme.size


def test_the_same_text_twice_is_shown_side_by_side_with_its_reason(house: House) -> None:
    box = make.an_idea_box(house)
    twice = "Planter des arbres fruitiers autour de la place du marché"
    for title in (twice, twice, "Rouvrir la piscine en hiver", "Moins de bruit la nuit"):
        make.an_idea(house, box, title, body="")
    run(house, box)

    found = do(house, SYSTEM, idea_maps.pairs, box)

    assert found.total == 1
    (pair,) = found.pairs
    assert pair.left.title == pair.right.title == twice
    assert "same_text" in pair.reasons


def test_only_the_team_of_the_project_looks_and_starts(house: House, box: str) -> None:
    run(house, box)
    with work(house, SYSTEM, reading=True) as job:
        project = job.visit(box).project.id
    moderator = make.trusted(house, make.a_person(house), project, Role.MODERATOR)
    elsewhere = make.a_project(house, "other")
    others = make.trusted(house, make.a_person(house), elsewhere, Role.PROJECT_MANAGER)
    services: tuple[Any, ...] = (
        insights.start,
        insight_views.page,
        lambda job, activity: insight_figures.behind(job, activity, Figure("unclassified")),
        idea_maps.points,
        idea_maps.pairs,
        result_maps.placed,
    )

    for service in services:
        do(house, moderator, service, box)
        for actor in (Actor(), make.a_person(house), others):
            with pytest.raises(Refused):
                do(house, actor, service, box)


def test_the_insights_of_a_draft_are_not_there_for_others(house: House) -> None:
    box = make.an_activity(house, make.a_project(house, status=ProjectStatus.DRAFT))

    with pytest.raises(NotFound):
        do(house, make.a_person(house), insight_views.page, box)


def test_an_analysis_is_written_in_the_log(house: House, box: str) -> None:
    run(house, box, make.an_admin(house))

    with work(house, SYSTEM, reading=True) as job:
        acts = job.session.exec(select(LogEntry.act)).all()
    assert "analysis_started" in acts


def test_hostile_texts_stay_texts(house: House) -> None:
    box = make.an_idea_box(house)
    for number in range(15):
        make.an_idea(house, box, f"{HOSTILE} {number}", author_name=HOSTILE[:80])

    page = run(house, box)

    assert page.total == 15
    points = do(house, SYSTEM, idea_maps.points, box)
    assert all(title.startswith("=cmd()") for title in points.titles)


def test_a_result_map_holds_what_has_a_place(house: House) -> None:
    box = make.an_idea_box(house)
    here = make.an_idea(house, box, lat=48.8, lng=2.3)
    make.an_idea(house, box)
    make.an_idea(house, box, lat=48.8, lng=2.3, hidden_at=NOON)

    found = do(house, SYSTEM, result_maps.placed, box)

    assert [(row[0], row[1], row[3]) for row in found.rows] == [(48.8, 2.3, f"/inputs/{here}")]


def test_themes_of_one_run_alone_are_kept(house: House, box: str) -> None:
    run(house, box)
    run(house, box)

    with work(house, SYSTEM, reading=True) as job:
        runs = set(job.session.exec(select(Theme.run_id)).all())
        latest = job.session.exec(
            select(AnalysisRun.id).order_by(col(AnalysisRun.finished_at).desc())
        ).first()
        assert job.session.exec(select(func.count()).select_from(Input)).one() == SOME
    assert len(runs) == 1
    assert latest
