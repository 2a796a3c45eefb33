"""A page of the organiser: words to read, and nothing to do."""

import pytest

from civic.methods.base import Counts
from civic.methods.information.method import METHOD, InformationSettings


def test_there_is_nothing_to_do_and_nothing_to_list() -> None:
    assert METHOD.acts(InformationSettings()) == frozenset()
    assert METHOD.collection(InformationSettings()) is None


@pytest.mark.parametrize(
    ("text", "missing"),
    [({}, ("text",)), ({"fr": "  "}, ("text",)), ({"fr": "", "nl": "<p>Ja</p>"}, ())],
)
def test_a_page_needs_words_in_one_language(text: dict[str, str], missing: tuple[str, ...]) -> None:
    assert METHOD.missing(InformationSettings(text=text), Counts()) == missing


def test_it_shows_what_the_organiser_wrote() -> None:
    assert METHOD.text(InformationSettings(text={"fr": "<p>Oui</p>"})) == {"fr": "<p>Oui</p>"}
