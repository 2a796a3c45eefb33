"""The organiser's own words for the texts of the interface."""

from collections.abc import Iterator
from typing import Any

import pytest

from civic import i18n
from civic.errors import Invalid, NotFound, Refused
from civic.i18n import catalogue, say
from civic.i18n.messages import shown
from civic.models import Wording
from civic.rules.access import Actor
from civic.services import log, platform_admin, site, wording
from civic.services.mail import Letter, written
from civic.services.work import House
from tests import factories as make
from tests.services.acting import do

KEY = "frame.projects"
COUNTED = "inputs.comments"
NOBODY = Actor()


@pytest.fixture(autouse=True)
def _say_ours_again() -> Iterator[None]:
    """Leave no words behind: this process serves other platforms after each test."""
    i18n.speak({})
    yield
    i18n.speak({})


def own(house: House, key: str, text: str, language: str = "fr") -> None:
    do(house, make.an_admin(house), wording.save_text, key, language, text)
    do(house, NOBODY, site.site)


def test_own_words_hold_at_once_on_pages_in_mails_and_in_what_browsers_fetch(house: House) -> None:
    before = i18n.spoken().edition

    own(house, KEY, "Concertations")
    own(house, "mail.foot", "Le mot de la fin de {platform}.")

    assert say(KEY, "fr") == "Concertations"
    assert say(KEY, "en") == catalogue("en")[KEY]
    assert "Concertations" in i18n.spoken().file("site", "fr").decode()
    assert i18n.spoken().edition != before
    letter = written(Letter("a@b.example", "code", "fr", {"code": "123456"}), "fr", "Ici", "/")
    assert "Le mot de la fin de Ici." in letter.text
    assert dict(do(house, NOBODY, site.site).ways.header[0].words)["fr"] == "Concertations"


def test_a_text_goes_back_to_what_it_was(house: House) -> None:
    before = i18n.spoken().edition
    own(house, KEY, "Concertations")

    do(house, make.an_admin(house), wording.reset_text, KEY, "fr")
    do(house, NOBODY, site.site)

    assert say(KEY, "fr") == catalogue("fr")[KEY]
    assert i18n.spoken().edition == before


def test_the_shipped_words_typed_again_put_the_text_back(house: House) -> None:
    own(house, KEY, "Concertations")
    own(house, KEY, catalogue("fr")[KEY])

    assert do(house, make.an_admin(house), wording.texts_page, "fr", own_only=True).own == 0


def test_another_platform_says_its_own_words(house: House) -> None:
    own(house, KEY, "Concertations")

    i18n.speak({})  # as a platform without words of its own does
    assert say(KEY, "fr") == catalogue("fr")[KEY]
    do(house, NOBODY, site.site)
    assert say(KEY, "fr") == "Concertations"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        pytest.param("", "invalid.missing", id="nothing"),
        pytest.param("Des commentaires", "team_texts.figures", id="a figure that is missing"),
        pytest.param("{count} de {name}", "team_texts.figures", id="a figure that is unknown"),
        pytest.param("{count", "team_texts.braces", id="a brace that stays open"),
        pytest.param("{count} }", "team_texts.braces", id="a brace too many"),
        pytest.param("{count, plural, one {# mot}}", "team_texts.forms", id="no other form"),
        pytest.param("{count, select, other {#}}", "team_texts.forms", id="no plural"),
        pytest.param("{count, plural, beaucoup {x} other {#}}", "team_texts.forms", id="no form"),
        pytest.param("{count, plural, other {{name}}}", "team_texts.figures", id="within a form"),
        pytest.param("x" * 2000, "invalid.too_long", id="far too long"),
    ],
)
def test_words_that_could_not_be_said_are_refused(house: House, typed: str, fault: str) -> None:
    with pytest.raises(Invalid) as refused:
        do(house, make.an_admin(house), wording.save_text, COUNTED, "fr", typed)
    assert refused.value.key == fault


def test_a_name_cannot_become_a_number(house: House) -> None:
    text = "{platform, plural, one {#} other {#}}"

    with pytest.raises(Invalid):
        do(house, make.an_admin(house), wording.save_text, "mail.foot", "fr", text)


def test_the_code_of_a_mail_cannot_be_lost(house: House) -> None:
    with pytest.raises(Invalid):
        do(house, make.an_admin(house), wording.save_text, "mail.code_text", "fr", "Bonjour")


def test_own_words_are_looked_at_with_their_figures_before(house: House) -> None:
    text = "{count, plural, one {# avis} other {# avis en tout}}"

    assert do(house, make.an_admin(house), wording.preview, COUNTED, "fr", text) == [
        "1 avis", "2 avis en tout", "5 avis en tout",
    ]  # fmt: skip


def test_texts_are_found_by_words_without_accents_and_by_their_key(house: House) -> None:
    admin = make.an_admin(house)
    own(house, KEY, "Débats")

    for sought in ("debats", "projets", KEY):
        keys = [one.key for one in do(house, admin, wording.texts_page, "fr", sought).lines]
        assert KEY in keys
    replaced = do(house, admin, wording.texts_page, "fr", own_only=True)
    assert [(one.key, one.text, one.shipped) for one in replaced.lines] == [
        (KEY, "Débats", "Projets")
    ]
    assert replaced.lines[0].at == make.NOON


def test_what_the_team_reads_is_not_offered(house: House) -> None:
    admin = make.an_admin(house)

    assert do(house, admin, wording.texts_page, "fr", "team_settings").found == 0
    for key in ("team_settings.title", "api.lead", "nothing.here"):
        with pytest.raises(NotFound):
            do(house, admin, wording.save_text, key, "fr", "x")


def test_own_words_for_an_earlier_text_stand_back_and_say_so(house: House) -> None:
    admin = make.an_admin(house)
    make.keep(house, Wording(key=COUNTED, language="fr", text="{sum} avis", entry_id="x"))
    do(house, NOBODY, site.site)

    assert say(COUNTED, "fr", count=1) == shown(catalogue("fr")[COUNTED], "fr", {"count": 1})
    assert do(house, admin, wording.texts_page, "fr", own_only=True).lines[0].is_stale


def test_each_change_of_a_text_is_in_the_log_with_both_words(house: House) -> None:
    own(house, KEY, "Concertations")

    lines = do(house, make.an_admin(house), log.entries).lines

    assert "« Projets » par « Concertations »" in lines[0].sentence


def test_only_an_admin_and_only_the_languages_of_the_platform(house: House) -> None:
    admin, somebody = make.an_admin(house), make.a_person(house)

    acts: list[Any] = [
        (wording.texts_page, "fr"),
        (wording.preview, KEY, "fr", "x"),
        (wording.save_text, KEY, "fr", "x"),
        (wording.reset_text, KEY, "fr"),
    ]
    for service, *given in acts:
        with pytest.raises(Refused):
            do(house, somebody, service, *given)
    do(house, admin, platform_admin.save_settings, {"languages": ["fr"]})
    with pytest.raises(Invalid):
        do(house, admin, wording.save_text, KEY, "nl", "x")
