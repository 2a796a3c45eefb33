"""How fast is too fast, for each person, each address and each act."""

import pytest
from limits import parse

from civic.adapters.limiter import NoLimit, WindowLimiter
from civic.rules.quotas import PACE
from tests.pacing import at

ANA, SCHOOL = "ana", "203.0.113.7"
MOST = int(PACE["submit_input"].person.split("/")[0])
MOST_AT_ONE = int(PACE["submit_input"].address.split("/")[0])


@pytest.fixture(autouse=True)
def _the_clock_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 5)


def passes(limiter: WindowLimiter, who: str, address: str, act: str = "submit_input") -> bool:
    return not limiter.wait(act, who, address)


def test_so_many_pass_and_no_more() -> None:
    limiter = WindowLimiter()

    passed = [passes(limiter, ANA, "") for _ in range(MOST + 2)]

    assert passed == [True] * MOST + [False] * 2


def test_a_person_is_held_back_wherever_they_are() -> None:
    limiter = WindowLimiter()

    passed = [passes(limiter, ANA, f"203.0.113.{number}") for number in range(MOST + 1)]

    assert passed == [True] * MOST + [False]


def test_an_address_is_held_back_whoever_is_behind_it() -> None:
    limiter = WindowLimiter()

    passed = [passes(limiter, f"person {n}", SCHOOL) for n in range(MOST_AT_ONE + 1)]

    assert passed == [True] * MOST_AT_ONE + [False]


def test_each_person_and_each_act_is_counted_apart() -> None:
    limiter = WindowLimiter()
    for _ in range(MOST + 1):
        limiter.wait("submit_input", ANA, SCHOOL)

    assert passes(limiter, "ben", SCHOOL)
    assert passes(limiter, ANA, SCHOOL, "comment")


@pytest.mark.parametrize("begins", [0, 50])
def test_the_wait_is_said_and_is_long_enough(monkeypatch: pytest.MonkeyPatch, begins: int) -> None:
    limiter = WindowLimiter()
    at(monkeypatch, begins)
    while not (wait := limiter.wait("react", ANA, "")):
        continue
    at(monkeypatch, begins + wait - 0.6)
    assert not passes(limiter, ANA, "", "react")

    at(monkeypatch, begins + wait + 0.01)
    assert passes(limiter, ANA, "", "react")


def test_in_the_middle_of_a_window_the_wait_is_that_of_one_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limiter, most = WindowLimiter(), parse(PACE["react"].person).amount
    at(monkeypatch, 0)
    for _ in range(most):
        limiter.wait("react", ANA, "")
    at(monkeypatch, 90.3)
    while not (wait := limiter.wait("react", ANA, "")):
        continue

    assert 0 < wait <= 60 / most
    at(monkeypatch, 90.3 + wait + 0.01)
    assert passes(limiter, ANA, "", "react")


def test_every_pace_can_be_counted() -> None:
    limiter = WindowLimiter()

    assert all(passes(limiter, ANA, SCHOOL, act) for act in PACE)


def test_an_act_without_a_pace_is_free() -> None:
    assert all(passes(WindowLimiter(), ANA, SCHOOL, "breathe") for _ in range(1000))


def test_who_is_unknown_is_not_counted() -> None:
    limiter = WindowLimiter()

    assert all(passes(limiter, "", "") for _ in range(MOST_AT_ONE + 1))


def test_two_processes_with_memories_of_their_own_count_apart() -> None:
    one, other = WindowLimiter(), WindowLimiter()
    for _ in range(MOST + 1):
        one.wait("submit_input", ANA, SCHOOL)

    assert passes(other, ANA, SCHOOL)


def test_no_limit_lets_everything_pass() -> None:
    assert not any(NoLimit().wait("submit_input", ANA, SCHOOL) for _ in range(MOST * 5))
