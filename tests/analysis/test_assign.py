"""New inputs join what is there, and say that it is for now."""

from civic.analysis.analyse import analyse
from civic.analysis.assign import assign
from civic.analysis.embedding import Embedder
from civic.analysis.texts import Document
from tests.analysis.material import ideas

SUBJECTS = ("vélos", "arbres", "bancs", "éclairage")


def test_a_new_idea_joins_the_theme_of_its_neighbours_for_now(twin: Embedder) -> None:
    known = ideas(SUBJECTS)
    found = analyse(known, twin)
    themes = {row.id.split("-")[0]: row.theme for row in found.rows}

    (row,) = assign([Document("new", "Des vélos partout", "", "fr")], known, found, twin)

    assert row.theme == themes["vélos"]
    assert row.provisional
    assert row.membership > 0.5


def test_an_idea_like_no_other_and_an_empty_one_have_no_theme(twin: Embedder) -> None:
    known = ideas(SUBJECTS)
    found = analyse(known, twin)

    rows = assign(
        [Document("new", "Zwxq kjhg", "", "fr"), Document("void", "", "")], known, found, twin
    )

    assert [(row.id, row.theme, row.provisional) for row in rows] == [
        ("new", "", True),
        ("void", "", True),
    ]


def test_the_rows_of_others_are_left_as_they_are(twin: Embedder) -> None:
    known = ideas(SUBJECTS)
    found = analyse(known, twin)

    rows = assign([Document("new", "Des bancs à l'ombre", "", "fr")], known, found, twin)

    assert [row.id for row in rows] == ["new"]
    assert assign([], known, found, twin) == ()
