"""No text was left in English by accident."""

import re

import pytest

from civic import i18n
from civic.i18n.messages import names_in, shown

OTHERS = [language for language in i18n.languages() if language != "en"]
NAMES = {*i18n.LANGUAGES.values(), "Borda", "Civic", "CSV", "Excel", "Facebook", "GeoJSON", "KB",
         "MB", "Phragmén", "Schulze", "WhatsApp", "Widget", "X", "XLSX", "kB", "ms"}  # fmt: skip
"""Names that are written alike everywhere."""
ALIKE = {
    "fr": {
        "Excellent",
        "Documents", "Points", "Question", "Vote", "Votes", "point", "points", "vote", "votes",
        "Contribution", "Contributions", "Cookies", "Date", "Description", "E-mail", "E-mails",
        "Information", "Latitude", "Licence", "Logo", "Longitude", "Navigation", "Notifications",
        "Page", "Pages", "Participation", "Phase", "Phases", "Publication", "Questions", "Total",
        "Version", "Versions", "Webhooks", "contribution", "contributions",
    },
    "nl": {
        "Filters", "Links", "Video",
        "Cookies", "E-mail", "E-mails", "Later", "Link", "Logo", "Model", "Moderator", "Online",
        "Open", "Platform", "Privacy", "Project", "Scenario", "Software", "Status", "Team", "Test",
        "Webhooks", "in",
    },
    "de": {
        "Links", "Version", "Video",
        "Cookies", "Information", "Link", "Logo", "Moderation", "Name", "Navigation", "Online",
        "Phase", "Status", "Team", "Test", "Text", "Webhooks",
    },
    "es": {"Cookies", "Total", "Webhooks"},
}  # fmt: skip
"""Words that a language writes as English does."""
ENGLISH = re.compile(r"\b(and|been|from|have|nothing|that|the|their|this|which|with|your)\b")
WORD = re.compile(r"[\w-]*[^\W\d_][\w-]*")


@pytest.mark.parametrize("language", OTHERS)
def test_only_words_that_both_languages_share_are_as_in_english(language: str) -> None:
    known = NAMES | ALIKE.get(language, set())

    assert {key: words for key, words in _as_in_english(language).items() if words - known} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_said_to_be_shared_is_shared(language: str) -> None:
    assert ALIKE.get(language, set()) <= set().union(*_as_in_english(language).values())


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_holds_words_of_english_sentences(language: str) -> None:
    texts = i18n.catalogue(language)

    assert {key: text for key, text in texts.items() if ENGLISH.search(_words(text))} == {}


def _as_in_english(language: str) -> dict[str, set[str]]:
    """Return the words of each text that is the same in English, by its key."""
    english = i18n.catalogue("en")
    return {
        key: set(WORD.findall(_words(text)))
        for key, text in i18n.catalogue(language).items()
        if text == english[key]
    }


def _words(text: str) -> str:
    """Return what a text says without its figures, once for one and once for many."""
    once = (shown(text, "en", dict.fromkeys(names_in(text), number)) for number in (0, 1, 5))
    return " ".join(once)
