"""Widgets on a page of another site, in a real browser: shown where allowed, refused elsewhere."""

import io
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Frame, FrameLocator, Page, expect

from civic.services import inputs, uploads, widget_desk
from civic.services.inputs import Draft
from tests.browser.axe import violations
from tests.browser.tabs import DESKTOP, Tabs, darken
from tests.browser.town import ADMIN, BODY, Town

BUDGET = 60_000
MAP_BUDGET = 100_000
"""What the map may weigh once it is asked for, first look included; tiles come on top."""
SQUARE_BUDGET = 15_000
"""What the picture of one line may weigh, whatever it shows."""
FAR = (47.0, 1.0)
REFUSED = re.compile("frame-ancestors|X-Frame-Options")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing about it."""

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


class Host:
    """The site of the town hall: pages at an allowed address, the same pages at another."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self.allowed, self.other = f"http://127.0.0.1:{port}", f"http://localhost:{port}"

    def paste(self, code: str) -> None:
        """Put a widget into the front page."""
        page = f"<!doctype html><title>Mairie</title><h1>Mairie</h1>{code}<p>La suite</p>"
        (self._folder / "index.html").write_text(page, "utf-8")


class Weight:
    """What comes over the wire to a page, in bytes: each picture that people sent, and the rest."""

    def __init__(self, page: Page) -> None:
        self.pictures: list[float] = []
        self.rest = 0.0
        self._sent: set[str] = set()
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.responseReceived", self._came)
        wire.on("Network.loadingFinished", self._ended)

    def _came(self, event: dict[str, Any]) -> None:
        if "/widget/pictures/" in event["response"]["url"]:
            self._sent.add(event["requestId"])

    def _ended(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._sent:
            self.pictures.append(event["encodedDataLength"])
        else:
            self.rest += event["encodedDataLength"]


def weighed(browser: Browser, url: str) -> Weight:
    """Open an address in a browser that has seen nothing yet, and weigh all that comes."""
    page = browser.new_context(viewport={"width": 390, "height": 4000}).new_page()
    weight = Weight(page)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.context.close()
    return weight


def pictured(town: Town, number: int) -> str:
    """Let somebody hand in an idea with a picture that no format makes small; return its id."""
    ana, out = town.newcomer(), io.BytesIO()
    Image.effect_noise((160, 120), 90).resize((1600, 1200)).convert("RGB").save(out, "JPEG")
    upload = town.do(ana, uploads.keep, out.getvalue())
    draft = Draft(f"Une idée illustrée {number}", BODY, 48.85, 2.3, pictures=[{"id": upload.id}])
    return town.do(ana, inputs.submit, town.activity(), draft)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("host")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Host(folder, server.server_port)
    server.shutdown()
    server.server_close()


@pytest.fixture
def code(town: Town, host: Host) -> Callable[..., str]:
    """Compose a widget as the settings do, for a site that is allowed."""
    chief = town.enter(ADMIN)
    town.do(chief, widget_desk.save_sites, host.allowed)

    def composed(kind: str, **more: object) -> str:
        chosen = {"kind": kind, "source": f"activity:{town.activity()}", "order": "new",
                  "items": "5", "theme": "auto", "lang": "fr", "fits": True, "height": "300",
                  "input": "", **more}  # fmt: skip
        return town.do(chief, widget_desk.compose, chosen).snippet

    return composed


def framed(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def frame_of(page: Page) -> Frame:
    """Return the frame once it has come."""
    framed(page).locator("h1").first.wait_for()
    return page.frames[1]


def test_a_list_shows_on_an_allowed_site_at_its_whole_height(
    host: Host, code: Callable[..., str], page: Page
) -> None:
    host.paste(code("list"))
    page.goto(host.allowed)

    expect(framed(page).get_by_role("listitem")).to_have_count(5)
    expect(page.get_by_title("Contributions sur Ambremont, parlons-en")).to_be_visible()
    inside = frame_of(page).evaluate("document.body.getBoundingClientRect().height")
    page.wait_for_function("document.querySelector('iframe').offsetHeight > 300")
    frame = page.locator("iframe").bounding_box()
    assert frame
    assert abs(frame["height"] - inside) <= 1
    assert page.context.cookies() == []


def test_another_site_is_refused_by_the_browser(
    host: Host, code: Callable[..., str], page: Page
) -> None:
    host.paste(code("list"))
    with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        page.goto(host.other)

    expect(page.get_by_text("La suite")).to_be_visible()
    expect(framed(page).get_by_role("listitem")).to_have_count(0)


def test_no_other_page_of_ours_shows_on_an_allowed_site(
    town: Town, host: Host, code: Callable[..., str], page: Page
) -> None:
    code("list")
    host.paste(f'<iframe src="{town.url}/projects" title="x"></iframe>')
    with page.expect_console_message(lambda said: bool(REFUSED.search(said.text))):
        page.goto(host.allowed)


def test_links_are_reached_by_keyboard_and_open_the_platform_beside(
    town: Town, host: Host, code: Callable[..., str], page: Page
) -> None:
    host.paste(code("list"))
    page.goto(host.allowed)
    frame_of(page)
    page.locator("body").click(position={"x": 2, "y": 2})
    page.keyboard.press("Tab")
    expect(framed(page).locator("h1 a")).to_be_focused()
    page.keyboard.press("Tab")
    first = framed(page).locator("li h2 a").first
    expect(first).to_be_focused()
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")

    assert opened.value.url.startswith(f"{town.url}/inputs/")
    assert page.url.startswith(host.allowed)


@pytest.mark.parametrize("kind", ["list", "map", "input"])
def test_a_widget_is_for_everybody(
    town: Town, code: Callable[..., str], page: Page, kind: str
) -> None:
    code("list")
    asked = f"activity={town.activity()}&input={town.discussed()}&lang=ar&pictures=1"
    page.goto(f"{town.url}/widget/{kind}?{asked}")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert violations(page) == []
    darken(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_map_weighs_little_until_it_is_asked_for(town: Town, page: Page) -> None:
    weight = Weight(page)
    page.goto(f"{town.url}/widget/map?activity={town.activity()}&lang=fr&items=20")
    page.wait_for_load_state("networkidle")
    first = weight.rest
    page.get_by_role("button", name="Ouvrir la carte").click()
    expect(page.get_by_role("application", name="Carte des contributions")).to_be_focused()
    page.wait_for_load_state("networkidle")

    assert 0 < first <= BUDGET
    assert first < weight.rest <= MAP_BUDGET
    assert weight.pictures == []


def test_pictures_are_all_that_a_widget_adds_for_those_that_have_some(
    town: Town, code: Callable[..., str], browser: Browser
) -> None:
    code("list")
    ideas = [pictured(town, number) for number in range(5)]
    box = f"{town.url}/widget/list?activity={town.activity()}&lang=fr&order=new"

    bare = weighed(browser, f"{box}&items=5")
    shown = weighed(browser, f"{box}&items=5&pictures=1")
    single = weighed(browser, f"{town.url}/widget/input?input={ideas[0]}&lang=fr")

    assert bare.pictures == []
    assert len(shown.pictures) == len(ideas)
    assert len(single.pictures) == 1
    for one in (bare, shown, single):
        assert 0 < one.rest <= BUDGET
    assert max(shown.pictures) <= SQUARE_BUDGET


def test_a_pin_is_opened_with_the_keyboard(
    town: Town, code: Callable[..., str], page: Page
) -> None:
    code("map")
    lonely = Draft("Loin de tout", BODY, *FAR)
    town.do(town.newcomer(), inputs.submit, town.activity(), lonely)
    page.goto(f"{town.url}/widget/map?activity={town.activity()}&lang=fr")
    page.get_by_role("button", name="Ouvrir la carte").click()
    pin = page.locator(".cv-wid__pin").first
    expect(pin).to_be_visible()
    pin.focus()
    page.keyboard.press("Enter")
    link = page.locator("[role=status] a")
    expect(link).to_be_focused()
    expect(link).to_have_attribute("href", re.compile(f"^{town.url}/inputs/"))

    many = page.locator(".cv-wid__many").first
    opened = page.locator(".cv-wid__many", has_text=re.compile(f"^{many.inner_text()}$"))
    many.focus()
    page.keyboard.press("Enter")
    expect(opened).to_have_count(0)


def test_an_administrator_composes_a_widget_and_pastes_it(
    town: Town, host: Host, tabs: Tabs, browser: Browser
) -> None:
    desk = tabs.open(f"{town.url}/admin/settings/widget", token=town.enter(ADMIN).token,
                     size=DESKTOP)  # fmt: skip
    sites = desk.get_by_label("Adresses des sites")
    sites.fill("pas un site")
    desk.get_by_role("button", name="Enregistrer").click()
    expect(desk.get_by_text("n’est pas l’adresse d’un site")).to_be_visible()
    expect(sites).to_have_value("pas un site")
    sites.fill(host.allowed)
    desk.get_by_role("button", name="Enregistrer").click()
    expect(desk.get_by_text("Enregistré", exact=True)).to_be_visible()

    desk.get_by_label("Contributions de").select_option(
        label="Nos rues, nos places › La carte des idées"
    )
    desk.get_by_label("Nombre de contributions").fill("2")
    preview = desk.frame_locator("iframe")
    expect(preview.get_by_role("listitem")).to_have_count(2)
    desk.get_by_role("button", name="Une contribution").click()
    expect(desk.get_by_text("Collez l’adresse d’une contribution.")).to_be_visible()
    desk.get_by_label("Adresse de la contribution").fill(f"{town.url}/inputs/{town.discussed()}")
    expect(preview.get_by_role("article")).to_be_visible()
    pasted = desk.get_by_label("Code à coller dans votre page").input_value()

    host.paste(pasted)
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(host.allowed)
    expect(framed(page).get_by_role("link", name="Lire et réagir")).to_be_visible()
    page.context.close()
