"""What the address of a widget asks for, what is pasted, and which sites may show it."""

import pytest

from civic.errors import Invalid
from civic.rules import widgets
from civic.rules.widgets import Asked, Kind

EVERYTHING = Asked(
    Kind.LIST, "p1", "a1", "t1", "", "popular", 7, True, "nl", "dark", "#aa3311"
)  # fmt: skip


def test_an_address_says_all_that_a_widget_was_asked_for() -> None:
    path, _, query = widgets.address(EVERYTHING).partition("?")
    pairs = dict(part.split("=") for part in query.split("&"))

    assert path == "/widget/list"
    assert widgets.read(Kind.LIST, pairs) == EVERYTHING


def test_what_is_as_usual_is_not_in_the_address() -> None:
    assert widgets.address(Asked()) == "/widget/list"


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"items": "9" * 5000}, id="an endless number"),
        pytest.param({"items": "-1", "order": "random"}, id="an order that is none"),
        pytest.param({"colour": "red;}body{display:none"}, id="a colour that is a style"),
        pytest.param({"theme": "<script>", "activity": "../x"}, id="markup"),
    ],
)
def test_what_cannot_be_read_is_left_as_usual(query: dict[str, str]) -> None:
    assert widgets.read(Kind.LIST, query) == Asked()


@pytest.mark.parametrize(("items", "shown"), [("0", 1), ("20", 20), ("500", 20)])
def test_a_list_is_never_empty_nor_endless(items: str, shown: int) -> None:
    assert widgets.read(Kind.LIST, {"items": items}).items == shown


def test_what_is_pasted_names_the_frame_and_cannot_be_broken_out_of() -> None:
    title = 'Idées de "Serelle" <b>'
    pasted = widgets.snippet("https://c.example", Asked(), title, 640, fits=True)

    assert 'title="Idées de &quot;Serelle&quot; &lt;b&gt;"' in pasted
    assert 'src="https://c.example/widget/list"' in pasted
    assert pasted.endswith('<script async src="https://c.example/widget/v1.js"></script>')
    assert "script" not in widgets.snippet("https://c.example", Asked(), title, 640, fits=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.ville.fr", "https://www.ville.fr"),
        ("HTTPS://Ville.FR/page?x=1", "https://ville.fr"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("*.ville.fr", "https://*.ville.fr"),
    ],
)
def test_a_site_is_kept_as_browsers_name_it(typed: str, kept: str) -> None:
    assert widgets.sites("sites", f"{typed}\n{typed}") == (kept,)


@pytest.mark.parametrize(
    "typed",
    ["*", "*.fr", "town", "https://*", "javascript:alert(1)", "ville.fr;script-src", "'self'", "https://",
     "https://a:b@ville.fr", "https://ville.fr:99999999"],
)  # fmt: skip
def test_what_would_open_more_than_a_site_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as no:
        widgets.sites("sites", typed)

    assert (no.value.field, no.value.key) == ("sites", "team_widget.site_wrong")


def test_there_are_only_so_many_sites() -> None:
    with pytest.raises(Invalid) as no:
        widgets.sites("sites", "\n".join(f"s{n}.fr" for n in range(51)))

    assert no.value.key == "team_widget.too_many"
