"""No file harms the platform, and each says what is wrong with it."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from civic.adapters.sheets import MAX_BYTES, MAX_ROWS, read
from civic.errors import Invalid
from civic.rules.importing import Row, RowError

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def package(**parts: bytes) -> bytes:
    """Return a zip file; in a part's name a double underscore stands for a slash."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def workbook() -> bytes:
    book, file = Workbook(), BytesIO()
    book.worksheets[0].append(["titre"])
    book.worksheets[0].append(["Un banc"])
    book.save(file)
    return file.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(b"", "team_import.empty", id="nothing"),
        pytest.param(b" \r\n;;\n", "team_import.empty", id="only separators"),
        pytest.param(b"\xef\xbb\xbf", "team_import.empty", id="only a mark"),
        pytest.param(PNG, "team_import.wrong_type", id="a picture"),
        pytest.param(b"%PDF-1.7\n%...", "team_import.wrong_type", id="a PDF"),
        pytest.param(b"MZ\x90\x00" + bytes(60), "team_import.wrong_type", id="a program"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "team_import.old_workbook", id="an XLS"),
        pytest.param(b"<!DOCTYPE html><p>403", "team_import.not_a_table", id="a page"),
        pytest.param(b'{"a": 1}', "team_import.not_a_table", id="JSON"),
        pytest.param(b"a,b\n" + bytes(3000), "team_import.not_a_table", id="zeros"),
        pytest.param(b"\x01\x02\x03\x04" * 100, "team_import.not_a_table", id="noise"),
        pytest.param(b"x" * 5000, "team_import.not_a_table", id="one endless word"),
        pytest.param(b'"' + b"x" * 200_000, "team_import.cell_too_long", id="one endless quote"),
        pytest.param(b'a,"b\n1,2\n', "team_import.quotes", id="a header that never ends"),
        pytest.param(b",".join([b"a"] * 600), "team_import.too_many_columns", id="600 columns"),
        pytest.param(b"a" + b"," * 5_000_000, "team_import.cell_too_long", id="an endless row"),
        pytest.param(b"t,\xff\n" + "é,à\n".encode() * 9, "team_import.broken_text", id="a name"),
        pytest.param(
            with_part(workbook(), SHEET, b"<worksheet>" + b"<a/>" * 12_000_001),
            "team_import.too_many_cells",
            id="cells without end",
        ),
        pytest.param(package(word__document=b"<w/>"), "team_import.wrong_type", id="a letter"),
        pytest.param(
            package(xl__workbook=b"<x>"), "team_import.broken_workbook", id="half a workbook"
        ),
        pytest.param(workbook()[:-200], "team_import.broken_workbook", id="a cut workbook"),
        pytest.param(
            with_part(workbook(), SHEET, b"<worksheet><sheetData><row><c>"),
            "team_import.broken_workbook",
            id="broken XML",
        ),
        pytest.param(
            with_part(workbook(), SHEET, b'<!DOCTYPE a [<!ENTITY b "b">]><worksheet/>'),
            "team_import.broken_workbook",
            id="a billion laughs",
        ),
        pytest.param(
            with_part(workbook(), SHEET, '<!DOCTYPE a [<!ENTITY b "b">]><a/>'.encode("utf-16")),
            "team_import.broken_workbook",
            id="a billion laughs in UTF-16",
        ),
        pytest.param(
            package(xl__workbook=b"<x/>", **{f"xl__p{n}": b" " * 60_000_000 for n in range(4)}),
            "team_import.unpacks_too_big",
            id="a zip bomb",
        ),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Invalid) as error:
        read(data, "ideas.csv")

    assert (error.value.field, error.value.key) == ("file", key)


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(Invalid, match=r"team_import\.file_too_big"):
        read(big, "big.csv")
    with pytest.raises(Invalid, match=r"team_import\.file_too_big"):
        read(bytes(MAX_BYTES + 1), "big.csv")


@pytest.mark.parametrize("line", [b"1\n", b'"1"x\n'], ids=["good", "bad"])
def test_a_file_with_too_many_rows_is_refused_on_the_way(line: bytes) -> None:
    sheet = read(b"a\n" + line * (MAX_ROWS + 1), "a.csv")

    with pytest.raises(Invalid, match=r"team_import\.too_many_rows"):
        list(sheet.rows)


def test_a_record_that_spreads_over_lines_without_end_is_named() -> None:
    rows = list(read(b"a,b\n1,2\n" + b'"\n",' * 1_500_000, "a.csv").rows)

    assert [row.key for row in rows if isinstance(row, RowError)] == ["team_import.cell_too_long"]


def test_a_workbook_that_repeats_one_long_text_without_end_is_refused() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for row in range(70):
            sheet.write_row(row, 0, ["a" if row == 0 else "x" * 32_000] * 100)
    rows = read(file.getvalue(), "a.xlsx").rows

    with pytest.raises(Invalid, match=r"team_import\.unpacks_too_big"):
        list(rows)


@pytest.mark.parametrize("delimiter", ['"', "ab", "\n", "a", "\0"])
def test_what_can_delimit_nothing_is_refused(delimiter: str) -> None:
    with pytest.raises(Invalid, match=r"team_import\.bad_delimiter"):
        read(b"a,b", "a.csv", delimiter=delimiter)


@pytest.mark.parametrize(
    "encoding", ["rot13", "zlib", "nothing", "ascii", "idna", "undefined", "unicode_escape"]
)
def test_an_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(Invalid, match=r"team_import\.unknown_encoding"):
        read("é\\x,b".encode(), "a.csv", encoding=encoding)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        pytest.param(b"1", "team_import.ragged_row", id="too few cells"),
        pytest.param(b"1,2,3", "team_import.ragged_row", id="too many cells"),
        pytest.param(b'"1"x,2', "team_import.quotes", id="text after a quote"),
        pytest.param(b"1,\0", "team_import.control_character", id="a NUL"),
        pytest.param(b"\xff,2", "team_import.broken_text", id="a byte that is no letter"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(line: bytes, key: str) -> None:
    page = "titre,élément\né,è\n".encode() + line + b"\n5,6\n"
    first, bad, last = read(page, "a.csv").rows

    assert isinstance(bad, RowError)
    assert (bad.row, bad.key) == (3, key)
    assert isinstance(first, Row)
    assert isinstance(last, Row)


def test_a_ragged_row_says_how_many_cells_it_has() -> None:
    row = next(read(b"a,b\n1,2,3\n", "a.csv").rows)

    assert row == RowError(2, "", "team_import.ragged_row", (("cells", "3"), ("columns", "2")))


def test_rows_all_short_of_the_same_last_cells_are_no_error() -> None:
    page = b"a,b,c,d\n" + b"1,2\n" * 9 + b"1,2,3\n" + b"1,2,3,4\n"
    rows = list(read(page, "a.csv").rows)

    assert rows[0] == Row(2, {"a": "1", "b": "2", "c": "", "d": ""})
    assert [row.row for row in rows if isinstance(row, RowError)] == [11]


def test_a_line_break_nobody_quoted_is_named_twice() -> None:
    rows = read(b"a,b,c\n" + b"1,2,3\n" * 5 + b"1,2\nand more,3\n", "a.csv").rows

    assert [row.row for row in rows if isinstance(row, RowError)] == [7, 8]


def test_empty_cells_at_the_end_of_a_row_are_no_error() -> None:
    assert next(read(b"a,b\n1,2,,\n", "a.csv").rows) == Row(2, {"a": "1", "b": "2"})


def test_reading_ends_at_a_quote_that_swallows_the_rest() -> None:
    rows = list(read(b'a,b\n1,2\n3,"' + b"x,y\n" * 50_000, "a.csv").rows)

    assert isinstance(rows[1], RowError)
    assert (len(rows), rows[1].row, rows[1].key) == (2, 3, "team_import.cell_too_long")


def test_a_quote_never_closed_is_named() -> None:
    rows = list(read(b'a,b\n1,2\n3,"4\n5,6\n', "a.csv").rows)

    assert rows[1:] == [RowError(3, "", "team_import.quotes")]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode), st.text('a,;"\n\r\0é').map(str.encode)))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    try:
        sheet = read(data, "a.csv")
        rows = list(sheet.rows)
        "".join(sheet.columns).encode()
    except Invalid as error:
        assert error.key.startswith("team_import.")  # noqa: PT017  either outcome is right
    else:
        assert all(isinstance(row, Row | RowError) for row in rows)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=20))
def test_a_damaged_workbook_is_read_or_refused(position: int, damage: bytes) -> None:
    data = workbook()
    data = data[:position] + damage + data[position + len(damage) :]
    try:
        list(read(data, "a.xlsx").rows)
    except Invalid as error:
        assert error.key.startswith("team_import.")  # noqa: PT017  either outcome is right
