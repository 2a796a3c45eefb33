"""The pictures of the README, taken in the demo town as people see it."""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright
from sqlmodel import col, select

from civic.models import Feedback, Input
from civic.services import insights
from tests.browser.addresses import RESULT
from tests.browser.chromium import chromium, flags
from tests.browser.tabs import Tabs, settle
from tests.browser.town import ADMIN, BOX, BUDGET, MANAGER, PROJECT, VOTE, Town
from tests.load.readme import README, with_part
from tests.site import running

FOLDER = README.parent / "docs" / "images"
MOST_BYTES, MOST_OF_ALL = 150_000, 1_000_000
PHONE: dict[str, Any] = {"size": {"width": 390, "height": 780}, "device_scale_factor": 2}
DESKTOP: dict[str, Any] = {"size": {"width": 1280, "height": 800}, "device_scale_factor": 1.25}
EVERYWHERE = {"locale": "en-GB", "timezone_id": "Europe/Paris"}
BASE = f"/projects/{PROJECT}"
BEST, WORST, STEP = 84, 40, 6
PATIENCE_S = 180
IDEA = "A bench in the shade"


def _as_it_is(page: Page) -> None:
    """Leave a page as it came."""


def _type_an_idea(page: Page) -> None:
    """Say where, then what: a box that begins with the map asks in this order."""
    page.locator("main select").first.select_option(index=1)
    page.get_by_role("button", name="Continue").click()
    page.locator("#title").fill(IDEA)


def _choose_two(page: Page) -> None:
    offered = page.get_by_role("button", name="Choose : ")
    for choice in (offered.first, offered.nth(2)):
        choice.click()
    expect(page.locator(".cv-vote__stand")).to_contain_text("Your ballot counts")
    _back_to_the_top(page)


def _back_to_the_top(page: Page) -> None:
    """Undo what the panel did when it took the focus."""
    page.evaluate("() => window.scrollTo(0, 0)")


def _pins(page: Page) -> None:
    expect(page.locator(".cv-pin__group").first).to_be_visible()


@dataclass(frozen=True)
class Shot:
    """One picture: what it is called, what it shows, as whom, on which screen, where."""

    name: str
    alt: str
    screen: dict[str, Any]
    path: Callable[[Town], str]
    who: str = ""
    before: Callable[[Page], None] = _as_it_is
    is_dark: bool = False


SHOTS = (
    Shot("home", "The home page on a phone: the projects that are open now", PHONE, lambda _: "/"),
    Shot(
        "idea",
        "An idea on a phone: its status, its author, what people say",
        PHONE,
        lambda town: f"/inputs/{_answered(town)}",
    ),
    Shot(
        "submit",
        "Handing in an idea on a phone, one question at a time",
        PHONE,
        lambda _: f"{BASE}/{BOX}/new",
        "citizen",
        _type_an_idea,
    ),
    Shot(
        "vote",
        "Voting on a phone: what can be chosen, what is left of the money, whether it counts",
        PHONE,
        lambda _: f"/projects/{BUDGET}/{VOTE}/vote",
        "citizen",
        _choose_two,
    ),
    Shot(
        "answer",
        "The official answer to an idea on a phone, in the dark",
        PHONE,
        lambda town: f"/inputs/{_answered(town)}",
        before=lambda page: page.locator(".cv-answer").first.scroll_into_view_if_needed(),
        is_dark=True,
    ),
    Shot(
        "map",
        "The idea box as a map beside its list",
        DESKTOP,
        lambda _: f"{BASE}/{BOX}?view=map",
        before=_pins,
    ),
    Shot(
        "result",
        "The result of a vote: what is funded, and the money as it was given out",
        DESKTOP,
        lambda _: f"{RESULT}/results",
    ),
    Shot(
        "insights",
        "The insight page of the team: the themes of the ideas, and how many speak of each",
        DESKTOP,
        lambda t: f"/admin/projects/{t.project()}/activities/{t.activity()}/insights",
        ADMIN,
    ),
    Shot(
        "manager",
        "The table of contributions with one of them in the panel beside it",
        DESKTOP,
        lambda town: f"/admin/inputs?open={_answered(town)}",
        ADMIN,
        _back_to_the_top,
    ),
)
PHONES = tuple(shot for shot in SHOTS if shot.screen is PHONE)
DESKTOPS = tuple(shot for shot in SHOTS if shot.screen is DESKTOP)


def main() -> int:
    """Take every picture, and put them into the README."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, running(Path(data)) as site:
        town = Town(site)
        _analyse(town)
        for name, size in _taken(town):
            _tell(f"{name}: {size / 1000:.0f} KB")
        town.close()
    README.write_text(with_part(README.read_text(), "screenshots", layout()))
    total = sum(path.stat().st_size for path in FOLDER.glob("*.webp"))
    _tell(f"{len(SHOTS)} pictures, {total / 1000:.0f} KB, in {FOLDER.relative_to(README.parent)}")
    return 0 if total < MOST_OF_ALL else 1


def layout() -> str:
    """Return how the README shows the pictures: the phones in one row, then the large screens."""
    phones = "\n".join(_picture(shot, 96 // len(PHONES)) for shot in PHONES)
    desktops = "\n".join(_picture(shot, 49) for shot in DESKTOPS)
    return f'<p align="center">\n{phones}\n</p>\n<p align="center">\n{desktops}\n</p>'


def packed(png: bytes) -> bytes:
    """Return a picture as WebP, as good as its weight allows."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in range(BEST, WORST, -STEP):
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


def _picture(shot: Shot, width: int) -> str:
    return f'<img src="docs/images/{shot.name}.webp" alt="{shot.alt}" width="{width}%">'


def _taken(town: Town) -> Iterator[tuple[str, int]]:
    people = {"": "", "citizen": town.newcomer("Claire Regard").token}
    people |= {email: town.enter(email).token for email in (ADMIN, MANAGER)}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=flags())
        for shot in SHOTS:
            data = packed(_shot(browser, town, shot, people[shot.who]))
            (FOLDER / f"{shot.name}.webp").write_bytes(data)
            yield shot.name, len(data)
        browser.close()


def _shot(browser: Browser, town: Town, shot: Shot, token: str) -> bytes:
    tabs = Tabs(browser)
    look = {**EVERYWHERE, **shot.screen, "color_scheme": "dark" if shot.is_dark else "light"}
    page = tabs.open(town.url + shot.path(town), token=token, **look)
    settle(page)
    shot.before(page)
    settle(page)
    data = page.screenshot(animations="disabled", caret="hide")
    if complaints := tabs.close():
        raise RuntimeError(f"{shot.name}: {complaints}")
    return data


def _answered(town: Town) -> str:
    """Return the id of the idea with an official answer that people talk about most."""
    query = (
        select(Input.id)
        .join(Feedback, col(Feedback.input_id) == col(Input.id))
        .where(Input.activity_id == town.activity())
        .order_by(col(Input.comments).desc(), col(Input.up).desc(), col(Input.id))
    )
    return town.do(town.enter(ADMIN), lambda work: str(work.session.exec(query.limit(1)).one()))


def _analyse(town: Town) -> None:
    """Let the server find the themes of the idea box, and wait until it has."""
    admin, box = town.enter(ADMIN), town.activity()
    town.do(admin, insights.start, box)
    until = time.monotonic() + PATIENCE_S
    while town.do(admin, insights.finished, box) is None:
        if time.monotonic() > until:
            raise TimeoutError("the analysis does not end")
        time.sleep(0.5)


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
