"""Signing in over HTTP: cookies, pages afterwards, and what is refused."""

from collections.abc import AsyncIterator, Iterator
from urllib.parse import parse_qs, unquote

import httpx
import pytest
from starlette.applications import Starlette

from civic.adapters import passwords
from civic.api import auth
from civic.services import sign_in
from civic.services.house import serving
from civic.services.set_up import setup_key
from civic.services.work import Caller, House, work
from tests.factories import a_person, an_admin

ANA = "ana@example.test"
FOREIGN = ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]


@pytest.fixture
def served(house: House) -> Iterator[House]:
    with serving(house):
        yield house


@pytest.fixture
async def browser(served: House) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=Starlette(routes=auth.ROUTES))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3000") as client:
        yield client


async def ask(browser: httpx.AsyncClient, **more: str) -> httpx.Response:
    return await browser.post("/auth/code", data={"email": ANA, **more})


def code_in(house: House, browser: httpx.AsyncClient) -> str:
    return sign_in.code_of(house, browser.cookies["civic_ask"])


async def test_a_code_leads_to_where_the_person_was_going(
    served: House, browser: httpx.AsyncClient
) -> None:
    a_person(served, "Ana", email=ANA)
    asked = await ask(browser, next="/inputs/3?tab=map")
    entered = await browser.post(
        "/auth/enter", data={"code": code_in(served, browser), "next": "/inputs/3?tab=map"}
    )

    assert asked.headers["location"] == "/sign-in/code?next=%2Finputs%2F3%3Ftab%3Dmap"
    assert entered.headers["location"] == "/inputs/3?tab=map"
    with work(served, Caller(token=browser.cookies["civic_session"]), reading=True) as job:
        assert job.actor.name == "Ana"


@pytest.mark.parametrize("next", FOREIGN)
async def test_a_redirect_to_a_foreign_site_after_sign_in_is_refused(
    served: House, browser: httpx.AsyncClient, next: str
) -> None:
    a_person(served, "Ana", email=ANA)
    await ask(browser, next=next)
    entered = await browser.post(
        "/auth/enter", data={"code": code_in(served, browser), "next": next}
    )

    assert entered.headers["location"] == "/"


@pytest.mark.parametrize("next", FOREIGN)
async def test_a_redirect_to_a_foreign_site_from_the_page_before_is_refused(
    served: House, browser: httpx.AsyncClient, next: str
) -> None:
    a_person(served, "Ana", email=ANA)
    await ask(browser)
    referer = str(httpx.URL("http://localhost:3000/sign-in/code", params={"next": next}))
    entered = await browser.post(
        "/auth/enter", data={"code": code_in(served, browser)}, headers={"referer": referer}
    )

    assert entered.headers["location"] == "/"


async def test_without_scripts_the_page_before_says_where_to_go(
    served: House, browser: httpx.AsyncClient
) -> None:
    a_person(served, "Ana", email=ANA)
    await ask(browser)
    entered = await browser.post(
        "/auth/enter",
        data={"code": code_in(served, browser)},
        headers={"referer": "http://localhost:3000/sign-in/code?next=%2Fme"},
    )

    assert entered.headers["location"] == "/me"


async def test_somebody_new_is_asked_for_a_name_on_the_way(
    served: House, browser: httpx.AsyncClient
) -> None:
    await ask(browser)
    entered = await browser.post(
        "/auth/enter", data={"code": code_in(served, browser), "next": "/me"}
    )

    assert entered.headers["location"] == "/welcome?next=%2Fme"


async def test_the_cookie_of_a_visit_is_kept_from_scripts_and_other_sites(
    served: House, browser: httpx.AsyncClient
) -> None:
    await ask(browser)
    entered = await browser.post("/auth/enter", data={"code": code_in(served, browser)})

    [cookie] = [c for c in entered.headers.get_list("set-cookie") if c.startswith("civic_session")]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


async def test_a_reused_code_is_refused(served: House, browser: httpx.AsyncClient) -> None:
    await ask(browser)
    ask_id, code = browser.cookies["civic_ask"], code_in(served, browser)
    await browser.post("/auth/enter", data={"code": code})
    browser.cookies.clear()
    browser.cookies.set("civic_ask", ask_id)

    again = await browser.post("/auth/enter", data={"code": code})

    assert again.headers["location"] == "/sign-in/code?error=reasons.code_expired"
    assert "civic_session" not in browser.cookies


async def test_the_code_of_another_browser_is_refused(
    served: House, browser: httpx.AsyncClient
) -> None:
    await ask(browser)
    code = code_in(served, browser)
    browser.cookies.clear()

    entered = await browser.post("/auth/enter", data={"code": code})

    assert entered.headers["location"] == "/sign-in/code?error=reasons.code_expired"


async def test_a_wrong_code_says_how_many_tries_are_left(
    served: House, browser: httpx.AsyncClient
) -> None:
    await ask(browser)
    wrong = await browser.post("/auth/enter", data={"code": "12"})

    assert wrong.headers["location"] == "/sign-in/code?error=reasons.wrong_code&left=4"


async def test_what_was_typed_comes_back_with_what_was_wrong(browser: httpx.AsyncClient) -> None:
    wrong = await browser.post("/auth/code", data={"email": "ana@", "next": "/me"})

    location = "/sign-in?error=invalid.email&field=email&next=%2Fme"
    assert wrong.headers["location"] == location
    assert browser.cookies["civic_typed"] == "ana%40"


@pytest.mark.parametrize("typed", ["زهرة@", "анна@example", "zoé@x", 'a";b@', "a\x00b"])
async def test_an_address_in_any_script_comes_back_as_it_was_typed(
    browser: httpx.AsyncClient, typed: str
) -> None:
    wrong = await browser.post("/auth/code", data={"email": typed})

    assert wrong.status_code == 303
    assert unquote(browser.cookies["civic_typed"]) == typed


async def test_a_password_opens_a_visit(served: House, browser: httpx.AsyncClient) -> None:
    a_person(served, "Ana", email=ANA, password_hash=passwords.hashed("paper boats at noon"))

    sent = {"email": ANA, "password": "paper boats at noon"}
    await browser.post("/auth/password", data=sent)

    assert "civic_session" in browser.cookies


async def test_a_wrong_password_opens_none(served: House, browser: httpx.AsyncClient) -> None:
    a_person(served, "Ana", email=ANA, password_hash=passwords.hashed("paper boats at noon"))

    wrong = await browser.post("/auth/password", data={"email": ANA, "password": "x"})

    assert wrong.headers["location"] == "/sign-in/password?error=reasons.wrong_password"
    assert "civic_session" not in browser.cookies


async def test_a_file_in_place_of_a_code_is_a_wrong_code(
    served: House, browser: httpx.AsyncClient
) -> None:
    await ask(browser)
    wrong = await browser.post("/auth/enter", files={"code": ("code.txt", b"123456")})

    assert "reasons.wrong_code" in wrong.headers["location"]


async def test_signing_out_ends_the_visit_and_takes_the_cookie(
    served: House, browser: httpx.AsyncClient
) -> None:
    await ask(browser)
    await browser.post("/auth/enter", data={"code": code_in(served, browser)})
    token = browser.cookies["civic_session"]

    await browser.post("/auth/out")

    assert "civic_session" not in browser.cookies
    with work(served, Caller(token=token), reading=True) as job:
        assert job.actor.person_id is None


async def test_a_language_is_remembered_and_the_page_stays(browser: httpx.AsyncClient) -> None:
    chosen = await browser.post(
        "/auth/language",
        data={"language": "ar"},
        headers={"referer": "http://localhost:3000/projects/parks?view=map"},
    )

    assert chosen.headers["location"] == "/projects/parks?view=map"
    assert browser.cookies["civic_language"] == "ar"


@pytest.mark.parametrize("language", ["xx", "", "../fr", "fr; path=/"])
async def test_a_language_nobody_speaks_is_not_remembered(
    browser: httpx.AsyncClient, language: str
) -> None:
    await browser.post("/auth/language", data={"language": language})

    assert "civic_language" not in browser.cookies


async def test_nothing_is_signed_in_or_out_by_following_a_link(browser: httpx.AsyncClient) -> None:
    answers = [await browser.get(route.path) for route in auth.ACTS]

    assert {answer.status_code for answer in answers} == {405}


async def test_the_holder_of_the_key_becomes_the_first_admin(
    served: House, browser: httpx.AsyncClient
) -> None:
    sent = {"key": setup_key(served), "email": ANA, "name": "Ana", "platform": "Bourg-les-Bains"}
    begun = await browser.post("/auth/begin", data=sent)

    assert begun.headers["location"] == "/"
    with work(served, Caller(token=browser.cookies["civic_session"]), reading=True) as job:
        assert job.actor.is_admin
        assert job.platform.name == "Bourg-les-Bains"


async def test_nobody_becomes_admin_without_the_key(
    served: House, browser: httpx.AsyncClient
) -> None:
    sent = {"key": "guess", "email": ANA, "name": "Ana", "platform": "Ville"}
    refused = await browser.post("/auth/begin", data=sent)

    assert refused.headers["location"] == "/setup?error=invalid.setup_key&field=key"
    assert "civic_session" not in browser.cookies


async def test_nobody_becomes_admin_where_there_is_one(
    served: House, browser: httpx.AsyncClient
) -> None:
    an_admin(served)
    sent = {"key": setup_key(served), "email": ANA, "name": "Ana", "platform": "Ville"}
    refused = await browser.post("/auth/begin", data=sent)

    assert refused.headers["location"] == "/setup?error=reasons.already_set_up"


def test_every_setup_key_belongs_to_one_platform(house: House) -> None:
    other = House(house.engine, secret=b"another")

    assert setup_key(house) != setup_key(other)


async def test_a_preview_lasts_until_it_is_left(browser: httpx.AsyncClient) -> None:
    begun = await browser.post("/auth/preview", data={"as": "citizen", "next": "/projects/parks"})
    [cookie] = begun.headers.get_list("set-cookie")

    assert begun.headers["location"] == "/projects/parks"
    assert browser.cookies["civic_preview"] == "citizen"
    assert "HttpOnly" in cookie
    assert "Max-Age" not in cookie

    here = {"referer": "http://localhost:3000/inputs/1?x=2"}
    left = await browser.post("/auth/preview", data={}, headers=here)

    assert left.headers["location"] == "/inputs/1?x=2"
    assert "civic_preview" not in browser.cookies


async def test_a_preview_ends_with_the_visit_and_leads_nowhere_else(
    browser: httpx.AsyncClient,
) -> None:
    begun = await browser.post(
        "/auth/preview", data={"as": "citizen", "next": "https://evil.example/"}
    )
    await browser.post("/auth/out")

    assert begun.headers["location"] == "/"
    assert "civic_preview" not in browser.cookies


async def test_a_new_code_is_asked_without_scripts_for_the_address_already_typed(
    served: House, browser: httpx.AsyncClient
) -> None:
    await ask(browser)
    before = browser.cookies["civic_ask"]

    again = await browser.post("/auth/code", data={"email": "", "again": "yes"})

    assert again.headers["location"] == "/sign-in/code"
    assert browser.cookies["civic_ask"] != before
    assert code_in(served, browser)


async def a_newcomer(served: House, browser: httpx.AsyncClient) -> None:
    """Let somebody in who has no name yet."""
    await ask(browser)
    await browser.post("/auth/enter", data={"code": code_in(served, browser)})


async def test_a_name_is_taken_without_scripts_and_leads_onward(
    served: House, browser: httpx.AsyncClient
) -> None:
    await a_newcomer(served, browser)
    came_from = {"referer": "http://localhost:3000/welcome?next=%2Fme"}

    named = await browser.post("/auth/name", data={"name": " Ana  B. "}, headers=came_from)

    assert (named.status_code, named.headers["location"]) == (303, "/me")
    with work(served, Caller(token=browser.cookies["civic_session"]), reading=True) as job:
        assert job.actor.name == "Ana B."


async def test_a_name_that_cannot_be_taken_comes_back_with_what_was_wrong(
    served: House, browser: httpx.AsyncClient
) -> None:
    await a_newcomer(served, browser)

    answer = await browser.post("/auth/name", data={"name": "É", "next": "/me"})

    page, _, query = answer.headers["location"].partition("?")
    assert page == "/welcome"
    assert parse_qs(query) == {
        "error": ["invalid.too_short"],
        "least": ["2"],
        "field": ["name"],
        "next": ["/me"],
    }
    assert unquote(browser.cookies["civic_name"]) == "É"
    await browser.post("/auth/name", data={"name": "Éa"})
    assert "civic_name" not in browser.cookies


async def test_who_is_not_signed_in_names_nobody(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/auth/name", data={"name": "Ana", "next": "/me"})

    assert answer.headers["location"] == "/sign-in?error=reasons.not_signed_in&next=%2Fme"


@pytest.mark.parametrize("next", FOREIGN)
async def test_a_name_leads_to_no_foreign_site(
    served: House, browser: httpx.AsyncClient, next: str
) -> None:
    await a_newcomer(served, browser)

    answer = await browser.post("/auth/name", data={"name": "Ana", "next": next})

    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("", "/inputs/1?x=2#comments"),
        ("/sign-in", "/sign-in?next=%2Finputs%2F1%3Fx%3D2%23comments"),
        ("/sign-in/password", "/sign-in/password?next=%2Finputs%2F1%3Fx%3D2%23comments"),
    ],
)
async def test_a_link_pressed_before_its_page_is_alive_keeps_where_one_was_going(
    browser: httpx.AsyncClient, link: str, leads_to: str
) -> None:
    here = str(
        httpx.URL("http://localhost:3000/welcome", params={"next": "/inputs/1?x=2#comments"})
    )

    answer = await browser.get(f"/auth/onward{link}", headers={"referer": here})

    assert (answer.status_code, answer.headers["location"]) == (303, leads_to)


@pytest.mark.parametrize("next", FOREIGN)
async def test_such_a_link_never_leads_to_a_foreign_site(
    browser: httpx.AsyncClient, next: str
) -> None:
    here = str(httpx.URL("http://localhost:3000/welcome", params={"next": next}))

    answer = await browser.get("/auth/onward", headers={"referer": here})

    assert answer.headers["location"] == "/"
