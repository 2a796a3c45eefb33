"""Each row becomes an input, or we can say why not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from civic.rules.importing import (
    Context,
    ImportedInput,
    ImportedPlace,
    LeftOut,
    Row,
    RowError,
    identity,
    parse,
    parse_row,
)
from civic.rules.layouts import Layout, layout_of, recognise

COLUMNS = ["id", "title", "body", "tags", "lat", "lng", "address", "up"]
PLAIN = layout_of({**dict(zip(COLUMNS, COLUMNS, strict=True)), "external_id": "id", "id": ""},
                  COLUMNS)  # fmt: skip
HERE = Context(languages=("fr", "nl"), title_max=20, body_max=100)


def cells(**given: str) -> dict[str, str]:
    return {column: given.get(column, "") for column in COLUMNS} | given


def read(*rows: dict[str, str], layout: Layout = PLAIN) -> list[object]:
    return list(parse([Row(n, row) for n, row in enumerate(rows, start=2)], layout, HERE))


def test_a_row_becomes_an_input() -> None:
    row = cells(id="7", title=" Un\nbanc ", body="a < b", tags="bois;vert", lat="48,8", lng="2,3",
                address="1 rue du Port", up="4")  # fmt: skip

    assert read(row) == [
        ImportedInput(2, "7", "Un banc", "<p>a &lt; b</p>", ("bois", "vert"),
                      ImportedPlace(48.8, 2.3, "1 rue du Port"), "", "", None, 4, 0, 0, "fr", "")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "key", "figures"),
    [
        pytest.param({"body": "x"}, "title", "team_import.title_missing", {}, id="no title"),
        pytest.param({"title": "\u200b\u202e"}, "title", "team_import.title_missing", {},
                     id="a title nobody sees"),
        pytest.param({"title": "x" * 21}, "title", "team_import.title_too_long",
                     {"length": "21", "most": "20"}, id="a long title"),
        pytest.param({"title": "x", "body": "x" * 101}, "body", "team_import.body_too_long",
                     {"length": "108", "most": "100"}, id="a long body"),
        pytest.param({"title": "x", "lat": "1"}, "lng", "team_import.half_a_place", {}, id="half"),
        pytest.param({"title": "x", "up": "-3"}, "up", "team_import.bad_number", {"value": "-3"},
                     id="no count"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named(
    row: dict[str, str], column: str, key: str, figures: dict[str, str]
) -> None:
    found = parse_row(9, cells(**row), PLAIN, HERE)

    assert found == RowError(9, column, key, tuple(figures.items()))


def test_a_name_or_address_too_long_to_keep_is_cut_and_shows_it() -> None:
    layout = layout_of({"title": "t", "author_name": "n", "address": "a"}, ["t", "n", "a"])
    found = parse_row(2, {"t": "Un", "n": "x" * 81, "a": "x" * 201}, layout, HERE)

    assert isinstance(found, ImportedInput)
    assert found.author_name == "x" * 79 + "…"
    assert found.place == ImportedPlace(None, None, "x" * 199 + "…")


@pytest.mark.parametrize(("written", "language"), [("NL", "nl"), ("pt-BR", "pt"), ("French", "fr")])
def test_a_language_is_read_where_a_code_is_written(written: str, language: str) -> None:
    layout = layout_of({"title": "t", "language": "l"}, ["t", "l"])
    found = parse_row(2, {"t": "Un", "l": written}, layout, HERE)

    assert isinstance(found, ImportedInput)
    assert found.language == language


def test_the_second_row_with_an_identifier_is_named() -> None:
    found = read(cells(id="7", title="Un"), cells(id="8", title="Deux"), cells(id="7", title="Un"))

    assert found[2] == RowError(4, "id", "team_import.duplicate_id", (("id", "7"), ("first", "2")))


def test_a_row_that_could_not_be_read_stays_in_its_place() -> None:
    broken = RowError(3, "", "team_import.ragged_row")
    rows: list[Row | RowError] = [Row(2, cells(title="Un")), broken, Row(4, cells(title="Deux"))]

    assert list(parse(rows, PLAIN, HERE))[1] is broken


@pytest.mark.parametrize(
    ("row", "title", "language"),
    [
        pytest.param({"t/nl": "Bank", "t/fr": "Banc"}, "Banc", "fr", id="the platform's first"),
        pytest.param({"t/nl": "Bank", "t/fr": " "}, "Bank", "nl", id="the one there is"),
        pytest.param({"t/de": "Bank"}, "Bank", "de", id="one the platform has not"),
    ],
)
def test_of_a_text_in_several_languages_the_first_filled_counts(
    row: dict[str, str], title: str, language: str
) -> None:
    layout = layout_of({"title": "t"}, ["t/de", "t/nl", "t/fr"])
    found = parse_row(2, row, layout, HERE)

    assert isinstance(found, ImportedInput)
    assert (found.title, found.language) == (title, language)


def test_a_category_counts_once_in_the_language_read_and_is_never_split() -> None:
    columns = ["id", "title", "body", "component/id", "category/name/en", "category/name/fr",
               "scope/name/fr"]  # fmt: skip
    layout = recognise(columns)
    assert layout is not None
    row = {"title": "Un", "category/name/en": "Taxes", "category/name/fr": "Impôts, dépenses",
           "scope/name/fr": "Nord"}  # fmt: skip
    found = parse_row(2, row, layout, HERE)

    assert isinstance(found, ImportedInput)
    assert found.tags == ("Impôts, dépenses", "Nord")


def test_the_newest_decidim_export_is_read() -> None:
    columns = ["id", "author/name", "taxonomies/name/en", "taxonomies/name/fr", "component/id",
               "title/fr", "title/en", "body/fr", "address", "latitude", "longitude", "state",
               "votes", "comments", "published_at", "withdrawn"]  # fmt: skip
    layout = recognise(columns)
    assert layout is not None
    row = ["8", "Ana, Bob", "Trees, School", "Arbres, École", "3", "Un banc", "A bench", "Ici",
           "Port", "50.6", "3.06", "accepted", "12", "3", "2024-05-01 10:00:00 UTC",
           "false"]  # fmt: skip
    found = read(dict(zip(columns, row, strict=True)), layout=layout)

    assert found == [
        ImportedInput(2, "8", "Un banc", "<p>Ici</p>", ("Arbres", "École"),
                      ImportedPlace(50.6, 3.06, "Port"), "Ana, Bob", "accepted",
                      datetime(2024, 5, 1, 10, tzinfo=UTC), 12, 0, 3, "fr", "")
    ]  # fmt: skip


CAP = ["type", "contributions_id", "contributions_title", "contributions_bodyText",
       "contributions_createdAt", "contributions_trashed", "contributions_votesCountOk",
       "contributions_votesCountNok"]  # fmt: skip


def test_a_cap_collectif_file_gives_its_opinions_and_leaves_votes_and_removed_ones() -> None:
    layout = recognise(CAP)
    assert layout is not None
    opinion = dict(zip(CAP, ["opinion", "f01", "Financer", "Par la solidarité",
                             "07/10/2019 15:47", "", "344", "122"], strict=True))  # fmt: skip
    vote = dict.fromkeys(CAP, "") | {"type": "vote"}
    removed = opinion | {"contributions_id": "f02", "contributions_trashed": "1"}
    found = read(opinion, vote, removed, layout=layout)

    assert isinstance(found[0], ImportedInput)
    assert (found[0].up, found[0].down) == (344, 122)
    assert found[0].created_at == datetime(2019, 10, 7, 15, 47, tzinfo=UTC)
    assert found[1:] == [
        LeftOut(3, "team_import.left_out.other_kind"),
        LeftOut(4, "team_import.left_out.withdrawn"),
    ]


@pytest.mark.parametrize(
    ("column", "said", "left_out"),
    [
        pytest.param("proposal_publicationStatus", "DRAFT", True, id="a draft"),
        pytest.param("proposal_publicationStatus", "PUBLISHED", False, id="published"),
        pytest.param("proposal_trashedAt", "2022-06-01 08:00:00", True, id="thrown away"),
        pytest.param("proposal_trashedAt", "", False, id="never thrown away"),
    ],
)
def test_what_nobody_could_see_there_is_not_shown_here(
    column: str, said: str, left_out: bool
) -> None:
    columns = ["proposal_id", "proposal_title", column]
    layout = recognise(columns)
    assert layout is not None
    (found,) = read({"proposal_id": "1", "proposal_title": "Un", column: said}, layout=layout)

    assert isinstance(found, LeftOut) is left_out


def test_an_opinion_not_published_is_left_out() -> None:
    layout = recognise([*CAP, "contributions_published"])
    assert layout is not None
    row = dict.fromkeys(CAP, "") | {"type": "opinion", "contributions_published": "0"}

    assert read(row, layout=layout) == [LeftOut(2, "team_import.left_out.withdrawn")]


def test_a_consul_file_gives_summary_and_description_together() -> None:
    columns = ["id", "title", "summary", "description", "tags", "cached_votes_up", "retired_at"]
    layout = recognise(columns)
    assert layout is not None
    row = dict(zip(columns, ["1", "Árboles", "Más sombra", "<p>Plantar</p>", "Sol, Verde", "12",
                             ""], strict=True))  # fmt: skip
    found, retired = read(row, row | {"id": "2", "retired_at": "2019-02-12"}, layout=layout)

    assert isinstance(found, ImportedInput)
    assert found.body_html == "<p>Más sombra</p><p>Plantar</p>"
    assert found.tags == ("Sol", "Verde")
    assert retired == LeftOut(3, "team_import.left_out.withdrawn")


def one(**given: str) -> ImportedInput:
    found = parse_row(2, cells(**{"title": "Un banc", **given}), PLAIN, HERE)
    assert isinstance(found, ImportedInput)
    return found


def test_an_input_is_the_same_under_the_same_identifier_wherever_its_row_is() -> None:
    again = replace(one(id="7", title="Un banc vert"), row=99)

    assert identity("decidim", one(id="7")) == identity("decidim", again)


def test_without_identifier_an_input_is_the_same_by_its_content() -> None:
    assert identity("file", one()) == identity("file", replace(one(), row=8))
    assert identity("file", one()) != identity("file", one(body="other"))


def test_two_rows_alike_in_a_file_are_two_inputs_twice_over() -> None:
    def keys() -> list[str]:
        rows = read(cells(title="Un"), cells(title="Un"), cells(title="Deux"))
        return [identity("file", found) for found in rows if isinstance(found, ImportedInput)]

    assert len(set(keys())) == 3
    assert keys() == keys()


def test_identifiers_of_two_platforms_do_not_meet() -> None:
    lille, nancy = (replace(one(id="7"), url=f"https://{h}/p/7") for h in ("lille.fr", "nancy.fr"))

    assert identity("decidim", lille) != identity("decidim", nancy)
    assert identity("decidim", one(id="7")) != identity("consul", one(id="7"))
