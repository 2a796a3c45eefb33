"""How often a person may do a thing."""

import pytest

from civic.rules.quotas import PACE, network_of, refuse_count, too_fast, wait_in
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


@pytest.mark.parametrize(
    ("wait", "minutes", "seconds"),
    [(0.2, "0", "1"), (41.3, "0", "42"), (89, "0", "89"), (90, "2", "0"), (601, "11", "0")],
)
def test_what_was_too_fast_is_possible_again_in_seconds_or_minutes(
    wait: float, minutes: str, seconds: str
) -> None:
    no = too_fast(wait)

    assert no.reason is Reason.TOO_FAST
    assert dict(no.figures) == {"minutes": minutes, "seconds": seconds}
    assert wait_in(no) >= wait


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        pytest.param("203.0.113.7", "203.0.113.8", False, id="two of IPv4"),
        pytest.param("203.0.113.7", "::ffff:203.0.113.7", True, id="one, written as IPv6"),
        pytest.param("2001:db8::1", "2001:db8::ffff:2", True, id="one household of IPv6"),
        pytest.param("2001:db8::1", "2001:db8:0:1::1", False, id="two households of IPv6"),
        pytest.param("pipe", "pipe2", False, id="no address at all"),
    ],
)
def test_an_address_is_a_machine_of_ipv4_or_a_household_of_ipv6(
    one: str, other: str, is_same: bool
) -> None:
    assert (network_of(one) == network_of(other)) is is_same
