"""What people tagged by hand is the measure, with the real model and on one core."""

import csv

import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_mutual_info_score

from civic.analysis.analyse import analyse
from civic.analysis.embedding import Embedder
from civic.analysis.findings import Likeness
from civic.analysis.similarity import space_of
from civic.analysis.texts import Document, plain
from tests.analysis.material import DATA, answers, table, titles


@pytest.mark.parametrize("question", ["FI8", "TE11"])
def test_themes_follow_peoples_tags_better_than_kmeans_told_their_number(
    question: str, model: Embedder
) -> None:
    documents, tags = answers(question, at_most=300)

    found = analyse(documents, model)

    vectors = model.encode([document.body for document in documents])
    ours = adjusted_mutual_info_score(tags, [row.theme for row in found.rows])
    theirs = [
        adjusted_mutual_info_score(
            tags, KMeans(len(set(tags)), n_init=1, random_state=seed).fit_predict(vectors)
        )
        for seed in range(3)
    ]
    assert ours > max(theirs)
    assert ours > 0.3


@pytest.mark.parametrize(("language", "least"), [("fr", 0.70), ("nl", 0.70), ("en", 0.81)])
def test_likeness_follows_peoples_judgement(language: str, least: float, model: Embedder) -> None:
    lines = (DATA / f"stsb/stsb-{language}-dev.csv").read_text(encoding="utf-8").splitlines()
    pairs = [row for row in csv.reader(lines) if len(row) == 3][::8]
    count = len(pairs)
    texts = [row[0] for row in pairs] + [row[1] for row in pairs]

    space = space_of(texts, [language] * len(texts), model.encode(texts))

    scores = space.pairs(np.arange(count), np.arange(count, 2 * count))
    assert spearmanr(scores, [float(row[2]) for row in pairs]).statistic >= least


def test_contrary_and_unrelated_proposals_are_no_duplicates(model: Embedder) -> None:
    pairs = table("rua_pairs_fr/nli_labeled_proposals_rua_with_titles.csv", ";")[:90]
    texts = sorted({plain(pair[end]) for pair in pairs for end in ("premise", "hypothesis")})
    documents = [Document(f"{n:04}", "", text, "fr") for n, text in enumerate(texts)]
    name = {text: document.id for text, document in zip(texts, documents, strict=True)}
    apart = {
        frozenset((name[plain(pair["premise"])], name[plain(pair["hypothesis"])]))
        for pair in pairs
        if pair["label"] != "0"
    }

    found = analyse(documents, model)

    flagged = {frozenset((pair.left, pair.right)) for pair in found.duplicates}
    assert flagged
    assert not flagged & apart


def test_a_text_written_again_with_slips_is_found(model: Embedder) -> None:
    originals = [d for d in titles(150) if len(d.title.split()) >= 4][:60]
    again = [Document(f"x{d.id}", d.title.lower().replace("é", "e"), "", "fr") for d in originals]

    found = analyse([*originals, *again], model)

    joined = {(pair.left, pair.right) for pair in found.duplicates}
    assert len([d for d in originals if (d.id, f"x{d.id}") in joined]) >= 0.95 * len(originals)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Rénover les écoles du 5e arrondissement", "Rénover les écoles du 17e arrondissement",
         Likeness.ELSEWHERE),
        ("Rénover les écoles du 5e arrondissement", "Rénovation des écoles du 5e arrondissement",
         Likeness.DUPLICATE),
    ],
)  # fmt: skip
def test_the_same_idea_for_another_place_is_no_duplicate(
    one: str, other: str, likeness: Likeness, model: Embedder
) -> None:
    found = analyse([Document("1", one, "", "fr"), Document("2", other, "", "fr")], model)

    assert [pair.likeness for pair in found.duplicates] == [likeness]


def test_pins_far_apart_make_two_ideas_of_one_text(model: Embedder) -> None:
    here, near, far = (48.8566, 2.3522), (48.8570, 2.3530), (48.8700, 2.3800)
    text = "Installer une fontaine à boire"

    found = analyse(
        [
            Document("1", text, "", "fr", here),
            Document("2", text, "", "fr", near),
            Document("3", text, "", "fr", far),
        ],
        model,
    )

    assert {(p.left, p.right): p.likeness for p in found.duplicates} == {
        ("1", "2"): Likeness.DUPLICATE,
        ("1", "3"): Likeness.ELSEWHERE,
    }


def test_nine_in_ten_ideas_give_much_the_same_themes(model: Embedder) -> None:
    documents, _ = answers("FI8", at_most=300)
    fewer = [document for number, document in enumerate(documents) if number % 10]

    whole, part = analyse(documents, model), analyse(fewer, model)

    themes = {row.id: row.theme for row in whole.rows}
    agreement = adjusted_mutual_info_score(
        [themes[row.id] for row in part.rows], [row.theme for row in part.rows]
    )
    assert agreement >= 0.6
