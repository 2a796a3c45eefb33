"""A door says without scripts what it says with them, in every language."""

from datetime import timedelta

import pytest

from civic import i18n
from civic.api.doorways import line_of
from civic.services.doors import DoorView
from civic.services.views import Permit
from civic.words import Said
from tests.factories import NOON

LATER = NOON + timedelta(days=20)
DOORS = {
    "open": DoorView("open", "react_comment", line="open"),
    "until": DoorView("open", "react_comment", NOON, line="until"),
    "both": DoorView("open", "submit_input", NOON, "react_comment", LATER, line="until_both"),
    "open end": DoorView("open", "submit_input", NOON, "comment", line="until_open"),
    "upcoming": DoorView("upcoming", "submit_input_react_comment", NOON, line="opens"),
    "unsettled": DoorView("upcoming", "comment", NOON, period=Said("in spring"), line="opens_in"),
    "closed": DoorView("closed", date=NOON, line="closed"),
    "over": DoorView("closed", line="over"),
    "nothing": DoorView(),
}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("open", "You can support and comment"),
        ("until", "You can support and comment until June 1, 2026"),
        (
            "both",
            "You can propose until June 1, 2026, and still support and comment until June 21, 2026",
        ),
        ("open end", "You can propose until June 1, 2026, and still comment with no end date"),
        ("upcoming", "Opens on June 1, 2026: you can then propose, support and comment"),
        ("unsettled", "Opens in spring: you can then comment"),
        ("closed", "Finished on June 1, 2026: everything can still be read"),
        ("over", "Finished: everything can still be read"),
        ("nothing", "To read for now"),
    ],
)
def test_a_door_says_in_one_line_what_one_can_do(name: str, line: str) -> None:
    assert line_of(DOORS[name], "en", "UTC") == line


@pytest.mark.parametrize("language", i18n.languages())
def test_no_two_doors_say_the_same(language: str) -> None:
    assert len({line_of(door, language, "UTC") for door in DOORS.values()}) == len(DOORS)


def test_a_barred_door_promises_nothing() -> None:
    assert line_of(DoorView("open", "comment", barrier=Permit(is_open=False)), "fr", "UTC") == ""
