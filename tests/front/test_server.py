"""The site starts, says what is wrong when it cannot, and stops without a trace."""

import asyncio
import contextlib
import json
import os
import re
import signal
import socket
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import websockets

from civic import settings as deployment
from civic.commands.migrate import CannotMigrate, migrate
from civic.front.server import CannotStart, refuse_folder
from civic.services import insights
from civic.services.house import house_from
from civic.services.work import perform
from tests import factories as make
from tests.site import PATIENCE, ROOT, Site, free_port, running, start

EVENTS = "/_event/?EIO=4&transport=websocket&token=test"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running(
        tmp_path_factory.mktemp("site"), "--empty", CIVIC_LOG_LEVEL="debug"
    ) as running_site:
        yield running_site


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_a_stopped_site_leaves_no_process(tmp_path: Path, how: signal.Signals) -> None:
    site = start(tmp_path, "--empty")
    site.wait()
    family = site.family()

    site.stop(how)

    assert len(family) >= 2
    assert site.family() == []


def with_an_analysis(data: Path) -> Site:
    """Start a site that has ideas to analyse, and wait until the process that does so runs."""
    variables = {"CIVIC_EMBEDDING_MODEL": "hashing"}
    chosen = deployment.read({"CIVIC_DATA": str(data), **variables})
    migrate(chosen.database)
    house = house_from(chosen)
    box = make.an_idea_box(house)
    for title in ("Un banc", "Un arbre", "Un tram"):
        make.an_idea(house, box, title)
    perform(house, make.an_admin(house), insights.start, box)
    house.engine.dispose()
    site = start(data, "--empty", **variables)
    site.wait()
    deadline = time.monotonic() + PATIENCE
    while not any("civic.analysis" in _command(pid) for pid in site.family()):
        assert time.monotonic() < deadline, site.said()
        time.sleep(0.1)
    return site


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


@pytest.mark.parametrize(
    "how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=["SIGTERM", "Ctrl-C", "kill -9"]
)
def test_the_analysis_and_the_worker_end_with_the_server(
    tmp_path: Path, how: signal.Signals
) -> None:
    site = with_an_analysis(tmp_path)
    assert len(site.family()) >= 3

    site.stop(how)

    deadline = time.monotonic() + PATIENCE
    while site.family() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert site.family() == []


def test_a_second_start_finds_what_the_first_left(tmp_path: Path) -> None:
    for _ in range(2):
        with running(tmp_path, "--empty") as site:
            assert httpx.get(site.url).status_code == 200

    assert "Building" not in site.said()


def test_what_the_site_keeps_is_nobody_elses(site: Site) -> None:
    assert (site.data / "civic.db").stat().st_mode & 0o077 == 0


def test_an_empty_platform_shows_the_key_of_its_first_admin(site: Site) -> None:
    assert re.search(rf"{site.url}/setup with the set-up key [a-z2-7]{{16}}", site.said())


def _hosts(site: Site) -> set[str]:
    """Return the addresses on which a site listens, as the kernel says them."""
    table = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = [words[1].split(":") for words in table if words[3] == "0A"]
    return {host for host, port in listening if int(port, 16) == site.port}


def test_a_site_is_for_everybody_and_a_trial_that_shows_codes_for_its_own_machine(
    tmp_path: Path,
) -> None:
    everywhere, loopback = "00000000", "0100007F"
    for name, variables, hosts in (
        ("site", {}, {everywhere}),
        ("trial", {"CIVIC_DEMO": "true"}, {loopback}),
        ("shared", {"CIVIC_DEMO": "true", "CIVIC_HOST": "0.0.0.0"}, {everywhere}),
    ):
        with running(tmp_path / name, "--empty", **variables) as site:
            assert _hosts(site) == hosts


def test_the_first_start_makes_the_demo_and_says_how_to_sign_in(tmp_path: Path) -> None:
    said = []
    for _ in range(2):
        with running(tmp_path) as site:
            said.append(site.said())

    for words in said:
        assert "only this machine reaches it" in words
        assert re.search(r"admin +\S+@\S+\.example", words)
        assert re.search(r"citizen +\S+@\S+\.example", words)
    assert ["Making the demo town" in words for words in said] == [True, False]


def test_a_taken_port_is_said_with_another_to_use(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("0.0.0.0", 0))
        holder.listen()
        port = holder.getsockname()[1]
        site = start(tmp_path, "--empty", "--port", str(port))

        assert site.process.wait(30) == 1

    assert f"Port {port}" in site.said()
    assert f"--port {port + 1}" in site.said()
    assert "Traceback" not in site.said()


def test_a_data_folder_that_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    taken = tmp_path / "data"
    taken.write_text("a file, not a folder")

    site = start(tmp_path / "journal", "--empty", CIVIC_DATA=str(taken))

    assert site.process.wait(30) == 1
    assert f"The data folder {taken} cannot be used" in site.said()
    assert "CIVIC_DATA" in site.said()
    assert "Traceback" not in site.said()


def test_a_disk_that_is_nearly_full_is_said_before_anything_is_begun(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"(?s)MB are free.*Make room.*CIVIC_DATA"):
        refuse_folder(tmp_path, least=2**62)
    refuse_folder(tmp_path, least=0)

    assert list(tmp_path.iterdir()) == []


def test_a_database_that_cannot_be_brought_up_to_date_is_said_in_words(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "civic.db") as database:
        database.execute("CREATE TABLE person (of TEXT, another TEXT, program TEXT)")
    database.close()

    with pytest.raises(CannotMigrate, match=r"(?s)up to date: table .*person.*doctor"):
        migrate(f"sqlite:///{tmp_path / 'civic.db'}")


def test_an_address_that_is_no_machine_is_said_in_a_line(tmp_path: Path) -> None:
    site = start(tmp_path, "--empty", CIVIC_HOST="nowhere.invalid")

    assert site.process.wait(30) == 1
    assert "CIVIC_HOST" in site.said()
    assert "Traceback" not in site.said()


def test_a_wrong_setting_is_said_in_a_line(tmp_path: Path) -> None:
    site = start(tmp_path, "--empty", CIVIC_SMTP_URL="mail.example.org")

    assert site.process.wait(30) == 1
    assert "CIVIC_SMTP_URL" in site.said()
    assert "Traceback" not in site.said()


def test_a_database_of_another_version_is_said_in_a_line(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "civic.db") as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        database.execute("INSERT INTO alembic_version VALUES ('future')")
    database.close()

    site = start(tmp_path, "--empty")

    assert site.process.wait(60) == 1
    assert "another version of Civic" in site.said()
    assert "Traceback" not in site.said()


def test_a_database_that_does_not_answer_is_said_in_a_line(tmp_path: Path) -> None:
    url = f"postgresql://civic:hunter2@127.0.0.1:{free_port()}/civic"

    site = start(tmp_path, "--empty", CIVIC_DATABASE_URL=url)

    assert site.process.wait(60) == 1
    assert "does not answer" in site.said()
    assert "Traceback" not in site.said()
    assert "hunter2" not in site.said()


def test_a_page_comes_in_the_language_of_the_browser(site: Site) -> None:
    page = httpx.get(site.url, headers={"accept-language": "ar,fr;q=0.5"})

    assert '<html lang="ar" dir="rtl"' in page.text
    assert "⟦" not in page.text


def test_the_choice_of_the_person_comes_before_the_browser(site: Site) -> None:
    page = httpx.get(site.url, headers={"accept-language": "ar"}, cookies={"civic_language": "nl"})

    assert '<html lang="nl" dir="ltr"' in page.text


@pytest.mark.parametrize("path", ["/nothing-here", "/nothing.txt", "/404", "/_upload", "/%00"])
def test_where_there_is_nothing_the_answer_is_404(site: Site, path: str) -> None:
    assert httpx.get(site.url + path).status_code == 404


@pytest.mark.parametrize("path", ["/..%2f..%2fsources.json", "/%2e%2e/routes.json", "/index.html"])
def test_nothing_outside_the_site_is_served(site: Site, path: str) -> None:
    assert httpx.get(site.url + path).status_code == 404


def test_what_never_changes_is_kept_for_ever_and_pages_are_not(site: Site) -> None:
    page = httpx.get(site.url)
    script = next(part for part in page.text.split('"') if part.startswith("/assets/"))

    assert page.headers["cache-control"] == "private, no-cache"
    assert "immutable" in httpx.get(site.url + script).headers["cache-control"]


def test_scripts_run_by_their_fingerprint_alone(site: Site) -> None:
    policy = httpx.get(site.url).headers["content-security-policy"]
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))

    assert "unsafe" not in scripts
    assert "'sha256-" in scripts


def test_a_body_of_50_mb_is_refused(site: Site) -> None:
    answer = httpx.post(f"{site.url}/_upload", content=b"x" * 50_000_000)

    assert answer.status_code == 413


async def test_a_page_of_another_site_opens_no_event_door(site: Site) -> None:
    with pytest.raises(websockets.InvalidStatus):
        await websockets.connect(
            f"ws://localhost:{site.port}{EVENTS}", origin=websockets.Origin("https://evil.example")
        )


async def test_our_own_page_opens_it_whatever_the_address_is_called(site: Site) -> None:
    for name in ("localhost", "127.0.0.1"):
        origin = websockets.Origin(f"http://{name}:{site.port}")
        async with websockets.connect(f"ws://{name}:{site.port}{EVENTS}", origin=origin) as door:
            assert str(await door.recv()).startswith("0")


async def test_an_address_with_too_many_connections_is_told_so(tmp_path: Path) -> None:
    most = 4
    with running(tmp_path, "--empty", CIVIC_CONNECTIONS_PER_ADDRESS=str(most)) as site:
        door = f"ws://localhost:{site.port}{EVENTS}"
        async with contextlib.AsyncExitStack() as open_ones:
            for _ in range(most):
                await open_ones.enter_async_context(websockets.connect(door))
            with pytest.raises(websockets.InvalidStatus) as no:
                await websockets.connect(door)
        assert no.value.response.status_code == 429
        assert "CIVIC_TRUSTED_PROXY_HOPS" in site.said()
        async with websockets.connect(door):
            pass


async def test_the_log_holds_no_cookie_even_for_an_unknown_event(site: Site) -> None:
    event = {"name": "state.no_such_event", "payload": {}, "router_data": {"pathname": "/"}}
    async with websockets.connect(
        f"ws://localhost:{site.port}{EVENTS}",
        additional_headers={"Cookie": "civic_session=very-secret-cookie"},
    ) as door:
        await door.send("40/_event,{}")
        await door.send("42/_event," + json.dumps(["event", event]))
        await asyncio.sleep(0.5)

    assert "no_such_event" in site.said()
    assert "very-secret-cookie" not in site.said()


def test_while_working_a_change_is_served_and_nothing_is_left(tmp_path: Path) -> None:
    site = start(tmp_path, "--empty", "--dev")
    site.wait()
    first = set(site.family())
    changed = ROOT / "civic" / "front" / "__init__.py"

    os.utime(changed)
    deadline = time.monotonic() + 60
    while site.said().count("Civic answers") < 2 and time.monotonic() < deadline:
        time.sleep(0.2)
    site.wait()
    site.stop()

    assert site.said().count("Civic answers") == 2
    assert first
    assert site.family() == []
