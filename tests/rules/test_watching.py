"""Plain rules catch links, watched words and shouting, and leave ordinary words alone."""

import pytest

from civic.rules.watching import Watch, caught, words_in

ALL = Watch(links=True, words=("arnaque", "casin*"), shouting=True)


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        pytest.param("Un banc près de l’école, rue du 14.", (), id="ordinary words"),
        pytest.param("Voir https://exemple.fr/a", ("links",), id="an address"),
        pytest.param("Voir www.exemple.fr", ("links",), id="an address without its protocol"),
        pytest.param("gagnez-tout.online", ("links",), id="a bare name of a site"),
        pytest.param("C’est une ARNAQUE", ("words",), id="a word in other letters"),
        pytest.param("Une arnaqueuse", (), id="a longer word"),
        pytest.param("Les casinos en ligne", ("words",), id="any ending of a starred word"),
        pytest.param("POURQUOI PERSONNE NE RÉPOND JAMAIS", ("capitals",), id="all in capitals"),
        pytest.param("La SNCF et la RATP", (), id="some initials"),
        pytest.param("Honteux !!!!!!", ("repeats",), id="marks on end"),
        pytest.param("Nooooooon", ("repeats",), id="a letter on end"),
        pytest.param("1000000 habitants …", (), id="zeros and dots"),
        pytest.param("لماذا لا يجيب أحد على أسئلتنا أبدا", (), id="letters without capitals"),
    ],
)
def test_a_rule_catches_what_it_says(said: str, rules: tuple[str, ...]) -> None:
    assert caught(said, ALL) == rules


def test_a_rule_that_is_off_catches_nothing() -> None:
    said = "ARNAQUE AU CASINO SUR https://exemple.fr !!!!!!"

    assert caught(said, Watch()) == ()


def test_a_list_of_words_is_read_by_lines_and_commas() -> None:
    assert words_in("arnaque, casin*\n\n*\narnaque ; pub") == ("arnaque", "casin*", "pub")
