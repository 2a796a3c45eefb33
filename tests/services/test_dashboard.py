"""The figures of the team's side count what everybody sees, once, and only in one's projects."""

from datetime import timedelta

import pytest

from civic.errors import NotFound, Refused
from civic.models import Area, Comment, Feedback, InputTag, Reaction, Tag
from civic.rules.charts import Chart
from civic.services import dashboard, dashboard_files
from civic.services.dashboard import Dashboard
from civic.services.work import House
from civic.words import Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

DAY = timedelta(days=1)


def values(page: Dashboard, key: str) -> dict[str, int]:
    chart: Chart = next(chart for chart in page.by if chart.key == key)
    return {bar.text or bar.key: bar.value for bar in chart.bars if bar.value}


def test_everything_that_everybody_sees_is_counted_once(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    ana, ben = make.a_person(house), make.a_person(house)
    idea = make.an_idea(house, box, author=ana)
    make.an_idea(house, box, author=ana, hidden_at=NOON)
    make.an_idea(house, box, author=ben, withdrawn_at=NOON)
    make.a_comment(house, idea, ana)
    gone = make.a_comment(house, idea, ben)
    thumb = Reaction(
        person_id=ben.person_id or "",
        subject_id=idea,
        subject="input",
        activity_id=box,
        value=1,
        at=NOON,
    )
    make.keep(house, thumb, Comment(input_id=idea, body="x", created_at=NOON, hidden_at=NOON))

    page = do(house, admin, dashboard.figures)

    assert gone
    assert (page.inputs, page.comments, page.reactions) == (1, 2, 1)
    assert page.participants == 2
    assert values(page, "kind") == {"kind_inputs": 1, "kind_comments": 2, "kind_reactions": 1}
    assert [chart.total for chart in page.over_time] == [1, 2, 1]
    assert sum(cell.value for day in page.hours for cell in day.cells) == 4


def test_only_the_days_that_are_asked_for_count(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    for days in (0, 29, 30, 364, 1000):
        make.an_idea(house, box, created_at=NOON - days * DAY)

    counts = {days: do(house, admin, dashboard.figures, "", days).inputs for days in (30, 365, 0)}

    assert counts == {30: 2, 365: 4, 0: 5}
    assert do(house, admin, dashboard.figures, "", 17).period == 90


def test_statuses_themes_districts_and_projects_are_named_as_the_organiser_names_them(
    house: House,
) -> None:
    admin = make.an_admin(house)
    status, tag = make.a_status(house), Tag(name={"fr": "Vert"})
    area = Area(name={"fr": "Nord"})
    make.keep(house, tag, area)
    box = make.an_idea_box(house)
    make.an_idea(house, box)
    done = make.an_idea(house, box, status_id=status, area_id=area.id)
    make.keep(house, InputTag(input_id=done, tag_id=tag.id))

    page = do(house, admin, dashboard.figures)

    assert values(page, "status") == {f"Acceptée {HOSTILE}": 1, "no_status": 1}
    assert values(page, "tag") == {"Vert": 1, "no_tag": 1}
    assert values(page, "area") == {"Nord": 1, "no_area": 1}
    assert values(page, "project") == {f"Parcs {HOSTILE}": 2}


def test_the_first_answer_ends_the_wait(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    for days in (2, 10):
        idea = make.an_idea(house, box, created_at=NOON - days * DAY)
        first = Feedback(input_id=idea, signature="Ville", body="<p>Oui</p>", at=NOON)
        make.keep(house, first, Feedback(input_id=idea, signature="V", body="x", at=NOON + DAY))
    make.an_idea(house, box)

    page = do(house, admin, dashboard.figures)

    assert (page.answered, page.days_to_answer) == (2, 6)
    assert values(page, "wait") == {"wait_week": 1, "wait_month": 1, "wait_none": 1}


def test_a_moderator_sees_the_figures_of_their_project_and_no_other(house: House) -> None:
    own, other = make.a_project(house, "own"), make.a_project(house, "other")
    for project in (own, other):
        make.an_idea(house, make.an_activity(house, project))
    moderator = make.trusted(house, make.a_person(house), own, Role.MODERATOR)

    page = do(house, moderator, dashboard.figures)

    assert page.inputs == 1
    assert [one.id for one in page.projects] == [own]
    with pytest.raises(NotFound):
        do(house, moderator, dashboard.figures, other)
    with pytest.raises(NotFound):
        do(house, moderator, dashboard_files.table, "kind", other, 90)


def test_citizens_are_refused_all_figures(house: House) -> None:
    with pytest.raises(Refused):
        do(house, make.a_person(house), dashboard.figures)
    with pytest.raises(Refused):
        do(house, make.a_person(house), dashboard_files.table, "kind", "", 90)


def test_an_empty_platform_has_charts_without_length(house: House) -> None:
    page = do(house, make.an_admin(house), dashboard.figures, "", 0)

    assert page.inputs == page.participants == 0
    assert page.days_to_answer == -1
    assert all(bar.share == 0 for chart in page.by for bar in chart.bars)


@pytest.mark.parametrize(
    "name", ["over_time", "hours", "kind", "status", "wait", "tag", "area", "project"]
)
def test_each_chart_is_a_table_with_its_sums(house: House, name: str) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    make.an_idea(house, box)

    table = do(house, admin, dashboard_files.table, name, "", 30)

    assert table.title
    assert all(len(row) == len(table.heads) for row in table.rows)
    assert sum(int(cell or 0) for row in table.rows for cell in row[1:]) == 1


@pytest.mark.parametrize(
    ("days", "head"),
    [pytest.param(30, "Jour", id="days"), pytest.param(365, "Semaine du", id="weeks")],
)
def test_a_table_over_time_says_how_long_its_lines_are(house: House, days: int, head: str) -> None:
    table = do(house, make.an_admin(house), dashboard_files.table, "over_time", "", days)

    assert table.heads[0] == head


def test_there_is_no_table_of_what_is_no_chart(house: House) -> None:
    with pytest.raises(NotFound):
        do(house, make.an_admin(house), dashboard_files.table, "title", "", 30)
