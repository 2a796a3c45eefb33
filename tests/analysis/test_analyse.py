"""The whole run, with the stand-in for the model: nothing lost, nothing by chance."""

import math
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from civic.analysis.analyse import analyse
from civic.analysis.embedding import Embedder, HashingEmbedder
from civic.analysis.findings import Because, Findings, Parameters, Row, findings_of
from civic.analysis.texts import Document
from tests.analysis.material import SHOUT, ideas, titles

SUBJECTS = ("vélos", "arbres", "bancs", "éclairage", "marché", "piscine")


@pytest.fixture(scope="module")
def found() -> Findings:
    return analyse(ideas(SUBJECTS), HashingEmbedder())


def test_ideas_about_one_thing_come_together(found: Findings) -> None:
    themes = {row.theme: set[str]() for row in found.rows}
    for row in found.rows:
        themes[row.theme].add(row.id.split("-")[0])

    assert sorted(themes.values(), key=min) == sorted(({s} for s in SUBJECTS), key=min)


def test_a_theme_is_named_by_its_keyword_and_quotes_its_inputs(found: Findings) -> None:
    for theme in found.themes:
        members = {row.id for row in found.members(theme.id)}
        subject = min(members).split("-")[0]

        assert theme.name.lower() == subject
        assert {theme.medoid, theme.peripheral, *theme.central} <= members
        assert theme.keywords[0].count == len(theme.keywords[0].inputs) == theme.size == 8


def test_the_order_of_the_documents_changes_no_byte(found: Findings, twin: Embedder) -> None:
    shuffled = ideas(SUBJECTS)
    random.Random(1).shuffle(shuffled)

    assert analyse(shuffled, twin).to_json() == found.to_json()


def test_findings_are_read_back_as_they_were(found: Findings) -> None:
    assert findings_of(found.to_json()) == found


def test_every_idea_has_a_row_and_sums_are_whole(twin: Embedder) -> None:
    documents = [*titles(120), Document("empty", "", ""), Document("signs", "?!", "<p></p>")]

    found = analyse(documents, twin)

    assert [row.id for row in found.rows] == sorted(document.id for document in documents)
    sizes = sum(theme.size for theme in found.themes if not theme.parent)
    assert sizes + found.run.unclassified == len(documents) == found.run.documents
    assert {row.id for row in found.rows if not row.theme} == {"empty", "signs"}


@pytest.mark.parametrize("size", [0, 1, 2, 11])
def test_few_ideas_are_listed_and_not_grouped(size: int, twin: Embedder) -> None:
    found = analyse(titles(size), twin)

    assert found.themes == ()
    assert [row.theme for row in found.rows] == [""] * size
    assert found.run.unclassified == size


@pytest.mark.parametrize("size", [12, 13, 30])
def test_a_dozen_ideas_are_enough_for_themes(size: int, twin: Embedder) -> None:
    found = analyse(titles(size), twin)

    assert len(found.themes) >= 2
    assert all(row.theme for row in found.rows)


def test_one_text_sent_fifty_times_is_one_voice_among_many(twin: Embedder) -> None:
    copies = [Document(f"copy-{n:02}", "Sauvons le stade", "", "fr") for n in range(50)]

    found = analyse([*copies, *ideas(SUBJECTS)], twin)

    assert len({row.theme for row in found.rows if row.id.startswith("copy")}) == 1
    pairs = [pair for pair in found.duplicates if Because.SAME_TEXT in pair.reasons]
    assert len([pair for pair in pairs if pair.left == "copy-00"]) == 49


def test_nothing_but_copies_is_listed_and_joined(twin: Embedder) -> None:
    found = analyse([Document(f"{n:02}", "Sauvons le stade") for n in range(20)], twin)

    assert found.themes == ()
    assert len(found.duplicates) == 19


def test_hostile_texts_are_only_texts(twin: Embedder) -> None:
    hostile = [
        SHOUT, "{{7*7}}", "=cmd()|'/C calc'!A0", "'; DROP TABLE inputs; --", "\x00\x01\ud800",
        "a" * 100_000, "<" * 5_000, "&#0;&#x110000;", "\u202eabc", "é" * 300, "٣٤ 日本語 текст",
        "🚲" * 50, "[^\\w](a+)+$",
    ]  # fmt: skip
    documents = [Document(f"h{n:02}", text, text) for n, text in enumerate(hostile)]

    found = analyse([*documents, *ideas(SUBJECTS)], twin)

    assert len(found.rows) == len(documents) + 48
    assert findings_of(found.to_json()) == found
    assert "<script" not in "".join(theme.name for theme in found.themes)


def test_a_language_among_others_is_found_and_told(twin: Embedder) -> None:
    dutch = [Document(f"nl-{n}", f"Meer bomen in onze straten graag {n}") for n in range(5)]

    found = analyse([*ideas(SUBJECTS), *dutch], twin)

    assert dict(found.run.languages) == {"fr": 48, "nl": 5}
    assert all(row.theme for row in found.rows)


def test_a_run_says_how_to_do_it_again(found: Findings) -> None:
    again = analyse(ideas(SUBJECTS)[:-1], HashingEmbedder(), parameters=Parameters(resolution=2.0))

    assert again.run.corpus_hash != found.run.corpus_hash
    assert again.run.parameters.resolution == 2.0
    assert found.run.model_id == "hashing"
    assert "networkx" in dict(found.run.versions)


def test_two_documents_of_one_id_are_refused(twin: Embedder) -> None:
    with pytest.raises(ValueError, match="same id"):
        analyse([Document("1", "a"), Document("1", "b")], twin)


def test_themes_keep_their_ids_when_ideas_arrive(found: Findings, twin: Embedder) -> None:
    more = [*ideas(SUBJECTS), *ideas(("fontaine",)), Document("vélos-9", "vélos 9", "vélos", "fr")]

    after = analyse(more, twin, previous=found)

    before = {theme.id for theme in found.themes}
    assert before < {theme.id for theme in after.themes}


def test_themes_that_fell_apart_get_new_ids(found: Findings, twin: Embedder) -> None:
    strangers = [replace(row, theme=found.themes[0].id) for row in found.rows]
    one_theme = replace(found, rows=tuple(strangers), themes=found.themes[:1])

    after = analyse(ideas(SUBJECTS), twin, previous=one_theme)

    assert len({theme.id for theme in after.themes}) == 6


def test_progress_only_goes_forward_and_ends(twin: Embedder) -> None:
    heard: list[tuple[float, str]] = []

    analyse(ideas(SUBJECTS), twin, progress=lambda share, stage: heard.append((share, stage)))

    shares = [share for share, _ in heard]
    assert shares == sorted(shares)
    assert heard[-1] == (1.0, "done")


def test_the_picture_is_drawn_within_its_frame_and_keeps_themes_together(found: Findings) -> None:
    centre = {theme.id: _middle(found.members(theme.id)) for theme in found.themes}

    at_home = sum(
        row.theme == min(centre, key=lambda theme: math.dist(centre[theme], (row.x, row.y)))
        for row in found.rows
    )

    assert all(0 <= row.x <= 1 and 0 <= row.y <= 1 for row in found.rows)
    assert at_home >= 0.9 * len(found.rows)


def _middle(rows: Sequence[Row]) -> tuple[float, float]:
    return sum(row.x for row in rows) / len(rows), sum(row.y for row in rows) / len(rows)
