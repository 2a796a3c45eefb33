"""What leaves Civic is what was written, and runs nowhere."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.rules.exporting import (
    COLUMNS,
    ExportedInput,
    delimiter_for,
    header_key,
    headers,
    neutralise,
    restore,
    rows_of,
)

LIVE = ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", "＝1", "＋1", "－1", "＠a", " =1",
        "\u00a0=1", "'=1", "''@a"]  # fmt: skip


@pytest.mark.parametrize("text", LIVE)
def test_a_live_cell_begins_with_an_apostrophe(text: str) -> None:
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Un banc", "l'été", "'cité'", "1=1", "a-b", "’=1"])
def test_other_text_stays_as_it_was_written(text: str) -> None:
    assert neutralise(text) == text


@given(st.one_of(st.text(), st.text("'=+-@\t\r\n ＝a", max_size=6)))
def test_what_was_neutralised_can_be_restored(text: str) -> None:
    assert restore(neutralise(text)) == text


def test_a_row_says_everything_in_the_zone_of_the_platform() -> None:
    at = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    one = ExportedInput(
        "a1", "=cmd()", "<p>x</p>", ("bois", "vert"), "Vue", "Ana", at, 48.8, 2.3, "Port", 4, 1
    )
    row = dict(zip(COLUMNS, next(rows_of([one], ZoneInfo("Europe/Paris"))), strict=True))

    assert row["created_at"] == "2026-07-02T00:30:00+02:00"
    assert (row["title"], row["tags"]) == ("=cmd()", "bois; vert")
    assert (row["lat"], row["lng"], row["up"], row["down"]) == (48.8, 2.3, 4, 1)


def test_headers_come_from_the_texts_but_for_the_identifier() -> None:
    texts = {header_key(column): column.upper() for column in COLUMNS[1:]}

    assert headers(texts) == ("civic_id", *(column.upper() for column in COLUMNS[1:]))


@pytest.mark.parametrize(
    ("language", "delimiter"),
    [("fr", ";"), ("nl", ";"), ("de", ";"), ("es", ";"), ("en", ","), ("ar", ",")],
)
def test_the_delimiter_is_the_one_of_the_language(language: str, delimiter: str) -> None:
    assert delimiter_for(language) == delimiter
