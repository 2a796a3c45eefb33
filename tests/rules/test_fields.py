"""Forms drawn from settings classes."""

from enum import StrEnum
from typing import Any

import pytest
from pydantic import Field

from civic import methods
from civic.errors import Invalid
from civic.i18n import TEAM_PARTS, catalogue
from civic.methods.base import Settings
from civic.rules.fields import FieldForm, Kind, cleaned, fields_of, locked_changes, shown_with


class Size(StrEnum):
    """How large a sample is."""

    SMALL = "small"
    LARGE = "large"


class Sample(Settings):
    """One setting of each kind."""

    on: bool = True
    most: int | None = Field(default=None, ge=1, le=9)
    size: Size = Size.SMALL
    sizes: tuple[Size, ...] = (Size.SMALL,)
    code: str = ""
    words: dict[str, str] = Field(default_factory=dict)
    page: dict[str, str] = Field(default_factory=dict, json_schema_extra={"rich": True})
    secret: bool = Field(default=False, json_schema_extra={"locked": True})
    many: int = Field(default=3, json_schema_extra={"when": {"size": "large"}, "part": "end"})


def _form(name: str) -> FieldForm:
    return {field.name: field for field in fields_of("sample", Sample())}[name]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("on", Kind.FLAG),
        ("most", Kind.NUMBER),
        ("size", Kind.CHOICE),
        ("sizes", Kind.CHOICES),
        ("code", Kind.LINE),
        ("words", Kind.TEXT),
        ("page", Kind.RICH),
    ],
)
def test_a_field_is_asked_for_as_its_type_wants(name: str, kind: Kind) -> None:
    assert _form(name).kind == kind


def test_a_part_of_a_form_begins_where_its_class_says() -> None:
    assert [_form(name).part for name in ("on", "many")] == ["", "sample.part.end"]


def test_a_number_shows_its_bounds_and_that_it_may_be_left_out() -> None:
    field = _form("most")

    assert (field.least, field.most, field.is_optional, field.value) == ("1", "9", True, "")


def test_a_choice_shows_what_is_picked() -> None:
    assert [(o.value, o.is_picked) for o in _form("sizes").options] == [
        ("small", True),
        ("large", False),
    ]


def test_a_field_may_depend_on_another() -> None:
    fields = fields_of("sample", Sample())
    assert not _form("many").is_shown

    shown = {field.name: field.is_shown for field in shown_with(fields, "size", "large")}
    assert shown["many"]


def test_a_field_is_asked_for_only_with_the_one_that_it_depends_on() -> None:
    class Chain(Settings):
        """Two choices, each asking for more."""

        size: Size = Size.SMALL
        shape: Size = Field(Size.LARGE, json_schema_extra={"when": {"size": ["large"]}})
        weight: float = Field(1.0, json_schema_extra={"when": {"shape": "large"}})

    fields = fields_of("sample", Chain())

    assert [one.is_shown for one in fields] == [True, False, False]
    assert [one.is_shown for one in shown_with(fields, "size", "large")] == [True, True, True]
    assert fields[2].step == "any"


def test_rich_settings_are_made_harmless() -> None:
    typed = {"page": {"fr": "<p>Oui<script>alert(1)</script></p>"}}

    assert cleaned(Sample, typed, ("fr",), {})["page"] == {"fr": "<p>Oui</p>"}


def test_an_empty_number_is_none_where_it_may_be() -> None:
    assert cleaned(Sample, {"most": ""}, ("fr",), {}) == {"most": None}


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param({"unknown": 1}, id="a field that does not exist"),
        pytest.param({"on": "yes"}, id="a flag that is a word"),
        pytest.param({"most": "many"}, id="a number that is a word"),
        pytest.param({"many": ""}, id="a needed number left out"),
        pytest.param({"size": "huge"}, id="a choice that is not on offer"),
        pytest.param({"sizes": "small"}, id="choices that are no list"),
        pytest.param({"code": ["x"]}, id="a line that is a list"),
        pytest.param({"words": "oui"}, id="a text without a language"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(typed: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        cleaned(Sample, typed, ("fr",), {})


def test_a_locked_field_is_named_when_it_changes() -> None:
    assert locked_changes(Sample(), Sample(secret=True, on=False)) == ["secret"]


def test_every_method_has_words_for_what_it_offers_the_team_and_no_others() -> None:
    families = {*methods.catalogue(), "team_collecting"}
    parts = [(key, *key.split(".")[:2]) for key in catalogue("fr")]
    found = {key for key, family, part in parts if family in families and part in TEAM_PARTS}

    assert {key for key in found if not key.endswith(".help")} == _needed() | _missing(found)


def _needed() -> set[str]:
    keys: set[str] = set()
    for name, method in methods.catalogue().items():
        for preset in method.presets:
            keys.add(f"{name}.preset.{preset.key}")
            keys |= {f"{name}.phase.{phase.key}" for phase in preset.phases}
            keys |= {f"{name}.question.{asked.key}" for asked in preset.questions}
        for field in fields_of(name, method.settings()):
            keys |= {field.label, *(option.label for option in field.options)}
            keys |= {field.part} - {""}
    return keys


def _missing(found: set[str]) -> set[str]:
    return {key for key in found if key.split(".")[1] == "missing"}
