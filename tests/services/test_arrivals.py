"""What is contributed after an analysis stands somewhere for now, and is counted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from civic.adapters.analyst import AnalystDied, Progress, quiet
from civic.adapters.analyst_in_process import InProcessAnalyst
from civic.adapters.storage import MemoryStorage
from civic.analysis.findings import Findings, Parameters, Row
from civic.analysis.texts import Document
from civic.errors import Refused
from civic.models import AnalysisRun, Input, Job, LogEntry, ThemeMember
from civic.rules.access import SYSTEM, Actor
from civic.services import arrivals, inputs, insight_figures, insight_views, insights, outbox
from civic.services.input_lists import Filters, listed
from civic.services.inputs import Draft
from civic.services.insight_figures import Figure
from civic.services.insight_views import InsightsPage
from civic.services.outbox import Hopeless
from civic.services.work import House, perform, work
from civic.words import JobStatus
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

SUBJECTS = ("vélos", "arbres", "bancs", "éclairage")
EACH = 8
KNOWN = len(SUBJECTS) * EACH


class Witness(InProcessAnalyst):
    """An analyst that remembers what it was asked to place."""

    def __init__(self) -> None:
        super().__init__()
        self.placed: list[int] = []
        self.analysed = 0

    def analyse(
        self,
        documents: Sequence[Document],
        parameters: Parameters,
        progress: Progress = quiet,
        previous: Findings | None = None,
    ) -> Findings:
        """Analyse, and count."""
        self.analysed += 1
        return super().analyse(documents, parameters, progress, previous)

    def assign(
        self, fresh: Sequence[Document], known: Sequence[Document], findings: Findings
    ) -> tuple[Row, ...]:
        """Assign, and remember."""
        self.placed.append(len(fresh))
        return super().assign(fresh, known, findings)


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine, storage=MemoryStorage(), analyst=Witness())


@pytest.fixture
def box(house: House) -> str:
    activity_id = make.an_idea_box(house)
    for subject in SUBJECTS:
        for number in range(EACH):
            make.an_idea(house, activity_id, f"{subject} {number} {HOSTILE}"[:140], body=subject)
    return activity_id


def witness(house: House) -> Witness:
    assert isinstance(house.analyst, Witness)
    return house.analyst


def started(house: House, box: str, actor: Actor = SYSTEM) -> str:
    """Start an analysis, each a minute after the one before; return its job."""
    with work(house, SYSTEM, reading=True) as job:
        runs = len(job.session.exec(select(AnalysisRun.id)).all())
    with work(house, actor, now=NOON + timedelta(minutes=runs)) as job:
        return insights.start(job, box)


def analysed(house: House, box: str) -> InsightsPage:
    """Analyse as the outbox would."""
    job_id = started(house, box)
    insights.JOBS["analyse"](house, payload(house, job_id), lambda done, stage="": None)
    with work(house, SYSTEM) as job:
        job.session.get_one(Job, job_id).status = JobStatus.DONE
    return look(house, box)


def payload(house: House, job_id: str) -> dict[str, Any]:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.get_one(Job, job_id).payload


def placing(house: House) -> list[str]:
    """Return the jobs that place arrivals, but for that which each analysis leaves."""
    with work(house, SYSTEM, reading=True) as job:
        runs = {f"assign:{run}" for run in job.session.exec(select(AnalysisRun.id))}
        rows = job.session.exec(select(Job).where(Job.name == "assign")).all()
        return [row.id for row in rows if row.key not in runs]


def place(house: House, box: str) -> None:
    arrivals.JOBS["assign"](house, {"activity_id": box}, lambda done, stage="": None)


def look(house: House, box: str) -> InsightsPage:
    return do(house, SYSTEM, insight_views.page, box)


def contribute(house: House, box: str, title: str, who: Actor | None = None) -> str:
    person = who or make.a_person(house)
    return do(house, person, inputs.submit, box, Draft(title=title, body=title))


def theme_of(house: House, box: str, subject: str) -> str:
    """Return the theme in which most ideas about ``subject`` stand."""
    with work(house, SYSTEM, reading=True) as job:
        query = (
            select(ThemeMember.theme_id)
            .join(Input, col(Input.id) == col(ThemeMember.input_id))
            .where(col(Input.title).startswith(subject), col(Input.activity_id) == box)
        )
        found = [theme for theme in job.session.exec(query) if theme]
    return max(set(found), key=found.count)


def test_a_new_input_joins_its_theme_for_now_and_the_sum_holds(house: House, box: str) -> None:
    before = analysed(house, box)
    theme_id = theme_of(house, box, "vélos")
    sizes = {theme.id: theme.size for theme in before.themes}
    input_id = contribute(house, box, "vélos partout")
    place(house, box)

    page = look(house, box)

    joined = next(theme for theme in page.themes if theme.id == theme_id)
    assert (joined.size, joined.joined) == (sizes[theme_id] + 1, 1)
    assert (page.total, page.arrived, page.joined) == (KNOWN + 1, 1, 1)
    assert sum(theme.size for theme in page.themes) + page.unclassified == page.total
    assert {theme.id: theme.name for theme in page.themes} == {
        theme.id: theme.name for theme in before.themes
    }
    assert do(house, SYSTEM, listed, box, Filters(theme=theme_id)).total == joined.size
    behind = do(house, SYSTEM, insight_figures.behind, box, Figure("theme", theme_id))
    assert (behind.total, behind.joined) == (joined.size, 1)
    for of in ("", theme_id):
        found = do(house, SYSTEM, insight_figures.behind, box, Figure("joined", of))
        assert [card.id for card in found.cards] == [input_id]


def test_before_it_is_placed_an_arrival_is_counted_as_waiting(house: House, box: str) -> None:
    analysed(house, box)
    contribute(house, box, "vélos partout")

    page = look(house, box)

    assert (page.total, page.inputs, page.arrived, page.joined) == (KNOWN, KNOWN + 1, 1, 0)


def test_what_resembles_nothing_stands_unclassified_for_now(house: House, box: str) -> None:
    before = analysed(house, box)
    contribute(house, box, "Zwxq kjhg pqfd")
    place(house, box)

    page = look(house, box)

    assert page.unclassified == before.unclassified + 1
    assert page.joined == 1
    assert sum(theme.size for theme in page.themes) + page.unclassified == page.total


def test_a_rush_leaves_one_job_and_no_analysis(house: House, box: str) -> None:
    analysed(house, box)
    for number in range(40):
        contribute(house, box, f"vélos {number} de plus")

    (job_id,) = placing(house)
    arrivals.JOBS["assign"](house, payload(house, job_id), lambda done, stage="": None)

    assert witness(house).placed == [40]
    assert witness(house).analysed == 1
    assert look(house, box).joined == 40


def test_the_job_waits_until_the_minute_is_over(house: House, box: str) -> None:
    analysed(house, box)
    contribute(house, box, "vélos partout")

    (job_id,) = placing(house)

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get_one(Job, job_id).run_at >= NOON + arrivals.GATHERED


def test_an_activity_that_nobody_analysed_costs_no_job(house: House, box: str) -> None:
    contribute(house, box, "vélos partout")

    assert placing(house) == []
    place(house, box)
    assert witness(house).placed == []


def test_a_job_that_runs_twice_places_once(house: House, box: str) -> None:
    analysed(house, box)
    contribute(house, box, "vélos partout")
    with work(house, SYSTEM, reading=True) as job:
        asked = arrivals.waiting(job, box)
    assert asked
    rows = (Row(id=asked.fresh[0].id, provisional=True),)

    for _ in range(2):
        perform(house, SYSTEM, arrivals.join, box, asked.run_id, rows)
    place(house, box)

    assert witness(house).placed == []
    assert look(house, box).total == KNOWN + 1


def test_places_found_for_an_earlier_analysis_are_not_kept(house: House, box: str) -> None:
    first = analysed(house, box)
    input_id = contribute(house, box, "vélos partout")
    analysed(house, box)

    perform(house, SYSTEM, arrivals.join, box, first.run_id, (Row(id=input_id),))

    page = look(house, box)
    assert (page.total, page.arrived, page.joined) == (KNOWN + 1, 0, 0)
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(ThemeMember.run_id).distinct()).all() == [page.run_id]


def test_what_joined_votes_for_nobody(house: House, box: str) -> None:
    analysed(house, box)
    contribute(house, box, "vélos partout")
    place(house, box)
    contribute(house, box, "vélos ici")

    with work(house, SYSTEM, reading=True) as job:
        asked = arrivals.waiting(job, box)

    assert asked
    assert (len(asked.fresh), len(asked.known)) == (1, KNOWN)


def test_the_next_analysis_reads_what_joined_and_keeps_the_themes(house: House, box: str) -> None:
    before = analysed(house, box)
    contribute(house, box, "vélos partout")
    place(house, box)

    after = analysed(house, box)

    assert (after.total, after.arrived, after.joined) == (KNOWN + 1, 0, 0)
    assert {theme.id for theme in after.themes} == {theme.id for theme in before.themes}


def test_an_analysis_leaves_the_placing_of_what_came_meanwhile(house: House, box: str) -> None:
    page = analysed(house, box)

    with work(house, SYSTEM, reading=True) as job:
        keys = job.session.exec(select(Job.key).where(Job.name == "assign")).all()
    assert keys == [f"assign:{page.run_id}"]


def test_too_many_arrivals_wait_for_a_new_analysis(
    house: House, box: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (arrivals, insight_views):
        monkeypatch.setattr(module, "MOST_PLACED", 2)
    analysed(house, box)
    for number in range(3):
        contribute(house, box, f"vélos {number} de plus")
    place(house, box)

    page = look(house, box)

    assert witness(house).placed == []
    assert (page.arrived, page.joined, page.is_too_much) == (3, 0, True)


def test_what_is_hidden_after_an_analysis_is_in_no_figure(house: House, box: str) -> None:
    before = analysed(house, box)
    theme = before.themes[0]
    hidden = do(house, SYSTEM, insight_figures.behind, box, Figure("theme", theme.id)).cards[0].id
    with work(house, SYSTEM) as job:
        job.session.get_one(Input, hidden).hidden_at = NOON

    page = look(house, box)

    assert page.total == page.inputs == KNOWN - 1
    assert sum(theme.size for theme in page.themes) + page.unclassified == page.total
    for theme in page.themes:
        for figure in (
            (Figure("theme", theme.id), theme.size),
            *((Figure("keyword", theme.id, word.text), word.count) for word in theme.keywords),
        ):
            behind = do(house, SYSTEM, insight_figures.behind, box, figure[0])
            assert behind.total == figure[1]


def test_an_analysis_that_is_stopped_keeps_what_was_there(house: House, box: str) -> None:
    before = analysed(house, box)
    admin = make.an_admin(house)
    job_id = started(house, box, admin)
    left = payload(house, job_id)
    with work(house, SYSTEM, now=NOON + timedelta(hours=1)) as job:
        leased = outbox.take(job, ["analyse"], job_id)
    assert leased

    do(house, admin, insights.stop, box)
    insights.JOBS["analyse"](house, left, lambda done, stage="": None)
    perform(house, SYSTEM, outbox.finish, leased)

    page = look(house, box)
    assert (page.job.status, page.was_stopped) == (JobStatus.FAILED, True)
    assert (page.run_id, page.total) == (before.run_id, KNOWN)
    assert witness(house).analysed == 1
    with work(house, SYSTEM, reading=True) as job:
        assert "analysis_stopped" in job.session.exec(select(LogEntry.act)).all()


def test_an_analysis_that_is_stopped_in_the_middle_keeps_nothing(house: House, box: str) -> None:
    job_id = started(house, box)
    heard: list[float] = []

    def stop(done: float, stage: str = "") -> None:
        heard.append(done)
        do(house, SYSTEM, insights.stop, box)

    insights.JOBS["analyse"](house, payload(house, job_id), stop)

    page = look(house, box)
    assert len(heard) == 1
    assert (page.run_id, page.was_stopped) == ("", True)
    assert analysed(house, box).total == KNOWN
    assert not look(house, box).was_stopped


def test_nothing_is_stopped_where_nothing_runs(house: House, box: str) -> None:
    before = analysed(house, box)

    do(house, SYSTEM, insights.stop, box)

    assert look(house, box) == before


def test_only_the_team_stops_an_analysis(house: House, box: str) -> None:
    do(house, SYSTEM, insights.start, box)

    for actor in (Actor(), make.a_person(house)):
        with pytest.raises(Refused):
            do(house, actor, insights.stop, box)


def test_an_analysis_whose_process_dies_is_given_up_at_once(house: House, box: str) -> None:
    class Dying(Witness):
        def analyse(self, *_: object, **__: object) -> Findings:
            raise AnalystDied

    job_id = do(house, SYSTEM, insights.start, box)

    with pytest.raises(Hopeless):
        insights.JOBS["analyse"](
            replace(house, analyst=Dying()), payload(house, job_id), lambda done, stage="": None
        )
