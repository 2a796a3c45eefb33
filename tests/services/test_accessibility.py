"""The statement of accessibility says what the record says, in each language, and no more."""

from pathlib import Path

import pytest

from civic import i18n
from civic.rules import audit
from civic.services.accessibility import RECORD, accessibility_body
from tests.factories import HOSTILE

FOUND = audit.read(RECORD.read_text("utf-8"))


def test_what_does_not_conform_is_said_as_in_the_record() -> None:
    assert {f"audit.gap_{gap.key}": gap.words for gap in FOUND.gaps} == {
        key: text for key, text in i18n.catalogue("en").items() if key.startswith("audit.gap_")
    }


@pytest.mark.parametrize("language", i18n.languages())
def test_the_sample_names_as_many_pages_in_each_language(language: str) -> None:
    assert len(i18n.say("audit.sample", language).split("\n")) == len(FOUND.sample)


@pytest.mark.parametrize("language", i18n.languages())
def test_the_statement_holds_the_figures_and_every_gap(language: str) -> None:
    counted = audit.figures(FOUND.criteria)

    said = accessibility_body(language, "ville@example.org")

    assert str(counted.share) in said
    assert all(i18n.say(f"audit.gap_{gap.key}", language) in said for gap in FOUND.gaps)
    for gap in FOUND.gaps:
        assert f"RGAA\N{NO-BREAK SPACE}{', '.join(gap.criteria)}" in said
    assert '<a href="mailto:ville@example.org">ville@example.org</a>' in said


def test_without_an_address_the_statement_says_that_there_is_none() -> None:
    assert "mailto:" not in accessibility_body("en")
    assert i18n.say("audit.no_contact", "en") in accessibility_body("en")


def test_an_address_stays_an_address() -> None:
    assert "<script" not in accessibility_body("en", HOSTILE)


@pytest.mark.parametrize("text", [None, "# Nothing here\n"], ids=["no file", "another file"])
def test_where_the_record_misses_no_conformity_is_claimed(tmp_path: Path, text: str | None) -> None:
    record = tmp_path / "accessibility.md"
    if text is not None:
        record.write_text(text)

    said = accessibility_body("en", record=record)

    assert i18n.say("audit.missing", "en") in said
    assert "RGAA" not in said
