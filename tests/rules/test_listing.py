"""What a reader asks of a collection, and the address that says it."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from civic.rules.listing import MOST_VALUES, Asked, address, page_numbers, read, turned
from tests.factories import HOSTILE

VIEWS = ("cards", "list", "map")
USUAL = Asked(view="map", order="new")


def test_an_empty_address_asks_what_is_usual() -> None:
    assert read({}, VIEWS, USUAL) == USUAL


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("view", "table", id="a view that is not offered"),
        pytest.param("order", "id; drop table input", id="an order that is none"),
        pytest.param("page", "-1", id="a page before the first"),
        pytest.param("page", "٣", id="a number in other digits"),
        pytest.param("page", "9" * 400, id="a number too long to read"),
        pytest.param("colour", "red", id="a name that nobody knows"),
    ],
)
def test_what_makes_no_sense_in_an_address_is_left_out(name: str, value: str) -> None:
    assert read({name: value}, VIEWS, USUAL) == USUAL


def test_a_view_that_the_organiser_does_not_offer_is_not_shown() -> None:
    assert read({"view": "cards"}, ("map",), USUAL).view == "map"


def test_typed_words_are_cut_where_they_are_too_long() -> None:
    assert len(read({"q": "a" * 5000}, VIEWS, USUAL).text) == 100


def test_what_is_usual_is_not_said() -> None:
    assert address(USUAL, USUAL, "/projects/parks/ideas") == "/projects/parks/ideas"


def test_a_filter_leads_to_the_first_page() -> None:
    third = replace(USUAL, page=3)

    assert address(third, USUAL, "/x", tags=("t1",)) == "/x?tag=t1"


def test_a_page_keeps_the_filters() -> None:
    asked = replace(USUAL, tags=("t1",), page=3)

    assert address(asked, USUAL, "/x", page=4) == "/x?tag=t1&page=4"


def test_several_values_of_a_kind_stand_in_one_address_and_come_back() -> None:
    asked = replace(USUAL, tags=("t1", "t2"), areas=("a1",), statuses=("s2", "s1"))
    said = address(asked, USUAL, "/x")

    assert said == "/x?tag=t1,t2&area=a1&status=s2,s1"
    assert read(dict(parse_qsl(urlsplit(said).query)), VIEWS, USUAL) == asked


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("t1", ("t1",), id="one, as addresses of old have it"),
        pytest.param("t1,,t2,t1,", ("t1", "t2"), id="empty and repeated ones"),
        pytest.param("a" * 99, ("a" * 40,), id="one too long"),
        pytest.param(",".join(map(str, range(99))), tuple(map(str, range(MOST_VALUES))), id="many"),
    ],
)
def test_each_value_of_a_kind_is_read_once_and_not_too_many(
    typed: str, read_as: tuple[str, ...]
) -> None:
    assert read({"tag": typed}, VIEWS, USUAL).tags == read_as


def test_a_value_is_turned_on_beside_the_others_and_off_alone() -> None:
    assert turned(("t1",), "t2") == ("t1", "t2")
    assert turned(("t1", "t2"), "t1") == ("t2",)


def test_hostile_words_survive_an_address_unchanged() -> None:
    asked = replace(USUAL, text=" ".join(HOSTILE.split())[:100].strip(), order="old")
    query = dict(parse_qsl(urlsplit(address(asked, USUAL, "/x")).query))

    assert read(query, VIEWS, USUAL) == asked


@pytest.mark.parametrize(
    ("page", "pages", "offered"),
    [
        pytest.param(1, 1, [1], id="one page"),
        pytest.param(1, 5, [1, 2, 0, 5], id="the first"),
        pytest.param(3, 5, [1, 2, 3, 4, 5], id="the middle of a few"),
        pytest.param(10, 20, [1, 0, 9, 10, 11, 0, 20], id="the middle of many"),
        pytest.param(20, 20, [1, 0, 19, 20], id="the last"),
    ],
)
def test_pages_around_and_both_ends_are_offered(page: int, pages: int, offered: list[int]) -> None:
    assert page_numbers(page, pages) == offered
