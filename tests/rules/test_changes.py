"""What changed between two texts is marked word by word, and together it is both texts."""

import pytest

from civic.rules.changes import GONE, KEPT, MOST_WORDS, NEW, Piece, changes


def test_a_word_that_is_replaced_is_marked_as_gone_and_as_new() -> None:
    assert changes("Un banc à l’ombre", "Deux bancs à l’ombre") == [
        Piece(GONE, "Un banc"),
        Piece(NEW, "Deux bancs"),
        Piece(KEPT, "à l’ombre"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "Un banc"),
        ("Un banc", ""),
        ("Un banc\nà l’ombre", "Un banc\nau soleil\nà midi"),
        ("a b c d e", "e d c b a"),
        ("<script>x</script>", "{{7*7}} <b>"),
    ],
)
def test_nothing_is_lost_on_either_side(before: str, after: str) -> None:
    pieces = changes(before, after)

    old = " ".join(piece.text for piece in pieces if piece.kind != NEW)
    new = " ".join(piece.text for piece in pieces if piece.kind != GONE)
    assert (old.split(), new.split()) == (before.split(), after.split())


def test_the_same_text_has_no_change() -> None:
    assert changes("Un banc", "Un banc") == [Piece(KEPT, "Un banc")]


def test_a_text_without_end_is_shown_whole() -> None:
    long = "mot " * (MOST_WORDS + 1)

    assert [piece.kind for piece in changes(long, long)] == [GONE, NEW]
