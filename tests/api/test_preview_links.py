"""A preview link over HTTP: the doors that its page needs, and no other."""

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api import auth, feeds, files, maps
from civic.api import preview_links as door_of_links
from civic.api.v1.routes import ROUTES as API
from civic.models import InputPicture, Upload
from civic.rules.sign_in import HOME
from civic.services import preview_links
from civic.services.work import House, perform
from civic.state.base import LINK_COOKIE
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import ALL_ACTS, NOON

PAGE = {"accept": "text/html"}


class Town:
    """A draft with a picture and a pin, a link to it, and a browser."""

    def __init__(self, house: House) -> None:
        self.house, self.admin = house, make.an_admin(house)
        self.project = make.a_project(house, "secret", ProjectStatus.DRAFT)
        self.box = make.an_activity(house, self.project)
        make.a_phase(house, self.project, {self.box: ALL_ACTS})
        author = make.a_person(house)
        self.idea = make.an_idea(house, self.box, author=author, lat=50.0, lng=3.0)
        upload = Upload(owner_id=author.person_id, created_at=NOON)
        make.keep(house, upload, InputPicture(input_id=self.idea, upload_id=upload.id))
        house.storage.put(upload.id, b"picture")
        self.picture = upload.id
        self.link = perform(house, self.admin, preview_links.create, self.project, "7")
        routes = [
            *door_of_links.ROUTES, *auth.ROUTES, *maps.ROUTES, *files.ROUTES, *feeds.ROUTES, *API,
        ]  # fmt: skip
        self.browser = TestClient(
            Router(routes), base_url="http://localhost", follow_redirects=False
        )

    def come(self, address: str = "") -> Any:
        """Follow the link."""
        path = (address or self.link.address).removeprefix(self.house.public_url)
        return self.browser.get(path, headers=PAGE)


@pytest.fixture
def town(served: House) -> Town:
    return Town(served)


def test_the_link_leads_to_the_draft_and_is_kept_from_scripts_caches_and_engines(
    town: Town,
) -> None:
    answer = town.come()

    assert (answer.status_code, answer.headers["location"]) == (303, "/projects/secret")
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "max-age" not in answer.headers["set-cookie"].lower()
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"


def test_a_link_that_ended_says_so_in_words_and_opens_nothing(town: Town) -> None:
    perform(town.house, town.admin, preview_links.revoke, town.project, town.link.id)

    for answer in (town.come(), town.come("/preview?k=%3Cscript%3E"), town.come("/preview")):
        assert answer.status_code == 404
        assert "Ce lien d’aperçu ne montre plus rien" in answer.text
        assert "<script>" not in answer.text
        assert LINK_COOKIE not in town.browser.cookies


def opened(town: Town) -> dict[str, int]:
    addresses = {
        "pins": f"/api/activities/{town.box}/pins",
        "names": f"/api/activities/{town.box}/pins/names?keys={town.idea[:8]}",
        "layers": f"/api/projects/{town.project}/layers",
        "picture": f"/files/{town.picture}.webp",
        "feed": "/projects/secret/feed.xml",
        "API project": f"/api/v1/projects/{town.project}",
        "API input": f"/api/v1/inputs/{town.idea}",
    }
    return {name: town.browser.get(address).status_code for name, address in addresses.items()}


def test_the_doors_of_the_page_open_with_it_and_no_other(town: Town) -> None:
    shut = dict.fromkeys(("pins", "names", "layers", "picture"), 404)
    never = dict.fromkeys(("feed", "API project", "API input"), 404)
    assert opened(town) == {**shut, **never}

    town.come()
    assert opened(town) == {**dict.fromkeys(shut, 200), **never}

    perform(town.house, town.admin, preview_links.revoke, town.project, town.link.id)
    assert opened(town) == {**shut, **never}


def test_who_has_looked_enough_leaves_the_preview(town: Town) -> None:
    town.come()

    answer = town.browser.post("/auth/preview", headers={"referer": "http://localhost/x"})

    assert answer.headers["location"] == HOME
    assert opened(town)["pins"] == 404


def test_a_link_that_lasts_seven_days_lasts_them(town: Town) -> None:
    left = town.link.expires_at - datetime.now(UTC)

    assert left.days == 6
