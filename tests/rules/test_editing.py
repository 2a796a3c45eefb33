"""What the team types: languages, numbers, dates in a zone, colours, choices."""

from datetime import UTC, datetime

import pytest

from civic.errors import Invalid
from civic.rules import editing, texts


def _line(field: str, typed: object) -> str:
    return texts.line(field, typed, most=20, least=0)


def test_a_text_is_kept_in_each_language_it_was_typed_in() -> None:
    said = editing.said("title", {"fr": " Parcs ", "nl": ""}, ("fr", "nl"), _line)

    assert said == {"fr": "Parcs"}


def test_what_was_said_in_a_language_no_longer_offered_stays() -> None:
    said = editing.said("title", {"fr": "Parcs"}, ("fr",), _line, {"fr": "Vieux", "en": "Parks"})

    assert said == {"en": "Parks", "fr": "Parcs"}


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        pytest.param("Parcs", "title", id="a bare text"),
        pytest.param({"xx": "Parcs"}, "title", id="a language that is not offered"),
        pytest.param({"fr": "x" * 21}, "title.fr", id="too long in one language"),
        pytest.param({"fr": 7}, "title.fr", id="a number"),
    ],
)
def test_what_is_no_text_by_language_is_refused(payload: object, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        editing.said("title", payload, ("fr", "nl"), _line)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("typed", "number"),
    [("2 000", 2000), ("2\u00a0000", 2000), (" 7 ", 7), (7, 7), ("", 0), (" ", 0), (None, 0)],
)
def test_a_number_is_read_as_people_write_it(typed: object, number: int) -> None:
    assert editing.whole("cost", typed, 2000) == number


@pytest.mark.parametrize("typed", ["x", "-1", "1.5", 1.5, True, False, "2001", 2001, "9" * 5000])
def test_what_is_no_whole_number_or_too_large_is_refused_at_its_field(typed: object) -> None:
    with pytest.raises(Invalid) as wrong:
        editing.whole("cost", typed, 2000)
    assert wrong.value.field == "cost"


def test_a_time_of_day_is_that_of_the_platforms_zone() -> None:
    at = editing.moment("starts", "2026-07-01T09:00", "Europe/Paris")

    assert at == datetime(2026, 7, 1, 7, tzinfo=UTC)
    assert editing.local(at, "Europe/Paris") == "2026-07-01T09:00"


def test_days_later_is_the_same_time_of_day_across_a_change_of_clocks() -> None:
    later = editing.days_after("2026-10-20T00:00", 14, "Europe/Paris")

    assert editing.local(later, "Europe/Paris") == "2026-11-03T00:00"


def test_an_empty_date_is_none() -> None:
    assert editing.moment("ends", "", "Europe/Paris") is None


@pytest.mark.parametrize("typed", ["tomorrow", "0001-01-01", "9999-12-31T23:59", 7])
def test_what_is_no_date_of_this_age_is_refused(typed: object) -> None:
    with pytest.raises(Invalid, match="starts"):
        editing.moment("starts", typed, "Europe/Paris")


@pytest.mark.parametrize("typed", ["red", "#12345", "#1234567", "#12345g", None, "#123456;x"])
def test_what_is_no_colour_is_refused(typed: object) -> None:
    with pytest.raises(Invalid, match="colour"):
        editing.colour("colour", typed)


@pytest.mark.parametrize("payload", ["ab", [["a"]], ["c"], 5])
def test_what_is_not_on_offer_cannot_be_chosen(payload: object) -> None:
    with pytest.raises(Invalid, match="acts"):
        editing.chosen("acts", payload, ["a", "b"])


def test_a_choice_counts_once() -> None:
    assert editing.chosen("acts", ["b", "a", "b"], ["a", "b"]) == ["b", "a"]
