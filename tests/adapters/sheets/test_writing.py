"""What leaves runs nowhere, and comes back as it was."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from civic.adapters.sheets import read, write_csv, write_geojson, write_xlsx
from civic.rules.exporting import (
    COLUMNS,
    Cell,
    ExportedInput,
    header_key,
    headers,
    neutralise,
    rows_of,
)
from civic.rules.importing import Context, ImportedInput, ImportedPlace, Row, parse
from civic.rules.layouts import recognise

LIVE = ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =1", "'=1", "<script>", "{{7*7}}",
        "https://evil.example"]  # fmt: skip
HOSTILE = ExportedInput(
    "a1", '=HYPERLINK("x")', "<p>Été ;\n\"x\"</p>", ("@bois", "vert, clair"), "+Vue", "-Ana",
    datetime(2026, 7, 1, 22, 30, tzinfo=UTC), 48.8, -2.3, "=1 rue", 4, 1, 2, "fr", "",
)  # fmt: skip
TEXTS = {header_key(column): column for column in COLUMNS}
FRENCH = TEXTS | {
    header_key(column): text
    for column, text in {
        "title": "Titre", "body": "Texte", "tags": "Étiquettes", "status": "Statut",
        "author_name": "Auteur", "created_at": "Date", "lat": "Latitude", "lng": "Longitude",
        "address": "Adresse", "up": "Pour", "down": "Contre", "comments_count": "Commentaires",
        "language": "Langue", "url": "Lien",
    }.items()
}  # fmt: skip

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t='\";,"))


def whole(chunks: Iterable[bytes]) -> bytes:
    return b"".join(chunks)


@pytest.mark.parametrize("text", LIVE)
def test_no_cell_of_a_csv_file_begins_a_formula(text: str) -> None:
    page = whole(write_csv(["a"], [[text]])).decode("utf-8-sig")

    assert page.splitlines()[1][:2] not in {'"=', '"+', '"-', '"@', '"\t', '"＝', '" '}


@pytest.mark.parametrize("text", LIVE)
def test_every_text_of_a_workbook_is_a_text(text: str) -> None:
    sheet = load_workbook(BytesIO(whole(write_xlsx([text], [[text, 3]])))).worksheets[0]

    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    assert sheet["B2"].data_type == "n"


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    page = whole(write_csv(["a", "b", "c", "d"], [[-73.99, 4, None, float("nan")]]))

    assert page.decode("utf-8-sig").splitlines()[1] in {'-73.99,4,"",""', "-73.99,4,,"}


def test_a_csv_file_carries_the_mark_by_which_spreadsheets_know_utf8() -> None:
    assert whole(write_csv(["é"], [])) == b'\xef\xbb\xbf"\xc3\xa9"\r\n'


def test_an_export_is_drawn_row_by_row() -> None:
    drawn: list[int] = []

    def rows() -> Iterator[list[Cell]]:
        for number in range(10_000):
            drawn.append(number)
            yield [f"{number} " + "x" * 100]

    chunks = write_csv(["a"], rows())
    next(chunks)

    assert len(drawn) < 1_000


def test_a_text_too_long_for_a_workbook_is_cut_visibly() -> None:
    sheet = load_workbook(BytesIO(whole(write_xlsx(["a"], [["x" * 40_000]])))).worksheets[0]

    assert len(str(sheet["A2"].value)) == 32_767
    assert str(sheet["A2"].value).endswith("x…")


@pytest.mark.parametrize("name", ["", "Idées", "a/b:c*?[]", "'x'", "x" * 60, "History"])
def test_any_name_may_be_given_to_a_sheet(name: str) -> None:
    assert whole(write_xlsx(["a"], [], name=name)).startswith(b"PK")


def test_a_map_has_a_point_per_placed_row_and_keeps_the_others() -> None:
    columns = ["title", "lat", "lng"]
    rows: list[list[Cell]] = [["</script>é", 48.8, 2.3], ["=x", None, None], ["z", 1.0, None]]
    found = json.loads(whole(write_geojson(columns, rows)))

    assert [f["geometry"] for f in found["features"]] == [
        {"type": "Point", "coordinates": [2.3, 48.8]},
        None,
        None,
    ]
    assert found["features"][0]["properties"] == {"title": "</script>é"}


def test_an_empty_map_is_a_map() -> None:
    found = json.loads(whole(write_geojson(["lat", "lng"], [])))

    assert found == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("texts", [TEXTS, FRENCH], ids=["English", "French"])
@pytest.mark.parametrize("form", ["comma", "semicolon", "workbook"])
def test_our_own_export_comes_back_as_it_was(texts: dict[str, str], form: str) -> None:
    rows = rows_of([HOSTILE], UTC)
    data = (
        write_xlsx(headers(texts), rows)
        if form == "workbook"
        else write_csv(headers(texts), rows, delimiter=";" if form == "semicolon" else ",")
    )
    sheet = read(whole(data), "export")
    layout = recognise(sheet.columns)
    assert layout is not None
    found = next(parse(sheet.rows, layout, Context()))

    assert found == ImportedInput(
        2, "a1", HOSTILE.title, HOSTILE.body, HOSTILE.tags,
        ImportedPlace(48.8, -2.3, "=1 rue"), "-Ana", "+Vue", HOSTILE.created_at, 4, 1, 2, "fr", "",
    )  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(ANY_TEXT, min_size=2, max_size=2))
def test_any_text_leaves_and_comes_back(texts: list[str]) -> None:
    page = whole(write_csv(["civic_id", "title"], [texts]))
    rows = [row for row in read(page, "a.csv").rows if isinstance(row, Row)]

    assert [list(row.cells.values()) for row in rows] == [texts] * any(
        neutralise(text).strip() for text in texts
    )


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters()), min_size=1, max_size=3))
def test_any_text_can_be_put_in_a_workbook(texts: list[str]) -> None:
    whole(write_xlsx(["a", "b", "c"], [texts]))
