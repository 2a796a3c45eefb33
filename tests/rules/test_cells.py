"""A cell says what it says, or why it cannot be understood."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from civic.errors import Invalid
from civic.rules.cells import (
    Bounds,
    count_of,
    date_of,
    html_of,
    line_of,
    point_of,
    split_point,
    tags_of,
)

PARIS = ZoneInfo("Europe/Paris")
FRANCE = Bounds.around(46.6, 2.4, 6)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("2019-02-12 10:11:12 UTC", (2019, 2, 12, 10, 11, 12), id="Rails, UTC"),
        pytest.param("2019-01-24 22:29:15 +0100", (2019, 1, 24, 21, 29, 15), id="Rails, offset"),
        pytest.param("2022-06-01T08:00:00Z", (2022, 6, 1, 8, 0), id="ISO with Z"),
        pytest.param("2022-06-01T08:00:00.123+02:00", (2022, 6, 1, 6, 0, 0, 123000), id="ISO"),
        pytest.param("2022-06-01", (2022, 5, 31, 22, 0), id="a day, midnight in Paris"),
        pytest.param("07/10/2019 15:47", (2019, 10, 7, 13, 47), id="Cap Collectif, day first"),
        pytest.param("7.10.2019", (2019, 10, 6, 22, 0), id="with dots"),
        pytest.param("07-10-2019", (2019, 10, 6, 22, 0), id="with hyphens"),
        pytest.param("07/10/2019-15:47", (2019, 10, 7, 13, 47), id="Consul in Hungary"),
        pytest.param("2019/10/07", (2019, 10, 6, 22, 0), id="with slashes, year first"),
        pytest.param("07/10/2019 à 15:47", (2019, 10, 7, 13, 47), id="as French people write"),
    ],
)
def test_a_date_is_read_in_the_form_it_was_exported(written: str, meant: tuple[int, ...]) -> None:
    assert date_of(written, "created_at", PARIS) == datetime(*meant, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize("written", ["02/25/2019", "soon", "0019-01-01", "9999-12-31", "1/1/19"])
def test_what_is_no_date_is_named(written: str) -> None:
    with pytest.raises(Invalid) as error:
        date_of(written, "created_at", PARIS)

    assert (error.value.key, error.value.figures) == ("team_import.bad_date", {"value": written})


def test_a_date_still_to_come_is_named() -> None:
    with pytest.raises(Invalid, match=r"team_import\.future_date"):
        date_of("2030-01-01", "created_at", PARIS, datetime(2026, 1, 1, tzinfo=UTC))


def test_no_date_is_no_error() -> None:
    assert date_of("  ", "created_at", PARIS) is None


@pytest.mark.parametrize(
    ("lat", "lng", "point"),
    [
        pytest.param("48.85", "2.35", (48.85, 2.35), id="with points"),
        pytest.param("48,85", " 2,35 ", (48.85, 2.35), id="with commas"),
        pytest.param("\u221233.86°", "151.2°", (-33.86, 151.2), id="a real minus and degrees"),
        pytest.param("", "", None, id="none"),
        pytest.param("0", "0.0", None, id="what exports write for none"),
    ],
)
def test_a_point_is_read(lat: str, lng: str, point: tuple[float, float] | None) -> None:
    assert point_of(lat, lng, None) == point


@pytest.mark.parametrize(
    ("lat", "lng", "bounds", "field", "key"),
    [
        pytest.param("48.85", "", None, "lng", "team_import.half_a_place", id="half a place"),
        pytest.param("", "2.35", None, "lat", "team_import.half_a_place", id="the other half"),
        pytest.param("Lille", "3", None, "lat", "team_import.bad_place", id="a name"),
        pytest.param("nan", "3", None, "lat", "team_import.bad_place", id="not a number"),
        pytest.param("1e400", "3", None, "lat", "team_import.bad_place", id="an endless number"),
        pytest.param("6862000", "652000", None, "lat", "team_import.not_on_earth", id="Lambert 93"),
        pytest.param(
            "48", "181", None, "lng", "team_import.not_on_earth", id="beyond the date line"
        ),
        pytest.param(
            "151.2", "-33.8", None, "lat", "team_import.swapped_place", id="swapped in Sydney"
        ),
        pytest.param(
            "2.35", "48.85", FRANCE, "lat", "team_import.swapped_place", id="swapped in Paris"
        ),
    ],
)
def test_a_point_that_cannot_be_right_is_named(
    lat: str, lng: str, bounds: Bounds | None, field: str, key: str
) -> None:
    with pytest.raises(Invalid) as error:
        point_of(lat, lng, bounds)

    assert (error.value.field, error.value.key) == (field, key)


def test_a_point_far_from_the_map_is_no_error() -> None:
    assert point_of("-21.1", "55.5", FRANCE) == (-21.1, 55.5)


@pytest.mark.parametrize("written", ["48.85, 2.35", "48.85 2.35", "(48.85,2.35)", "48,85; 2,35"])
def test_one_cell_may_hold_both_coordinates(written: str) -> None:
    assert point_of(*split_point(written), None) == (48.85, 2.35)


def test_a_cell_with_three_coordinates_is_named() -> None:
    with pytest.raises(Invalid, match=r"team_import\.bad_place"):
        split_point("1, 2, 3")


@pytest.mark.parametrize(
    ("written", "count"),
    [("", 0), ("12", 12), ("1 234", 1234), ("1\u202f234", 1234), ("12.0", 12), ("12,00", 12)],
)
def test_a_count_is_read(written: str, count: int) -> None:
    assert count_of(written, "up") == count


@pytest.mark.parametrize("written", ["-1", "1.5", "many", "١٢", "9" * 400, "1e5", "0x1F"])
def test_what_is_no_count_is_named(written: str) -> None:
    with pytest.raises(Invalid, match=r"team_import\.bad_number"):
        count_of(written, "up")


def test_the_text_of_an_error_is_kept_short() -> None:
    with pytest.raises(Invalid) as error:
        count_of("x" * 10_000, "up")

    assert len(error.value.figures["value"]) == 60


@pytest.mark.parametrize(
    ("written", "html"),
    [
        pytest.param("One\n\nTwo\nmore", "<p>One</p><p>Two<br>more</p>", id="plain"),
        pytest.param("a < b & c", "<p>a &lt; b &amp; c</p>", id="signs"),
        pytest.param("<p>One</p>", "<p>One</p>", id="HTML"),
        pytest.param("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>", id="a script"),
        pytest.param(" \r\n ", "", id="nothing"),
    ],
)
def test_a_body_becomes_html(written: str, html: str) -> None:
    assert html_of(written) == html


def test_a_line_holds_no_control_characters() -> None:
    assert line_of(" a\u202e b\r\nc\x07\t ") == "a b c"


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("vélo; arbres ;vélo", ("vélo", "arbres")),
        ("a|b", ("a", "b")),
        ("a, b", ("a", "b")),
        ("sport, culture; école", ("sport, culture", "école")),
        ("", ()),
    ],
)
def test_tags_are_split_at_the_strongest_separator(written: str, tags: tuple[str, ...]) -> None:
    assert tags_of(written, ";|\n,") == tags
