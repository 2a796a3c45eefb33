"""Several server processes of one platform: whoever is served by one sees what others do there."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from civic.services.database import open_engine
from civic.services.work import House
from tests.browser.tabs import Tabs, settle
from tests.browser.town import Town
from tests.conftest import POSTGRES, fresh_database
from tests.factories import a_project, an_activity, an_idea
from tests.redis_server import own_redis
from tests.site import running


class Two(NamedTuple):
    """Two servers of one platform, the first of which has two workers, and an idea in it."""

    one: Town
    other: Town
    idea: str


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Run two servers on one database and one Redis."""
    folder = tmp_path_factory.mktemp("several")
    database = fresh_database("_several") if POSTGRES else f"sqlite:///{folder / 'shared.db'}"
    with own_redis() as redis:
        shared = {
            "CIVIC_DATABASE_URL": database,
            "CIVIC_REDIS_URL": redis.url,
            "CIVIC_SECRET": "one for both, and long enough to be a secret",
        }
        first = running(folder / "one", "--empty", GRANIAN_WORKERS="2", **shared)
        second = running(folder / "other", "--empty", GRANIAN_WORKERS="1", **shared)
        with first as one, second as other:
            towns = Town(one), Town(other)
            yield Two(*towns, _an_idea(database))
            for town in towns:
                town.close()


def _an_idea(database: str) -> str:
    house = House(open_engine(database))
    idea = an_idea(house, an_activity(house, a_project(house)), "Un banc")
    house.engine.dispose()
    return idea


def test_what_one_server_takes_is_seen_at_the_other_without_reload(two: Two, tabs: Tabs) -> None:
    path = f"/inputs/{two.idea}"
    here = tabs.open(two.one.url + path, token=two.one.newcomer("Ana Ici").token)
    there = tabs.open(two.other.url + path, token=two.one.newcomer("Ben Ailleurs").token)
    expect(there.get_by_role("heading", level=1)).to_have_text("Un banc")

    for page, watching, words in ((here, there, "Dit ici"), (there, here, "Dit ailleurs")):
        field = page.locator("textarea[name=comment]").first
        field.fill(words)
        page.locator("form", has=field).get_by_role("button").last.click()

        expect(watching.locator(".cv-comment", has_text=words)).to_be_visible()
        expect(page.locator(".cv-comment", has_text=words)).to_be_visible()


def test_a_thumb_at_one_server_moves_the_count_at_the_other(two: Two, tabs: Tabs) -> None:
    path = f"/inputs/{two.idea}"
    here = tabs.open(two.one.url + path, token=two.one.newcomer("Ana Ici").token)
    there = tabs.open(two.other.url + path)
    count = there.locator("main .cv-reaction__count").first
    before = int(count.inner_text() or 0)
    for page in (here, there):
        settle(page)

    here.locator("main .cv-reaction[aria-pressed]").first.click()

    expect(count).to_have_text(str(before + 1))


def test_a_session_ended_at_one_server_is_ended_at_the_other(two: Two, tabs: Tabs) -> None:
    who = two.one.newcomer("Ana Sort")
    tab = tabs.open(two.other.url + "/me", token=who.token)
    expect(tab.get_by_label("Nom affiché")).to_have_value("Ana Sort")

    leaving = tabs.beside(tab.context, two.one.url + "/me")
    leaving.get_by_title("Mon compte").click()
    leaving.get_by_role("button", name="Se déconnecter").click()
    expect(leaving.get_by_role("link", name="Se connecter")).to_be_visible()

    tab.goto(two.other.url + "/me")
    expect(tab).to_have_url(f"{two.other.url}/sign-in?next=%2Fme")
