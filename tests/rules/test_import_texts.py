"""Every mistake in a file has its sentence, and our exports are known in every language."""

import re
from pathlib import Path

import pytest

from civic.adapters.sheets import read, write_csv
from civic.i18n import catalogue, say
from civic.i18n.messages import names_in
from civic.rules.exporting import COLUMNS, header_key, headers
from civic.rules.importing import RowError
from civic.rules.layouts import FIELDS, field_key, recognise
from civic.rules.platform import LANGUAGES

CIVIC = Path(__file__).parents[2] / "civic"
SOURCES = [*(CIVIC / "adapters" / "sheets").glob("*.py"), *(CIVIC / "rules").glob("*.py")]
KEYS = {
    key
    for path in SOURCES
    for key in re.findall(r'"(team_(?:import|export)\.[a-z_.]+)"', path.read_text())
}
GIVEN = ("row", "column", "value", "most", "length", "lat", "lng", "id", "first", "cells",
         "columns", "name", "encoding")  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_has_a_sentence(language: str) -> None:
    figures = {name: f"<{name}>" for name in GIVEN}

    assert len(KEYS) > 30
    assert all(say(key, language, **figures) for key in KEYS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_column_has_a_name(language: str) -> None:
    assert all(say(field_key(field), language) for field in FIELDS)
    assert len({say(header_key(c), language) for c in COLUMNS[1:]}) == len(COLUMNS) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_export_is_known_in_every_language(language: str) -> None:
    texts = {header_key(column): say(header_key(column), language) for column in COLUMNS[1:]}
    row = headers(texts)
    layout = recognise(read(b"".join(write_csv(row, [])), "a.csv").columns)

    assert layout is not None
    assert layout.columns == {
        "external_id" if column == COLUMNS[0] else column: (header,)
        for column, header in zip(COLUMNS, row, strict=True)
    }


def test_a_row_error_gives_all_the_figures_of_its_sentence() -> None:
    error = RowError(7, "Votes", "team_import.bad_number", (("value", "x"),))

    assert names_in(catalogue("fr")[error.key]) <= set(error.all_figures)
