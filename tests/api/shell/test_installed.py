"""The site among the apps of a telephone: a manifest and icons in the organiser's look."""

import io

import pytest
from PIL import Image
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api import offline
from civic.api.shell import installed
from civic.api.shell.installed import tags_of
from civic.services import platform_admin
from civic.services.site import Site
from civic.services.work import House, perform
from tests import factories as make
from tests.factories import HOSTILE


@pytest.fixture
def client(served: House) -> TestClient:
    return TestClient(Router(routes=[*installed.ROUTES, *offline.ROUTES]))


def icon_at(client: TestClient, address: str) -> Image.Image:
    answer = client.get(address)
    assert answer.headers["content-type"] == "image/png"
    return Image.open(io.BytesIO(answer.content)).convert("RGBA")


def test_the_manifest_says_how_the_site_is_kept_as_an_app(client: TestClient) -> None:
    answer = client.get(installed.MANIFEST, headers={"accept-language": "nl"})
    said = answer.json()

    assert answer.headers["content-type"] == "application/manifest+json"
    assert (said["lang"], said["dir"], said["display"]) == ("nl", "ltr", "standalone")
    assert (said["start_url"], said["scope"]) == ("/", "/")
    assert said["shortcuts"] == [{"name": "Projecten", "url": "/projects"}]


def test_every_icon_of_the_manifest_is_there_in_its_size(client: TestClient) -> None:
    icons = client.get(installed.MANIFEST).json()["icons"]

    assert {one["purpose"] for one in icons} == {"any", "maskable"}
    for one in icons:
        drawn = icon_at(client, one["src"])
        assert f"{drawn.width}x{drawn.height}" == one["sizes"]
        corner = drawn.getpixel((0, 0))
        assert isinstance(corner, tuple)
        assert (corner[3] == 255) == (one["purpose"] == "maskable")


def test_an_icon_is_kept_for_ever_under_the_name_of_its_look(client: TestClient) -> None:
    named = client.get(installed.MANIFEST).json()["icons"][0]["src"]

    assert "immutable" in client.get(named).headers["cache-control"]
    assert "no-cache" in client.get(named.split("?")[0]).headers["cache-control"]


def test_a_new_colour_is_a_new_icon() -> None:
    assert tags_of(Site(brand="#1d5c4f")) != tags_of(Site(brand="#8a1c1c"))


@pytest.mark.parametrize("path", ["/app-icon-9000.png", "/app-icon-192-round.png"])
def test_no_other_icon_is_drawn(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("name", "short"),
    [
        pytest.param("Ambremont", "Ambremont", id="short enough"),
        pytest.param("Ambremont, parlons-en", "Ambremont", id="cut between words"),
        pytest.param("Gemeentebestuur", "Gemeentebestuu", id="one long word"),
    ],
)
def test_a_name_under_an_icon_is_short(name: str, short: str) -> None:
    assert installed._short(name) == short


def test_the_page_without_a_network_speaks_the_language_of_its_reader(client: TestClient) -> None:
    arabic = client.get(offline.PAGE, headers={"accept-language": "ar"})

    assert 'lang="ar" dir="rtl"' in arabic.text
    assert "لا يوجد اتصال" in arabic.text


def test_the_page_without_a_network_leans_on_nothing_else(client: TestClient) -> None:
    answer = client.get(offline.PAGE)

    assert "src=" not in answer.text
    assert "'unsafe-inline'" not in answer.headers["content-security-policy"].split("script-src")[1]


def test_the_name_of_the_platform_is_only_text_there(served: House, client: TestClient) -> None:
    perform(served, make.an_admin(served), platform_admin.save_settings, {"name": HOSTILE[:80]})

    assert "<script>" not in client.get(offline.PAGE).text.split("<main>")[0]
    assert client.get(installed.MANIFEST).json()["name"] == HOSTILE[:80]


def test_the_worker_may_fetch_from_here_and_nowhere_else(client: TestClient) -> None:
    policy = client.get(offline.WORKER).headers["content-security-policy"]

    assert policy == "default-src 'none'; connect-src 'self'"
