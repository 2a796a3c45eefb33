"""Texts with figures read right in each language."""

import pytest

from civic.i18n.messages import names_in, shown

IDEAS = "{count, plural, =0 {aucune idée} one {# idée} other {# idées}}"
ARABIC = "{count, plural, zero {لا} one {واحد} two {اثنان} few {قليل #} many {كثير #} other {#}}"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "aucune idée"), (1, "1 idée"), (2, "2 idées"), (1234, "1\u202f234 idées")],
)
def test_a_number_chooses_its_words(count: int, said: str) -> None:
    assert shown(IDEAS, "fr", {"count": count}) == said


def test_a_number_that_came_as_text_chooses_the_same_words() -> None:
    assert shown(IDEAS, "fr", {"count": "0"}) == "aucune idée"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "لا"), (1, "واحد"), (2, "اثنان"), (5, "قليل 5"), (11, "كثير 11")]
)
def test_arabic_has_six_forms(count: int, said: str) -> None:
    assert shown(ARABIC, "ar", {"count": count}) == said


def test_a_branch_may_hold_another_figure() -> None:
    text = "{count, plural, one {# idée de {name}} other {# idées de {name}}}."

    assert shown(text, "fr", {"count": 2, "name": "<b>Zoé</b>"}) == "2 idées de <b>Zoé</b>."


def test_what_a_figure_holds_is_never_read_as_a_text() -> None:
    assert shown("Bonjour {name}", "fr", {"name": "{count}"}) == "Bonjour {count}"


def test_a_text_says_which_figures_it_needs() -> None:
    assert names_in("{count, plural, one {# de {name}} other {#}} {place}") == {
        "count",
        "name",
        "place",
    }


def test_a_missing_figure_is_an_error() -> None:
    with pytest.raises(KeyError):
        shown("Bonjour {name}", "fr", {})


def test_an_unmatched_brace_is_an_error() -> None:
    with pytest.raises(ValueError, match="unmatched"):
        shown("Bonjour {name", "fr", {"name": "x"})
