"""Every door for what people send says when it was too fast, and from when it is open again."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api import account, auth, exchange, files, team_files
from civic.api.shell.guard import Guard
from civic.services.house import serving
from civic.services.identity import keyed_hash
from civic.services.work import House
from civic.state.base import SESSION_COOKIE, complaint_in
from civic.state.team.typed import problem_of
from tests import factories as make
from tests.pacing import counting, used_up

ANA = "ana@example.test"
HERE = "testclient"
DOORS: list[Any] = [*account.ROUTES, *auth.ROUTES, *exchange.ROUTES, *files.ROUTES]
DOORS += team_files.ROUTES
FILE = {"file": ("a.jpg", b"\xff", "image/jpeg")}


@pytest.fixture
def strict(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    counted = counting(house, monkeypatch)
    with serving(counted):
        yield counted


@pytest.fixture
def door(strict: House) -> TestClient:
    return TestClient(Guard(Router(DOORS), {}), base_url="http://localhost", follow_redirects=False)


def asked(answer: Any) -> dict[str, str]:
    """Return what the address says to which an answer leads."""
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    return {name: words[0] for name, words in query.items()}


def said(answer: Any) -> dict[str, str]:
    """Return the figures with which the next page says that it was too fast."""
    (complaint,) = complaint_in(asked(answer)).values()
    assert complaint.key == "reasons.too_fast"
    return complaint.figures


@pytest.mark.parametrize("counted", ["who", "address"])
@pytest.mark.parametrize(
    ("act", "path"), [("ask_code", "/auth/code"), ("sign_in", "/auth/password")]
)
def test_who_signs_in_too_fast_reads_when_it_is_possible_again(
    strict: House, door: TestClient, act: str, path: str, counted: str
) -> None:
    account_of_ana = keyed_hash(strict.secret, "pace", ANA)
    used_up(strict, act, **{counted: account_of_ana if counted == "who" else HERE})

    figures = said(door.post(path, data={"email": ANA, "password": "x"}))

    assert int(figures["minutes"]) + int(figures["seconds"]) > 0


@pytest.mark.parametrize(
    ("act", "path"), [("enter_code", "/auth/enter"), ("sign_in", "/auth/begin")]
)
def test_who_guesses_too_fast_is_held_back_by_their_address(
    strict: House, door: TestClient, act: str, path: str
) -> None:
    used_up(strict, act, address=HERE)

    assert said(door.post(path, data={"code": "123456", "email": ANA, "key": "guess"}))


@pytest.mark.parametrize("counted", ["who", "address"])
def test_who_sends_pictures_too_fast_is_told_so_in_words(
    strict: House, door: TestClient, counted: str
) -> None:
    ana = make.a_person(strict)
    door.cookies.set(SESSION_COOKIE, make.signed_in(strict, ana).token)
    used_up(strict, "upload", **{counted: ana.person_id or "" if counted == "who" else HERE})

    answer = door.post("/api/uploads", files=FILE)

    assert (answer.status_code, answer.json()["error"]) == (429, "reasons.too_fast")
    assert int(answer.headers["retry-after"]) > 0
    assert said(door.post("/account/picture", files=FILE))


def test_who_sends_files_of_the_team_too_fast_is_told_so(strict: House, door: TestClient) -> None:
    admin, box = make.an_admin(strict), make.an_idea_box(strict)
    project = make.a_project(strict, "rues")
    door.cookies.set(SESSION_COOKIE, make.signed_in(strict, admin).token)
    used_up(strict, "upload", who=admin.person_id or "")

    for route in team_files.ROUTES:
        path = route.path.replace("{project_id:str}", project)
        complaint = problem_of(asked(door.post(path, files=FILE, data={"name": "x"})))
        assert (complaint.key, complaint.figures["minutes"]) == ("reasons.too_fast", "0")
    assert said(door.post(f"/api/imports/{box}", files=FILE))
