"""What a text says, without what is not said."""

import pytest

from civic.analysis.texts import Document, mask_places, named_places, plain, says_something, whole


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("<p>Plus de <b>v&eacute;los</b></p><p>et</p>", "Plus de vélos et", id="html"),
        pytest.param("<script>alert(1)</script>Bancs", "Bancs", id="script"),
        pytest.param("a < b & c", "a < b & c", id="signs that are not markup"),
        pytest.param("  deux \n lignes\x00 ", "deux lignes", id="spaces and nulls"),
        pytest.param("<p", "<p", id="markup that breaks off"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_only_what_a_reader_sees_is_read(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Végétaliser la rue de la République", "Végétaliser la rue"),
        ("Une halle dans le 14e arrondissement", "Une halle dans le arrondissement"),
        ("Bomen in de Kerkstraat", "Bomen in de straat"),
        ("New benches on Atlantic Avenue", "New benches on Avenue"),
        ("Un marché bio au 75011 Paris", "Un marché bio au Paris"),
        ("Des bancs dans la rue", "Des bancs dans la rue"),
    ],
)  # fmt: skip
def test_names_of_places_are_masked_and_their_kind_is_kept(text: str, masked: str) -> None:
    assert mask_places(text) == masked


def test_the_same_names_say_where_a_text_is() -> None:
    assert named_places("Rénover les écoles du 5e") == {"5"}
    assert named_places("Un banc place du Capitole") == {"capitole"}
    assert named_places("Un banc sur la place") == frozenset()


def test_a_title_and_a_body_are_one_text() -> None:
    assert whole(Document("1", "Des <i>bancs</i>", "<p>Partout</p>")) == "Des bancs. Partout"


@pytest.mark.parametrize("text", ["", "12 :-)", "…", "a"])
def test_a_text_without_words_says_nothing(text: str) -> None:
    assert not says_something(text)
