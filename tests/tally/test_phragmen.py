"""Whose supporters have saved enough first is bought."""

from fractions import Fraction

from civic.tally.count import count
from civic.tally.rule import Method, Rule, Stop
from tests.tally.elections import by_chance, small

PHRAGMEN = Rule(Method.PHRAGMEN)


def test_supporters_buy_as_soon_as_they_can_together() -> None:
    found = count(small(12, {"a": 6, "b": 4}, ["a", "ab", "b"]), PHRAGMEN)

    assert found.ids == ["b", "a"]
    assert [step.value for step in found.steps] == [2, 4]


def test_the_count_ends_at_what_does_not_fit() -> None:
    election = small(9, {"a": 5, "b": 5, "c": 4}, ["a", "a", "b", "b", "c"])

    assert count(election, PHRAGMEN).ids == ["a"]


def test_what_does_not_fit_may_be_passed_over() -> None:
    election = small(9, {"a": 5, "b": 5, "c": 4}, ["a", "a", "b", "b", "c"])

    assert count(election, Rule(Method.PHRAGMEN, stop=Stop.SKIP)).ids == ["a", "c"]


def test_what_nobody_supports_is_never_bought() -> None:
    assert count(small(9, {"a": 5, "b": 1}, ["a"]), PHRAGMEN).ids == ["a"]


def test_a_time_sooner_by_one_part_in_ten_to_the_thirty_comes_first() -> None:
    tiny = Fraction(1, 10**30)

    assert count(small(9, {"a": 5 + tiny, "b": 5}, ["ab"]), PHRAGMEN).ids == ["b"]


def test_random_elections_come_out_as_plain_fractions_say() -> None:
    for seed in range(300):
        election = by_chance(seed, most_voters=25, most_projects=10)
        loads = [Fraction(0)] * len(election.ballots)
        costs = election.costs
        left, bought = election.envelope, list[int]()
        while True:
            times = {
                place: Fraction(sum(loads[v] for v in voters.tolist()) + costs[place], len(voters))
                for place, voters in enumerate(election.supporters)
                if len(voters) and place not in bought
                and costs[place] <= election.envelope
            }  # fmt: skip
            first = [place for place in times if times[place] == min(times.values())]
            if not first or any(costs[place] > left for place in first):
                break
            place = min(first, key=lambda one: election.projects[one].id)
            for voter in election.supporters[place].tolist():
                loads[voter] = times[place]
            left -= costs[place]
            bought.append(place)
        assert list(count(election, PHRAGMEN).winners) == bought, seed
