"""How often a person may do a thing."""

import pytest

from civic.rules.quotas import PACE, refuse_count
from civic.words import Reason


@pytest.mark.parametrize(
    ("used", "most", "is_refused"),
    [(0, None, False), (999, None, False), (0, 1, False), (1, 1, True), (2, 1, True), (0, 0, True)],
)
def test_a_person_has_so_many_and_no_more(used: int, most: int | None, is_refused: bool) -> None:
    assert (refuse_count(used, most) is not None) is is_refused


def test_a_refusal_says_how_many_were_used() -> None:
    no = refuse_count(5, 5)

    assert no is not None
    assert no.reason is Reason.LIMIT_REACHED
    assert dict(no.figures) == {"used": "5", "most": "5"}


def test_every_way_to_write_and_to_sign_in_has_its_pace() -> None:
    assert {"submit_input", "comment", "react", "upload", "event"} <= set(PACE)
    assert {"ask_code", "enter_code", "sign_in"} <= set(PACE)
