"""A method is a folder: its name is said nowhere else, and it keeps the contract."""

import re
from typing import Any

import pytest
from pydantic import BaseModel

from civic import i18n
from civic.i18n import LANGUAGES
from civic.methods import catalogue
from civic.methods.base import Collection, Counts, Method, NewInput
from civic.rules.fields import fields_of
from civic.tally.rule import from_dict
from civic.words import Act, Feature, Subject
from tests.architecture.house import CIVIC, ROOT

METHODS = sorted(catalogue().items())
PARTICIPATION = {Act.SUBMIT_INPUT, Act.COMMENT, Act.REACT, Act.VOTE}


@pytest.mark.parametrize(("key", "method"), METHODS)
def test_the_key_of_a_method_appears_only_in_its_folder(key: str, method: Method[Any]) -> None:
    quoted = re.compile(rf"[\"']{re.escape(key)}[\"']")
    mine = CIVIC / "methods" / key
    found = [
        str(path.relative_to(ROOT))
        for path in CIVIC.rglob("*.py")
        if not path.is_relative_to(mine) and quoted.search(path.read_text("utf-8"))
    ]

    assert not found


@pytest.mark.parametrize(("key", "method"), METHODS)
def test_a_method_keeps_the_contract(key: str, method: Method[Any]) -> None:
    settings = method.settings()

    assert issubclass(method.settings, BaseModel)
    assert method.features <= set(Feature)
    assert method.acts(settings) <= PARTICIPATION
    shown = method.collection(settings)
    assert (shown is not None) == (Feature.INPUTS in method.features)
    assert (method.ballot(settings) is not None) == (Feature.BALLOTS in method.features)
    said = method.count(settings).as_dict()
    assert from_dict(said).as_dict() == said
    if isinstance(shown, Collection):
        assert shown.first_view in shown.views
        new = NewInput("Un banc", "<p>Ici</p>", has_place=True, tags=1, pictures=1)
        assert method.refuse_input(settings, new, 0) is None
        thumbed = Subject.INPUT if shown.has_up else Subject.COMMENT
        assert method.refuse_reaction(settings, thumbed, 1, 0) is None
    assert all(isinstance(gap, str) for gap in method.missing(settings, Counts()))


@pytest.mark.parametrize(("key", "method"), METHODS)
def test_every_preset_gives_settings_and_phases_that_work(key: str, method: Method[Any]) -> None:
    for preset in method.presets:
        settings = method.settings.model_validate(preset.settings)
        for phase in preset.phases:
            assert phase.acts <= method.acts(settings)
        assert all(phase.days for phase in preset.phases[:-1])


@pytest.mark.parametrize(("key", "method"), METHODS)
def test_a_method_names_its_settings_in_every_language(key: str, method: Method[Any]) -> None:
    for language in LANGUAGES:
        labels = [field.label for field in fields_of(key, method.settings())]
        assert not [label for label in labels if label not in i18n.catalogue(language)], language
