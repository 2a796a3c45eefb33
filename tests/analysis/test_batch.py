"""The rows of a file, as the command line prints them."""

import json

import pytest

from civic.analysis.batch import analyse_rows
from civic.analysis.embedding import Embedder
from tests.analysis.material import ideas


def rows() -> list[dict[str, str]]:
    return [
        {"key": idea.id, "title": idea.title, "body": idea.body}
        for idea in reversed(ideas(("vélos", "arbres", "bancs")))
    ]


def test_every_row_comes_back_in_its_order_with_its_theme(twin: Embedder) -> None:
    printed = analyse_rows(rows(), ["title", "body"], "key", embedder=twin)

    assert [row["id"] for row in printed["rows"]] == [row["key"] for row in rows()]
    assert {row["theme"] for row in printed["rows"]} == {theme["id"] for theme in printed["themes"]}
    assert sum(theme["size"] for theme in printed["themes"]) == 24
    assert set(printed["themes"][0]) == {"id", "name", "keywords", "size", "central"}
    assert printed["run"]["documents"] == 24


def test_the_same_file_is_printed_the_same(twin: Embedder) -> None:
    one, other = (analyse_rows(rows(), ["title", "body"], "key", embedder=twin) for _ in range(2))

    assert json.dumps(one) == json.dumps(other)


def test_rows_without_an_id_are_numbered_and_empty_ones_have_no_theme(twin: Embedder) -> None:
    printed = analyse_rows([*rows(), {"title": "", "body": ""}], ["body"], embedder=twin)

    assert printed["rows"][-1] == {"id": "25", "theme": None}


@pytest.mark.parametrize("columns", [["text"], ["title", "text"]])
def test_a_missing_column_is_named(columns: list[str], twin: Embedder) -> None:
    with pytest.raises(ValueError, match="text"):
        analyse_rows(rows(), columns, embedder=twin)


def test_a_file_without_rows_has_no_themes(twin: Embedder) -> None:
    printed = analyse_rows([], ["title"], embedder=twin)

    assert (printed["themes"], printed["rows"]) == ([], [])
