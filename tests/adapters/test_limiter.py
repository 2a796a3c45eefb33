"""How fast is too fast, for each person and each act."""

from civic.adapters.limiter import NoLimit, WindowLimiter
from civic.rules.quotas import PACE

MOST = int(PACE["submit_input"].split("/")[0])


def test_so_many_pass_and_no_more() -> None:
    limiter = WindowLimiter()

    passed = [limiter.allows("submit_input", "ana") for _ in range(MOST + 2)]

    assert passed == [True] * MOST + [False] * 2


def test_each_person_and_each_act_is_counted_apart() -> None:
    limiter = WindowLimiter()
    for _ in range(MOST + 1):
        limiter.allows("submit_input", "ana")

    assert limiter.allows("submit_input", "ben")
    assert limiter.allows("comment", "ana")


def test_every_pace_can_be_counted() -> None:
    limiter = WindowLimiter()

    assert all(limiter.allows(act, "ana") for act in PACE)


def test_an_act_without_a_pace_is_free() -> None:
    assert all(WindowLimiter().allows("breathe", "ana") for _ in range(1000))


def test_two_processes_with_memories_of_their_own_count_apart() -> None:
    one, other = WindowLimiter(), WindowLimiter()
    for _ in range(MOST + 1):
        one.allows("submit_input", "ana")

    assert other.allows("submit_input", "ana")


def test_no_limit_lets_everything_pass() -> None:
    assert all(NoLimit().allows("submit_input", "ana") for _ in range(MOST * 5))
