"""Feeds and the list of pages are valid, complete, and show nothing that is not public."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api import feeds as doors
from civic.models import Feedback
from civic.rules.access import SYSTEM
from civic.services import feeds
from civic.services.work import House, perform
from civic.words import ProjectStatus
from tests import factories as make
from tests.api.markup import dangers
from tests.factories import HOSTILE, NOON

SITE = "http://localhost:3000"


@pytest.fixture
def client(served: House) -> TestClient:
    return TestClient(Router(routes=doors.ROUTES))


def locations(client: TestClient, path: str = "/sitemap.xml") -> list[str]:
    tree = ElementTree.fromstring(client.get(path).content)
    return [each.text or "" for each in tree.iter(f"{{{doors.SITEMAP}}}loc")]


def test_a_feed_tells_the_newest_inputs_and_answers(served: House, client: TestClient) -> None:
    box = make.an_idea_box(served)
    old = make.an_idea(served, box, created_at=NOON - timedelta(days=2))
    new = make.an_idea(served, box, created_at=NOON - timedelta(days=1))
    make.keep(served, Feedback(input_id=old, signature="Ville", body="<p>Oui.</p>", at=NOON))

    answer = client.get("/projects/parks/feed.xml", headers={"accept-language": "en"})
    feed = feedparser.parse(answer.content)

    assert not feed.bozo
    assert answer.headers["content-type"].startswith("application/rss+xml")
    assert feed.feed.link == f"{SITE}/projects/parks"
    assert [entry.link for entry in feed.entries] == [
        f"{SITE}/inputs/{each}" for each in (old, new, old)
    ]
    assert feed.entries[0].title.startswith("Réponse officielle: Un banc")
    assert feed.entries[1].published_parsed[:4] == (2026, 5, 31, 12)


def test_a_feed_says_in_which_language_each_of_its_texts_is(
    served: House, client: TestClient
) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    answer = Feedback(input_id=idea, signature="Stad", body="<p>Ja.</p>", at=NOON, language="nl")
    make.keep(served, answer)

    written = client.get("/projects/parks/feed.xml", headers={"accept-language": "en"}).content
    channel = ElementTree.fromstring(written)[0]
    spoken = [
        tuple(each.find(name).get(doors.XML_LANG) for name in ("title", "description"))  # type: ignore[union-attr]
        for each in (channel, *channel.findall("item"))
    ]

    assert sorted(spoken) == [("en", "en"), ("fr", "fr"), ("fr", "nl")]


def test_hostile_words_stay_words_in_a_feed(served: House, client: TestClient) -> None:
    make.an_idea(served, make.an_idea_box(served), f"Un\x01 banc \uffff{HOSTILE}")

    feed = feedparser.parse(client.get("/projects/parks/feed.xml").content, sanitize_html=False)

    assert not feed.bozo
    assert feed.entries[0].title.startswith("Un banc =cmd()")
    assert dangers(feed.entries[0].summary, {"p"}) == []


@pytest.mark.parametrize("gone", ["hidden_at", "withdrawn_at", "merged_into_id"])
def test_what_is_gone_is_in_no_feed(served: House, client: TestClient, gone: str) -> None:
    elsewhere = make.an_idea(served, make.an_idea_box(served, "autre"))
    when: dict[str, Any] = {gone: elsewhere if gone == "merged_into_id" else NOON}
    idea = make.an_idea(served, make.an_idea_box(served), **when)
    make.keep(served, Feedback(input_id=idea, signature="Ville", body="<p>Oui.</p>", at=NOON))

    assert feedparser.parse(client.get("/projects/parks/feed.xml").content).entries == []


@pytest.mark.parametrize("slug", ["nowhere", "secret", "..%2F..", "%00", "x' OR 1=1"])
def test_there_is_no_feed_of_what_cannot_be_seen(
    served: House, client: TestClient, slug: str
) -> None:
    make.a_project(served, "secret", status=ProjectStatus.DRAFT)

    assert client.get(f"/projects/{slug}/feed.xml").status_code == 404


def test_the_list_of_pages_holds_what_everybody_may_find(served: House, client: TestClient) -> None:
    box = make.an_idea_box(served)
    seen = make.an_idea(served, box)
    make.an_idea(served, box, hidden_at=NOON)
    make.an_idea(served, box, withdrawn_at=NOON)
    make.an_idea(served, box, merged_into_id=seen)
    draft = make.a_project(served, "secret", status=ProjectStatus.DRAFT)
    make.an_idea(served, make.an_activity(served, draft))

    found = locations(client)

    assert {f"{SITE}/", f"{SITE}/projects/parks", f"{SITE}/inputs/{seen}"} < set(found)
    assert len(found) == 4
    assert not [address for address in found if "secret" in address]
    assert "<lastmod>2026-06-01T12:00:00+00:00</lastmod>" in client.get("/sitemap.xml").text


def test_a_long_list_of_pages_comes_in_parts(
    served: House, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "PAGES_AT_ONCE", 2)
    box = make.an_idea_box(served)
    ideas = {make.an_idea(served, box, f"Idée {n}") for n in range(5)}

    parts = locations(client)
    inside = [place for part in parts for place in locations(client, part.removeprefix(SITE))]

    assert parts == [f"{SITE}/sitemap-{n}.xml" for n in (1, 2, 3)]
    assert {place.rsplit("/", 1)[-1] for place in inside if "/inputs/" in place} == ideas
    assert len(inside) == len(set(inside))
    assert client.get("/sitemap-4.xml").status_code == 404


def test_not_even_an_admin_puts_a_draft_into_the_list_of_pages(served: House) -> None:
    make.a_project(served, "secret", status=ProjectStatus.DRAFT)

    assert [page.address for page in perform(served, SYSTEM, feeds.pages)] == ["/"]


def test_robots_are_shown_the_list_and_kept_from_private_pages(client: TestClient) -> None:
    manners = client.get("/robots.txt").text

    assert f"Sitemap: {SITE}/sitemap.xml" in manners
    assert "Disallow: /admin\n" in manners
