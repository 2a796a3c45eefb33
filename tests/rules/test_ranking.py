"""The order of inputs: what rises, what fades, and a fair shuffle."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from civic.rules.ranking import PRIME, heat, multiplier, shuffle_of

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
JUNE = date(2026, 6, 1)


def test_support_lifts_and_rejection_sinks() -> None:
    assert heat(10, 0, NOON) > heat(1, 0, NOON) == heat(0, 0, NOON) > heat(0, 10, NOON)


def test_the_young_overtake_the_popular() -> None:
    assert heat(0, 0, NOON) > heat(99, 0, NOON - timedelta(days=2))
    assert heat(0, 0, NOON) < heat(99, 0, NOON - timedelta(hours=12))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_one_more_supporter_never_sinks_an_input(up: int, down: int) -> None:
    assert heat(up + 1, down, NOON) >= heat(up, down, NOON)


def order(person: str, day: date) -> list[str]:
    factor = multiplier(person, day)
    return sorted(map(str, range(200)), key=lambda key: shuffle_of(key) * factor % PRIME)


def test_a_person_keeps_their_order_for_a_day() -> None:
    assert order("ana", JUNE) == order("ana", JUNE)


def test_another_person_and_another_day_have_another_order() -> None:
    assert order("ana", JUNE) != order("ben", JUNE)
    assert order("ana", JUNE) != order("ana", JUNE + timedelta(days=1))


def test_over_many_people_everything_comes_first_about_as_often() -> None:
    first = [order(f"person {n}", JUNE)[:20] for n in range(200)]
    seen = {key for keys in first for key in keys}

    assert len(seen) == 200


@given(st.text(min_size=1, max_size=40), st.dates())
def test_a_shuffle_never_maps_to_nothing(person: str, day: date) -> None:
    assert 0 < multiplier(person, day) < PRIME
    assert 0 < shuffle_of(person) < PRIME
