"""How a conversation of 2,000 comments does: as services read it, and as people see its page."""

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page, sync_playwright
from sqlmodel import select

from civic.front.build import build
from civic.models import Comment, Input, Person
from civic.rules.access import SYSTEM
from civic.rules.talking import Look
from civic.services import reading, talk
from civic.services.work import Caller, perform, work
from civic.state.wire import written
from civic.words import Order, new_id
from tests.browser.chromium import chromium, flags
from tests.browser.tabs import settle
from tests.browser.town import Town
from tests.load.words import WORDS
from tests.site import running

MANY, THREADS, TIMES, LOOKS = 2000, 800, 60, 8
MILLI = 1000
KILO = 1024
Figure = tuple[str, float, str]


def figures() -> Iterator[Figure]:
    """Yield what reading a page of the conversation costs, and how long a phone waits for it."""
    build(lambda _: None)
    with tempfile.TemporaryDirectory() as data, running(Path(data)) as site:
        town = Town(site)
        idea = town.idea()
        last = _fill(town, idea)
        yield from _read(town, idea, last)
        who = town.newcomer()
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=flags())
            page = browser.new_context(
                viewport={"width": 390, "height": 844}, locale="fr-FR"
            ).new_page()
            page.context.add_cookies(
                [{"name": "civic_session", "value": who.token, "url": site.url}]
            )
            yield from _seen(page, f"{site.url}/inputs/{idea}", last)
            browser.close()
        town.close()


def _fill(town: Town, idea: str) -> str:
    """Write the comments, most of them as answers in threads of all lengths; return the last."""
    chance = random.Random(7)
    words = WORDS.split()
    start = datetime.now(UTC) - timedelta(days=30)
    with work(town.house, SYSTEM) as job:
        people = list(job.session.exec(select(Person.id).limit(100)))
        roots = [new_id() for _ in range(THREADS)]
        rows = [
            Comment(
                id=roots[place] if place < THREADS else new_id(),
                input_id=idea,
                parent_id=None if place < THREADS else roots[int(THREADS * chance.random() ** 3)],
                author_id=chance.choice(people),
                body=" ".join(chance.choices(words, k=chance.randrange(5, 80))),
                language="fr",
                created_at=start + timedelta(minutes=place),
                up=chance.randrange(30),
            )
            for place in range(MANY)
        ]
        job.session.add_all(rows[:THREADS])
        job.session.flush()
        job.session.add_all(rows[THREADS:])
        job.session.get_one(Input, idea).comments = MANY
        return rows[-1].id


def _read(town: Town, idea: str, last: str) -> Iterator[Figure]:
    looks = {
        "page of the oldest first": Look(),
        "page of the newest first": Look(Order.NEW),
        "page of the most useful first": Look(Order.POPULAR),
        "page around the last comment": Look(near=last),
    }
    for name, look in looks.items():
        seconds = [_timed(lambda: _look(town, idea, look)) for _ in range(TIMES)]  # noqa: B023
        yield f"{name}, read, p95", _p95(seconds) * MILLI, "ms"
    first = perform(town.house, Caller(), talk.look, idea, Look())
    again = [
        _timed(lambda: perform(town.house, Caller(), reading.moved, idea, first.span))
        for _ in range(TIMES)
    ]
    yield (
        "the same and its page, once something moved, p95",
        _p95(again) * MILLI,
        "ms",
    )
    yield "a page of it, as it is sent", len(written(first.talk).encode()) / KILO, "KiB"


def _look(town: Town, idea: str, look: Look) -> None:
    perform(town.house, Caller(), talk.look, idea, look)


def _seen(page: Page, url: str, last: str) -> Iterator[Figure]:
    """Measure in a phone's browser, from the press to the frame in which it shows."""
    yield "page opened, in the browser, p50", _p50(_opened(page, url) for _ in range(LOOKS)), "s"
    thumb = page.locator("#main .cv-reaction--small").first
    pressed = []
    for _ in range(LOOKS):
        was = thumb.get_attribute("aria-pressed")
        pressed.append(_until(page, thumb.click, f"(one) => one.ariaPressed !== '{was}'"))
    yield "a thumb, from the press until it shows, p50", _p50(pressed), "s"
    more = page.get_by_role("button", name="Voir la suite")
    count = "document.querySelectorAll('#main .cv-comments > .cv-comment').length"
    turned = []
    for _ in range(3):
        shown = page.evaluate(count)
        begun = perf_counter()
        more.click()
        page.wait_for_function(f"() => {count} > {shown}")
        turned.append(perf_counter() - begun)
    yield "20 more threads, from the press until they show, p50", _p50(turned), "s"
    begun = perf_counter()
    page.goto(f"{url}?comments=old#comment-{last}")
    page.locator(f"#main #comment-{last}").wait_for()
    yield "page opened at the last comment", perf_counter() - begun, "s"


def _opened(page: Page, url: str) -> float:
    begun = perf_counter()
    page.goto(url)
    page.locator("#main .cv-comment").first.wait_for()
    return perf_counter() - begun


def _until(page: Page, act: Callable[[], None], shows: str) -> float:
    settle(page)
    begun = perf_counter()
    act()
    page.wait_for_function(f"() => ({shows})(document.querySelector('#main .cv-reaction--small'))")
    return perf_counter() - begun


def _timed(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=100)[94]


def _p50(seconds: Iterator[float] | list[float]) -> float:
    return statistics.median(seconds)
