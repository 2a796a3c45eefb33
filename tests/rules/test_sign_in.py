"""Where one goes after signing in, which password is enough, which device it was."""

import pytest

from civic.errors import Invalid
from civic.rules.sign_in import acceptable_password, device_of, digits, local_address


@pytest.mark.parametrize(
    "wished",
    [
        pytest.param("https://evil.example/", id="another site"),
        pytest.param("//evil.example/", id="another site without its scheme"),
        pytest.param("/.//evil.example", id="another site behind a path of nothing"),
        pytest.param("/me/..//evil.example", id="another site behind a way back"),
        pytest.param("/\\evil.example", id="a backslash that browsers turn"),
        pytest.param("\\\\evil.example", id="two backslashes"),
        pytest.param("/\t/evil.example", id="a tab that browsers drop"),
        pytest.param("/\n/evil.example", id="a line break that browsers drop"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param(" https://evil.example", id="a leading space"),
        pytest.param("evil.example", id="no leading slash"),
        pytest.param("http:evil.example", id="a scheme without slashes"),
        pytest.param("/" * 3000, id="endless"),
        pytest.param("///[evil", id="not an address"),
        pytest.param(None, id="nothing"),
        pytest.param(["/me"], id="no text"),
    ],
)
def test_nobody_is_sent_to_a_foreign_site_after_signing_in(wished: object) -> None:
    assert local_address(wished) == "/"


@pytest.mark.parametrize(
    "wished", ["/", "/me", "/projects/parks?view=map&area=3", "/a/b#comments", "/search?q=a//b"]
)
def test_a_page_of_ours_is_where_one_goes(wished: str) -> None:
    assert local_address(wished) == wished


@pytest.mark.parametrize(
    ("password", "key"),
    [
        pytest.param("short", "invalid.password_short", id="too short"),
        pytest.param("aaaaaaaaaaaa", "invalid.password_weak", id="one letter"),
        pytest.param("password1234", "invalid.password_weak", id="everybody's"),
        pytest.param("anadupont1990", "invalid.password_weak", id="the person's own name"),
        pytest.param("x" * 201, "invalid.too_long", id="endless"),
        pytest.param(None, "invalid.text", id="nothing"),
    ],
)
def test_a_password_easy_to_guess_is_refused(password: object, key: str) -> None:
    with pytest.raises(Invalid) as no:
        acceptable_password(password, "Ana Dupont", "ana.dupont1990@example.test")

    assert no.value.key == key


def test_a_few_words_make_a_password() -> None:
    assert acceptable_password("paper boats at noon") == "paper boats at noon"


@pytest.mark.parametrize(
    ("typed", "read"), [("123 456", "123456"), ("123-456", "123456"), (None, ""), ("1" * 50, "")]
)
def test_a_code_is_read_as_people_type_it(typed: object, read: str) -> None:
    assert digits(typed) == read


def test_a_visit_is_called_by_browser_and_system() -> None:
    phone = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"

    assert device_of(phone) == "Firefox · Android"
    assert device_of("curl/8") == ""
