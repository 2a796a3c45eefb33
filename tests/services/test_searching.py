"""One search finds all that everybody may read, and nothing else."""

from datetime import timedelta

import pytest
from sqlmodel import select

from civic.models import (
    Activity,
    BlockPage,
    BlockVersion,
    Feedback,
    Folder,
    OwnPage,
    OwnPageVersion,
    Project,
)
from civic.rules.access import SYSTEM, Actor
from civic.rules.searching import KINDS, Wanted
from civic.services import searching, site_plan
from civic.services.input_lists import PAGE
from civic.services.searching import FEW, Found
from civic.services.work import House, work
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

WORD = "Fontaine"
STRANGER = Actor(address="203.0.113.7")


def find(house: House, text: str = WORD, kind: str = "", page: int = 1) -> Found:
    return do(house, STRANGER, searching.search, Wanted(text, kind, page))


def totals(found: Found) -> dict[str, int]:
    return {group.kind: group.total for group in found.groups}


def an_answer(house: House, idea: str, body: str) -> None:
    make.keep(house, Feedback(input_id=idea, signature=f"Ville {HOSTILE}", body=body, at=NOON))


def a_page(house: House, slug: str, title: str, *, is_live: bool = True) -> None:
    row = OwnPage(slug=slug)
    version = OwnPageVersion(
        page_id=row.id, number=1, entry_id="x", title={"fr": title},
        body={"fr": f"<p>{HOSTILE}</p>"},
    )  # fmt: skip
    row.live_id = version.id if is_live else None
    make.keep(house, row, version)


def change(house: House, **columns: object) -> None:
    """Change the only project there is."""
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.exec(select(Project)).one()
        for name, value in columns.items():
            setattr(row, name, value)
        job.session.add(row)


@pytest.fixture
def box(house: House) -> str:
    """Return a box of a project in which each kind of thing speaks of a fountain."""
    box = make.an_idea_box(house)
    change(house, title={"fr": "La fontaine du parc"})
    with work(house, SYSTEM, now=NOON) as job:
        activity = job.session.get_one(Activity, box)
        activity.settings = {"text": {"fr": f"<p>Parlons de la fontaine. {HOSTILE}</p>"}}
        job.session.add(activity)
    idea = make.an_idea(house, box, "Une fontaine sur la place")
    an_answer(house, idea, "<p>La <strong>fontaine</strong> sera rénovée.</p>")
    a_page(house, "fontaines", "Nos fontaines")
    return box


def test_each_kind_of_thing_is_found_by_its_words(house: House, box: str) -> None:
    found = find(house, "FONTAINE")

    assert totals(found) == dict.fromkeys(KINDS, 1)
    assert found.total == len(KINDS)
    by_kind = {group.kind: group for group in found.groups}
    assert by_kind["projects"].projects[0].title.text == "La fontaine du parc"
    assert by_kind["activities"].places[0].within.text == "La fontaine du parc"
    assert by_kind["inputs"].inputs[0].title == "Une fontaine sur la place"
    assert by_kind["answers"].answers[0].words == "La fontaine sera rénovée."
    assert by_kind["pages"].places[0].href == "/pages/fontaines"


def test_every_word_must_be_said_and_accents_do_not_matter(house: House, box: str) -> None:
    assert totals(find(house, "fontaine renovee")) == {"answers": 1}
    assert find(house, "fontaine girafe").groups == []


@pytest.mark.parametrize("text", ["", "   ", "\u0301"], ids=["nothing", "spaces", "an accent"])
def test_no_words_find_nothing(house: House, box: str, text: str) -> None:
    assert find(house, text) == Found()


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"status": ProjectStatus.DRAFT}, id="a draft"),
        pytest.param({"is_listed": False}, id="in no list"),
        pytest.param({"published_at": NOON + timedelta(days=1)}, id="scheduled"),
    ],
)
def test_what_stands_in_no_list_is_not_found_by_anybody(
    house: House, box: str, columns: dict[str, object]
) -> None:
    folder = Folder(slug="dossier", title={"fr": "Dossier fontaine"})
    make.keep(house, folder)
    change(house, folder_id=folder.id, **columns)
    admin = make.an_admin(house)

    for actor in (STRANGER, admin):
        found = do(house, actor, searching.search, Wanted(WORD))
        assert totals(found) == {"pages": 1}
        assert do(house, actor, site_plan.plan).folders == []
        assert do(house, actor, site_plan.plan).projects == []


def test_what_is_gone_is_not_found(house: House, box: str) -> None:
    stays = make.an_idea(house, box, "Un banc")
    for idea in (
        make.an_idea(house, box, "Girafe", hidden_at=NOON),
        make.an_idea(house, box, "Girafe", withdrawn_at=NOON),
        make.an_idea(house, box, "Girafe", merged_into_id=stays),
    ):
        an_answer(house, idea, "<p>Girafe</p>")
    a_page(house, "brouillon", "Girafe", is_live=False)

    assert find(house, "girafe").groups == []


def test_what_a_project_built_of_blocks_says_is_found_once_it_is_published(house: House) -> None:

    project = make.a_project(house)
    row = BlockPage(owner=f"project:{project}", project_id=project, shown=1)
    texts = [{"kind": "accordion", "folds": [{"label": {"fr": "Quand ?"}, "body": {"fr": WORD}}]}]
    later = [{"kind": "text", "body": {"fr": "Girafe"}}]
    make.keep(
        house,
        row,
        BlockVersion(page_id=row.id, number=1, blocks=texts, at=NOON),
        BlockVersion(page_id=row.id, number=2, blocks=later, at=NOON),
    )

    assert totals(find(house)) == {"projects": 1}
    assert find(house, "girafe").groups == []


def test_a_folder_is_found_with_the_projects_that_are_in_it(house: House) -> None:
    make.a_project(house)
    folder = Folder(slug="eau", title={"fr": "Autour de la fontaine"})
    make.keep(house, folder)
    change(house, folder_id=folder.id)

    [group] = find(house).groups

    assert [place.href for place in group.places] == ["/folders/eau"]


def test_a_title_comes_before_a_text(house: House) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, "Un banc", body=f"<p>Près de la {WORD}</p>", up=90)
    make.an_idea(house, box, f"Une {WORD}")

    [group] = find(house).groups

    assert [card.title for card in group.inputs] == [f"Une {WORD}", "Un banc"]


def test_a_few_are_shown_first_and_the_rest_page_by_page(house: House) -> None:
    box = make.an_idea_box(house)
    for number in range(PAGE + 3):
        idea = make.an_idea(house, box, f"{WORD} {number}")
        an_answer(house, idea, f"<p>{WORD}</p>")

    few = find(house)
    first, second = (find(house, kind="inputs", page=page) for page in (1, 2))
    answers = find(house, kind="answers", page=9)

    assert [len(group.inputs) + len(group.answers) for group in few.groups] == [FEW, FEW]
    assert few.choices[1].href == f"/search?q={WORD}&kind=inputs"
    assert (first.pages, len(first.groups[0].inputs), len(second.groups[0].inputs)) == (2, PAGE, 3)
    ids = {card.id for found in (first, second) for card in found.groups[0].inputs}
    assert len(ids) == PAGE + 3
    assert (answers.page, len(answers.groups[0].answers)) == (2, 3)


def test_the_plan_names_folders_projects_activities_and_pages(house: House) -> None:
    box = make.an_idea_box(house)
    with work(house, SYSTEM, reading=True) as job:
        slug = job.session.get_one(Activity, box).slug
    folder = Folder(slug="eau", title={"fr": f"Eau {HOSTILE}"})
    make.keep(house, folder)
    change(house, folder_id=folder.id)
    make.a_project(house, "seul")
    a_page(house, "about", "À propos")
    a_page(house, "brouillon", "Brouillon", is_live=False)

    plan = do(house, STRANGER, site_plan.plan)

    assert [line.href for line in plan.folders] == ["/folders/eau"]
    [project] = plan.folders[0].projects
    assert project.href == "/projects/parks"
    assert [line.href for line in project.activities] == [f"/projects/parks/{slug}"]
    assert [line.href for line in plan.projects] == ["/projects/seul"]
    assert [line.href for line in plan.pages] == ["/pages/about"]
