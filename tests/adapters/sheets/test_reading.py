"""A table is read whatever program wrote it."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from civic.adapters.sheets import read
from civic.rules.importing import Row, RowError

TABLE = [
    ["titre", "contenu", "prix"],
    ["Plus d'arbres à l'école", "La cour, l'été ;\nc'est 40° | « trop »", "1 000 €"],
    ["L'été où l’on se baigne", '<p class="a">Été, "fête"</p>\t', "1 200 €"],
    ["Hôtel de ville", "Façade\r\nà refaire, cœur de bourg", ""],
]
DUTCH = [["titel", "inhoud"], ["Groene daken", "één voor één, geïntegreerd"]]
RUSSIAN = [["название", "описание"], ["Больше деревьев", "Посадить деревья во дворе школы"]]

NOON = datetime(2026, 7, 1, 12)  # noqa: DTZ001  a workbook knows no zone


def written(table: list[list[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    page = StringIO(newline="")
    csv.writer(page, delimiter=delimiter, lineterminator=end).writerows(table)
    return page.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(file)
    return file.getvalue()


def cells(rows: Iterable[Row | RowError]) -> list[list[str]]:
    return [list(row.cells.values()) for row in rows if isinstance(row, Row)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_any_delimiter_in_any_encoding_is_read(delimiter: str, encoding: str) -> None:
    sheet = read(written(TABLE, delimiter).encode(encoding), "a.csv")

    assert (list(sheet.columns), sheet.delimiter) == (TABLE[0], delimiter)
    assert cells(sheet.rows) == TABLE[1:]


@pytest.mark.parametrize(
    ("table", "encoding"),
    [
        pytest.param(DUTCH, "cp1252", id="Dutch"),
        pytest.param(DUTCH, "cp850", id="Dutch, from DOS"),
        pytest.param([["prix"], ["Été : 3 €"]], "iso8859-15", id="with a euro sign"),
        pytest.param(RUSSIAN, "cp1251", id="Russian"),
    ],
)
def test_an_encoding_without_mark_is_found(table: list[list[str]], encoding: str) -> None:
    assert cells(read(written(table).encode(encoding), "a.csv").rows) == table[1:]


def test_an_encoding_is_found_though_its_first_accent_comes_late() -> None:
    table = [["titre"], *([["un banc"]] * 50_000), ["été à l'école"]]

    assert cells(read(written(table).encode("cp1252"), "a.csv").rows)[-1] == table[-1]


def test_an_encoding_and_a_delimiter_may_be_given() -> None:
    sheet = read(
        "titre:ville\nété:Lodève".encode("cp1252"), "a.csv", delimiter=":", encoding="cp1252"
    )

    assert cells(sheet.rows) == [["été", "Lodève"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    assert cells(read(written(TABLE, ";", end).encode(), "a.csv").rows) == TABLE[1:]


def test_the_hint_of_a_spreadsheet_is_followed_and_is_no_row() -> None:
    sheet = read(b"sep=|\r\na|b;c\r\n1|2;3\r\n", "a.csv")

    assert (sheet.columns, sheet.delimiter) == (("a", "b;c"), "|")
    assert [row.cells for row in sheet.rows if isinstance(row, Row)] == [{"a": "1", "b;c": "2;3"}]


def test_rows_are_numbered_as_a_spreadsheet_shows_them_and_blank_ones_are_passed_over() -> None:
    rows = list(read(b'a,b\n"1\n1",2\n\n,\n3,4\n', "a.csv").rows)

    assert [row.number for row in rows if isinstance(row, Row)] == [2, 5]


def test_columns_without_name_or_with_the_same_are_told_apart() -> None:
    assert read(b"a,,a,a,b\n1,2,3,4,5", "a.csv").columns == ("a", "(B)", "a (2)", "a (3)", "b")


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;b\n1;2\n")

    assert cells(read(tmp_path / "a.csv", "a.csv").rows) == [["1", "2"]]


def test_a_workbook_is_read_whatever_its_name() -> None:
    sheet = read(
        workbook([["titre", "n", "le", "vrai"], ["Été", 3.0, NOON, True],
                  ["Eau", 2.5, date(2026, 7, 2), None]]),
        "team_export.csv",
    )  # fmt: skip

    assert sheet.columns == ("titre", "n", "le", "vrai")
    assert cells(sheet.rows) == [
        ["Été", "3", "2026-07-01T12:00:00", "true"],
        ["Eau", "2.5", "2026-07-02T00:00:00", ""],
    ]


def test_a_formula_without_saved_value_reads_as_its_text() -> None:
    assert cells(read(workbook([["a", "b"], ["=1+1", "x"]]), "a.xlsx").rows) == [["=1+1", "x"]]


def test_the_first_sheet_with_something_on_it_is_read() -> None:
    book, file = Workbook(), BytesIO()
    hidden = book.create_sheet("hidden")
    hidden.append(["secret"])
    hidden.sheet_state = "hidden"
    book.create_sheet("shown").append(["a"])
    book.save(file)

    assert read(file.getvalue(), "a.xlsx").columns == ("a",)


def test_a_workbook_that_claims_a_million_columns_is_read_by_those_it_has() -> None:
    book, file = Workbook(), BytesIO()
    book.worksheets[0]["A1"], book.worksheets[0]["A2"] = "a", "1"
    book.worksheets[0]["XFD1048576"] = ""
    book.save(file)

    assert cells(read(file.getvalue(), "a.xlsx").rows) == [["1"]]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\";,'")),
            min_size=2,
            max_size=2,
        ),
        max_size=8,
    )
)
def test_whatever_is_written_is_read_back(table: list[list[str]]) -> None:
    page = written([["titre", "contenu"], *table], ";").encode("utf-8-sig")

    assert cells(read(page, "a.csv").rows) == [r for r in table if any(c.strip() for c in r)]
