"""What an organiser may set for the whole platform."""

from typing import Any

import pytest
from pydantic import ValidationError

from civic import i18n
from civic.rules.platform import CHANNELS, FIRST_STATUSES, LANGUAGES, PlatformSettings


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param({"name": ""}, id="no name"),
        pytest.param({"name": "x" * 81}, id="a name too long"),
        pytest.param({"brand": "red"}, id="a colour by its name"),
        pytest.param({"brand": "#12345;}*{display:none"}, id="a style instead of a colour"),
        pytest.param({"languages": []}, id="no language"),
        pytest.param({"languages": ["fr", "xx"]}, id="a language that nobody translated"),
        pytest.param({"channels": ["carrier pigeon"]}, id="an unknown channel"),
        pytest.param({"timezone": "Europe/Lille"}, id="a zone that is none"),
        pytest.param({"map_zoom": 0}, id="a map of nothing"),
        pytest.param({"unknown": 1}, id="a setting that is none"),
    ],
)
def test_what_makes_no_sense_is_refused(setting: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        PlatformSettings.model_validate(setting)


def test_languages_and_channels_stand_in_one_order() -> None:
    chosen = PlatformSettings.model_validate(
        {"languages": ["ar", "fr"], "channels": ["x", "copy", "x"]}
    )

    assert chosen.languages == ("fr", "ar")
    assert chosen.channels == ("copy", "x")


@pytest.mark.parametrize(
    ("wished", "shown"),
    [
        pytest.param(("nl",), "nl", id="the wished one"),
        pytest.param(("en", "nl"), "nl", id="the second wish"),
        pytest.param(("ar",), "fr", id="else the platform's"),
        pytest.param((), "fr", id="no wish"),
    ],
)
def test_a_reader_reads_in_a_language_of_the_platform(wished: tuple[str, ...], shown: str) -> None:
    assert PlatformSettings(languages=("fr", "nl")).reader_language(*wished) == shown


def test_a_new_platform_is_whole() -> None:
    fresh = PlatformSettings()

    assert fresh.languages == LANGUAGES == i18n.languages()
    assert fresh.channels == CHANNELS


@pytest.mark.parametrize(("key", "names", "colour", "closes"), FIRST_STATUSES)
def test_a_first_status_is_named_in_every_language(
    key: str, names: dict[str, str], colour: str, closes: bool
) -> None:
    assert set(names) == set(LANGUAGES)
    assert key.isidentifier()
    assert PlatformSettings(brand=colour)
    assert closes in (True, False)
