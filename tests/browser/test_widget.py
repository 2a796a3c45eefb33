"""Widgets on a page of another site, in a real browser: shown where allowed, refused elsewhere."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, FrameLocator, Page, expect

from civic.services import widget_desk
from tests.browser.axe import violations
from tests.browser.tabs import DESKTOP, Tabs, darken
from tests.browser.town import ADMIN, Town

BUDGET = 60_000
MAP_BUDGET = 100_000
"""What the map may weigh once it is asked for, first look included; tiles come on top."""


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
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(host.other)

    page.wait_for_function("true")
    expect(page.get_by_text("La suite")).to_be_visible()
    for _ in range(50):
        if any("frame-ancestors" in line for line in said):
            break
        page.wait_for_timeout(100)
    assert any("frame-ancestors" in line for line in said)
    expect(framed(page).get_by_role("listitem")).to_have_count(0)


def test_no_other_page_of_ours_shows_on_an_allowed_site(
    town: Town, host: Host, code: Callable[..., str], page: Page
) -> None:
    code("list")
    host.paste(f'<iframe src="{town.url}/projects" title="x"></iframe>')
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(host.allowed)

    for _ in range(50):
        if said:
            break
        page.wait_for_timeout(100)
    assert any("frame-ancestors" in line or "X-Frame-Options" in line for line in said)


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
    weight: list[float] = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))
    page.goto(f"{town.url}/widget/map?activity={town.activity()}&lang=fr&items=20")
    page.wait_for_load_state("networkidle")
    first = sum(weight)
    page.get_by_role("button", name="Ouvrir la carte").click()
    expect(page.get_by_role("application", name="Carte des contributions")).to_be_focused()
    page.wait_for_load_state("networkidle")

    assert 0 < first <= BUDGET
    assert first < sum(weight) <= MAP_BUDGET


def test_a_pin_is_opened_with_the_keyboard(
    town: Town, code: Callable[..., str], page: Page
) -> None:
    code("map")
    page.goto(f"{town.url}/widget/map?activity={town.activity()}&lang=fr")
    page.get_by_role("button", name="Ouvrir la carte").click()
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()
    for _ in range(12):
        if page.locator(".cv-wid__pin").count():
            break
        page.locator(".cv-wid__many").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".leaflet-marker-icon").first).to_be_visible()
    page.locator(".cv-wid__pin").first.focus()
    page.keyboard.press("Enter")
    link = page.locator("[role=status] a")
    expect(link).to_be_focused()
    assert (link.get_attribute("href") or "").startswith(f"{town.url}/inputs/")


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
