"""Who runs no script reads what was wrong while signing in, what is safe and what to do."""

from urllib.parse import quote

import pytest

from civic import i18n
from civic.api.heads_sign_in import HEADS
from civic.api.shell.heads import Head, Visitor, head_for
from civic.state.sign_in import NAME_COOKIE, TYPED_COOKIE
from tests.api.markup import dangers, read
from tests.factories import HOSTILE

TAGS = {"div", "p", "a", "form", "input", "button"}
WRONG_CODE = {"error": "reasons.wrong_code", "left": "4", "next": "/me"}


def head(path: str, query: dict[str, str], language: str = "en", typed: str = "") -> Head:
    cookies = {TYPED_COOKIE: quote(typed)} if typed else {}
    found = head_for(path, Visitor(language, cookies, query))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "query", "sentence", "advice"),
    [
        pytest.param(
            "/sign-in/code", WRONG_CODE, "4 tries are left", "ask for a new one", id="wrong code"
        ),
        pytest.param(
            "/sign-in/code",
            {"error": "reasons.code_expired"},
            "no longer valid",
            "Send a new code",
            id="expired code",
        ),
        pytest.param(
            "/sign-in",
            {"error": "invalid.email", "field": "email"},
            "looks incomplete",
            "Correct the address below",
            id="no address",
        ),
        pytest.param(
            "/sign-in",
            {"error": "reasons.too_fast", "minutes": "2", "seconds": "0"},
            "too fast",
            "nothing is lost",
            id="too many",
        ),
        pytest.param(
            "/sign-in/password",
            {"error": "reasons.wrong_password"},
            "do not match",
            "receive a code instead",
            id="wrong password",
        ),
        pytest.param(
            "/setup",
            {"error": "invalid.setup_key", "field": "key"},
            "not the key",
            "Correct it below",
            id="wrong key",
        ),
    ],
)
def test_what_was_wrong_is_said_with_what_to_do_next(
    path: str, query: dict[str, str], sentence: str, advice: str
) -> None:
    text = read(head(path, query).content).text

    assert sentence in text
    assert advice in text


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/password"])
def test_the_address_that_was_typed_is_in_its_field_again(path: str) -> None:
    assert head(path, {}, typed=HOSTILE).typed == {"email": HOSTILE}
    assert head(path, {}).typed == {}


def test_a_name_that_was_refused_is_in_its_field_again_and_says_why() -> None:
    wrong = {"error": "invalid.too_short", "field": "name", "least": "2"}
    page = head_for("/welcome", Visitor("en", {NAME_COOKIE: quote("É")}, wrong))

    assert page is not None
    assert page.typed == {"name": "É"}
    assert "at least 2" in read(page.content).text
    assert "Choose your name below" in read(page.content).text


def test_what_was_typed_is_given_back_as_text_alone() -> None:
    page = head("/sign-in", {"error": "invalid.email", "field": "email"}, typed=HOSTILE)

    assert dangers(page.content, TAGS) == []
    assert HOSTILE in read(page.content).text


def test_a_new_code_goes_to_the_same_address_and_leads_to_the_same_page() -> None:
    elements = read(head("/sign-in/code", WRONG_CODE, typed="ana@example.test").content).elements

    fields = {a["name"]: a["value"] for tag, a in elements if tag == "input"}
    assert fields == {"again": "yes", "next": "/me"}
    assert ("form", {"method": "post", "action": "/auth/code"}) in elements
    assert "/sign-in?next=%2Fme" in [a.get("href") for tag, a in elements if tag == "a"]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"error": "door.open"},
        {"error": "reasons.nonsense"},
        {"error": "reasons.wrong_code"},
        {"error": "reasons.wrong_code", "left": "many"},
        {"error": "<script>"},
    ],
    ids=str,
)
def test_an_address_puts_no_words_of_its_own_on_the_page(query: dict[str, str]) -> None:
    page = head("/sign-in/code", query)

    assert (page.status, page.content) == (200, "")


def test_no_page_leads_elsewhere() -> None:
    page = head("/sign-in/code", {**WRONG_CODE, "next": "https://evil.example/"})

    assert "evil" not in page.content


@pytest.mark.parametrize("language", i18n.languages())
def test_it_is_said_in_the_language_of_the_person(language: str) -> None:
    page = head("/sign-in/code", WRONG_CODE, language, typed="ana@example.test")

    assert i18n.say("sign_in.next_code", language) in read(page.content).text
    assert len(HEADS) == 5
