"""The list of projects, the search and the plan say before any script what they show."""

import pytest

from civic.api.shell.heads import Head, Visitor, head_for
from civic.models import Feedback
from civic.services.work import House
from civic.words import ProjectStatus
from tests import factories as make
from tests.api.markup import DRAWN, dangers, read
from tests.factories import HOSTILE, NOON

SITE = "http://localhost:3000"


def head(path: str, **query: str) -> Head:
    found = head_for(path, Visitor("en", {}, query))
    assert found is not None
    return found


def addresses(page: Head) -> list[str | None]:
    return [attributes.get("href") for _, attributes in read(page.content).elements]


def test_the_list_of_projects_is_there_with_a_head_of_its_own(served: House) -> None:
    make.an_idea_box(served)
    make.a_project(served, "draft", ProjectStatus.DRAFT)

    page = head("/projects")

    assert (page.title, page.status, page.canonical) == (
        "Projects · Civic",
        200,
        f"{SITE}/projects",
    )
    assert page.is_drawn
    assert "Parks" in page.description
    assert "/projects/parks" in addresses(page)
    assert "/projects/draft" not in addresses(page)
    assert dangers(page.content, DRAWN) == []


def test_where_there_is_no_project_the_list_says_so(served: House) -> None:
    assert "No project yet" in read(head("/projects").content).text


def test_a_search_is_read_and_turned_without_scripts(served: House) -> None:
    box = make.an_idea_box(served)
    ideas = [make.an_idea(served, box) for _ in range(21)]
    make.keep(served, Feedback(input_id=ideas[0], signature=HOSTILE, body=HOSTILE, at=NOON))

    few, second = head("/search", q="script"), head("/search", q="script", kind="inputs", page="2")

    assert few.title == "script · Search results · Civic"
    assert not few.indexed
    assert "/projects/parks" in addresses(few)
    assert "/search?q=script&kind=inputs" in addresses(few)
    assert "page 2 of 2" in read(second.content).text
    assert "/search?q=script&kind=inputs&page=1" in addresses(second)
    for page in (few, second, head("/search", q=HOSTILE)):
        assert dangers(page.content, DRAWN) == []


@pytest.mark.parametrize("query", [{}, {"q": "girafe"}], ids=["no words", "nothing found"])
def test_a_search_can_be_asked_again(served: House, query: dict[str, str]) -> None:
    elements = read(head("/search", **query).content).elements

    assert ("form", "/search") in [(tag, given.get("action")) for tag, given in elements]
    assert "q" in [given.get("name") for _, given in elements]


def test_the_plan_leads_everywhere_without_scripts(served: House) -> None:
    make.an_idea_box(served)
    make.a_project(served, "draft", ProjectStatus.DRAFT)

    page = head("/plan")

    assert page.title == "Site map · Civic"
    assert {"/", "/projects", "/search", "/moderation", "/projects/parks"} <= {*addresses(page)}
    assert "/projects/draft" not in addresses(page)
    assert dangers(page.content, DRAWN) == []
