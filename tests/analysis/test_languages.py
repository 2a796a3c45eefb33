"""A text is in one of the languages of the platform."""

import pytest

from civic.analysis.languages import language_of

PLATFORM = ("fr", "nl", "en", "de", "es", "ar")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Plus de pistes cyclables dans le centre", "fr"),
        ("Meer bomen langs onze straten graag", "nl"),
        ("More trees along our streets please", "en"),
        ("Mehr Bäume für unsere Straßen bitte", "de"),
        ("Más árboles en nuestras calles por favor", "es"),
        ("مزيد من الأشجار في شوارعنا", "ar"),
    ],
)
def test_the_language_of_a_sentence_is_found(text: str, code: str) -> None:
    assert language_of(text, PLATFORM) == code


def test_a_word_alone_is_in_the_first_language() -> None:
    assert language_of("Parking", PLATFORM) == "fr"


def test_a_language_the_platform_has_not_is_never_found() -> None:
    assert language_of("Mehr Bäume für unsere Straßen bitte", ("fr", "en")) in ("fr", "en")
