"""What an idea box declares and refuses."""

from typing import Any

import pytest
from pydantic import ValidationError

from civic.methods.base import Counts, NewInput
from civic.methods.ideation.method import METHOD, IdeationSettings
from civic.words import Act, Reason, Subject, View

BARE = NewInput("Un banc", "", has_place=False, tags=0, pictures=0)
FULL = NewInput("Un banc", "<p>Ici</p>", has_place=True, tags=1, pictures=1)


def settings(**more: Any) -> IdeationSettings:
    return IdeationSettings.model_validate(more)


@pytest.mark.parametrize(
    ("chosen", "acts"),
    [
        pytest.param({}, {Act.SUBMIT_INPUT, Act.COMMENT, Act.REACT}, id="as it comes"),
        pytest.param({"submissions": False}, {Act.COMMENT, Act.REACT}, id="nothing is handed in"),
        pytest.param({"comments": False}, {Act.SUBMIT_INPUT, Act.REACT}, id="nobody comments"),
        pytest.param({"up": "off"}, {Act.SUBMIT_INPUT, Act.COMMENT}, id="no thumbs"),
        pytest.param(
            {"up": "off", "down": "limited"},
            {Act.SUBMIT_INPUT, Act.COMMENT, Act.REACT},
            id="only thumbs down",
        ),
    ],
)
def test_what_is_switched_off_is_no_act(chosen: dict[str, Any], acts: set[Act]) -> None:
    assert METHOD.acts(settings(**chosen)) == acts


@pytest.mark.parametrize("field", ["body", "place", "pictures", "tags"])
def test_a_required_field_must_be_filled(field: str) -> None:
    chosen = settings(**{field: "required"})
    no = METHOD.refuse_input(chosen, BARE, 0)

    assert no is not None
    assert (no.reason, no.figures) == (Reason.FIELD_MISSING, (("field", field),))
    assert METHOD.refuse_input(chosen, FULL, 0) is None


@pytest.mark.parametrize("field", ["body", "place", "pictures", "tags"])
@pytest.mark.parametrize("ask", ["hidden", "optional"])
def test_any_other_field_may_stay_empty(field: str, ask: str) -> None:
    assert METHOD.refuse_input(settings(**{field: ask}), BARE, 0) is None


def test_a_person_has_as_many_ideas_as_the_organiser_says() -> None:
    assert METHOD.refuse_input(settings(most_inputs=2), BARE, 1) is None
    no = METHOD.refuse_input(settings(most_inputs=2), BARE, 2)
    assert no is not None
    assert no.reason is Reason.LIMIT_REACHED


@pytest.mark.parametrize(
    ("chosen", "value", "used", "reason"),
    [
        pytest.param({}, 1, 999, None, id="as many as one likes"),
        pytest.param({}, -1, 0, Reason.ACT_NOT_OPEN, id="thumbs down are off"),
        pytest.param({"up": "limited", "most_up": 2}, 1, 1, None, id="one is left"),
        pytest.param({"up": "limited", "most_up": 2}, 1, 2, Reason.LIMIT_REACHED, id="none left"),
        pytest.param({"down": "limited", "most_down": 1}, -1, 1, Reason.LIMIT_REACHED, id="down"),
    ],
)
def test_thumbs_on_ideas_follow_the_switches(
    chosen: dict[str, Any], value: int, used: int, reason: Reason | None
) -> None:
    no = METHOD.refuse_reaction(settings(**chosen), Subject.INPUT, value, used)

    assert (no.reason if no else None) is reason


def test_thumbs_on_comments_are_free() -> None:
    limited = settings(up="limited", most_up=1)

    assert METHOD.refuse_reaction(limited, Subject.COMMENT, 1, 99) is None


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param({"views": []}, id="no view"),
        pytest.param({"views": ["cards"], "first_view": "map"}, id="a first view that is not one"),
        pytest.param({"most_inputs": 0}, id="nobody may hand in any"),
        pytest.param({"noun": "rant"}, id="a name that nobody translated"),
        pytest.param({"first_order": "heat; DROP TABLE input"}, id="an order that is none"),
        pytest.param({"secret": 1}, id="a setting that is none"),
    ],
)
def test_settings_that_make_no_sense_are_refused(chosen: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        settings(**chosen)


def test_the_map_is_an_idea_box_that_asks_for_a_place() -> None:
    preset = next(each for each in METHOD.presets if each.key == "map")
    shown = METHOD.collection(settings(**preset.settings))

    assert shown.needs_place
    assert shown.first_view is View.MAP


def test_an_empty_box_may_be_published() -> None:
    assert METHOD.missing(settings(), Counts()) == ()
