"""A script in a person's name runs nowhere (as it did in Decidim, CVE-2026-23891)."""

import ast
import json

import pytest
from starlette.routing import Route, Router
from starlette.testclient import TestClient

from civic.api.shell.heads import Visitor, head_for, tags_of
from civic.front.discovery import modules_under
from civic.rules.access import Actor
from civic.rules.talking import Look
from civic.services import account, input_pages, profiles, talk
from civic.services.house import serving
from civic.services.work import House, work
from tests import factories as make
from tests.api.markup import DRAWN, dangers, read
from tests.architecture.house import CIVIC, ROOT, tree
from tests.factories import NOON

NAME = "</noscript></title><script>alert(1)</script><img src=x onerror=alert(1)>"
CLEANED_ON_WRITE = {"body", "text"}
"""The last word of what a screen shows as HTML: fields that ``rules.texts.rich`` has cleaned."""


@pytest.fixture
def author(house: House) -> Actor:
    ana = make.a_person(house, "Ana")
    with work(house, ana, now=NOON) as job:
        account.name_myself(job, NAME)
    return ana


def test_a_name_is_shown_as_it_was_typed_and_is_only_text(house: House, author: Actor) -> None:
    idea = make.an_idea(house, make.an_idea_box(house), author=author)
    make.a_comment(house, idea, author)

    with work(house, Actor(), now=NOON, reading=True) as job:
        assert input_pages.page(job, idea).card.author.name == NAME
        assert talk.look(job, idea, Look()).talk.threads[0].author.name == NAME
        assert profiles.profile(job, author.person_id or "").name == NAME


def test_a_name_is_only_text_in_every_head(house: House, author: Actor) -> None:
    idea = make.an_idea(house, make.an_idea_box(house), author=author)
    make.a_comment(house, idea, author)
    with serving(house):
        for path in ("/", "/projects/parks", f"/inputs/{idea}", f"/people/{author.person_id}"):
            head = head_for(path, Visitor("fr", {}))
            assert head is not None
            assert dangers(head.content, DRAWN) == []
            assert "</noscript" not in head.content
            assert {tag for tag, _ in read(tags_of(head)).elements} <= {"title", "meta", "link"}


OUR_OWN_WORDS = ("/api/v1/docs", "/offline")
"""Pages that are made of the code alone, and of the platform's name, whoever asks."""


def test_no_page_is_made_of_what_an_address_answers(house: House, author: Actor) -> None:
    """Whatever carries a name is data for programs, never a page of ours."""
    idea = make.an_idea(house, make.an_idea_box(house), author=author)
    routes = [
        route
        for module in modules_under("civic.api")
        for route in getattr(module, "ROUTES", [])
        if isinstance(route, Route) and (route.methods is None or "GET" in route.methods)
        if route.path not in OUR_OWN_WORDS
    ]
    with serving(house):
        client = TestClient(Router(routes=routes))
        for route in routes:
            path = route.path_format
            for name in route.param_convertors:
                path = path.replace(f"{{{name}}}", "1" if name == "number" else idea)
            answer = client.get(path, follow_redirects=False)
            assert "html" not in answer.headers.get("content-type", ""), path
            if "json" in answer.headers.get("content-type", ""):
                json.loads(answer.text)


def test_screens_show_as_html_only_what_was_cleaned_when_it_was_written() -> None:
    shown = {
        f"{path.relative_to(ROOT)}:{node.lineno}": ast.unparse(node.args[0])
        for path in sorted(CIVIC.rglob("*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "rx.html"
    }

    assert len(shown) > 5
    assert {
        place: what for place, what in shown.items() if what.split(".")[-1] not in CLEANED_ON_WRITE
    } == {}
