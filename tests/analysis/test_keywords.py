"""Keywords set a group apart, as people write them, and lead to the texts that hold them."""

from civic.analysis.keywords import keywords_of, read

TEXTS = [
    "Lutter contre l'évasion fiscale",
    "L'évasion fiscale, encore l'Évasion Fiscale",
    "évasion fiscale et ISF",
    "Rétablir l'ISF pour les arbres",
    "Planter des arbres",
    "Des arbres et de l'ombre",
]
IDS = [(f"i{n}",) for n in range(6)]


def test_a_phrase_comes_before_its_words_and_is_counted_once_per_text() -> None:
    fiscal, trees = keywords_of([[0, 1, 2, 3], [4, 5]], read(TEXTS, ["fr"] * 6), IDS)

    assert [(word.text, word.count) for word in fiscal][:2] == [("évasion fiscale", 3), ("ISF", 2)]
    assert fiscal[0].inputs == ("i0", "i1", "i2")
    assert [word.text for word in trees] == ["arbres"]


def test_words_without_a_subject_are_no_keywords() -> None:
    texts = read(
        ["il faut faire plus pour la ville", "il faut faire plus pour le projet"], ["fr"] * 2
    )

    assert keywords_of([[0, 1]], texts, IDS[:2]) == [()]


def test_a_phrase_does_not_run_over_a_full_stop() -> None:
    texts = read(["Un banc. Place libre", "Un banc. Place libre"], ["fr"] * 2)

    (words,) = keywords_of([[0, 1]], texts, IDS[:2])

    assert all("banc place" not in word.text for word in words)


def test_the_copies_of_a_text_are_counted_with_it() -> None:
    (words,) = keywords_of(
        [[0, 1]], read(["Des bancs", "Un banc vert"], ["fr"] * 2), [("a", "b"), ("c",)]
    )

    assert (words[0].count, words[0].inputs) == (3, ("a", "b", "c"))
