"""Equal shares, worked by hand, and against a count that knows nothing but fractions."""

from fractions import Fraction
from typing import Any

import pytest

from civic.tally.count import count
from civic.tally.election import Election
from civic.tally.raising import final_shares, new_shares
from civic.tally.rule import Completion, Method, Rule, Utility, preference
from tests.tally.elections import by_chance, real, shuffled, small

SHARES = Rule(Method.EQUAL_SHARES)
TINY = Fraction(1, 10**30)


def endowed(endowment: Fraction | int, **more: Any) -> Rule:
    """Return equal shares with a given endowment."""
    return Rule(
        Method.EQUAL_SHARES,
        completion=Completion.ENDOWMENT,
        endowment=Fraction(endowment),
        **more,
    )


def plainly(
    election: Election, utility: Utility, endowment: Fraction, ranks: tuple[int, ...]
) -> list[int]:
    """Count equal shares as they are defined, by nothing but fractions, slowly."""
    left = dict.fromkeys(range(len(election.ballots)), endowment)
    supporters = [voters.tolist() for voters in election.supporters]
    bought: list[int] = []
    while True:
        rates = {}
        for place, voters in enumerate(supporters):
            price = _price([left[voter] for voter in voters], Fraction(election.costs[place]))
            if place not in bought and price is not None and voters:
                by = election.costs[place] if utility is Utility.COST and price else 1
                rates[place] = (price / by, ranks[place], price)
        if not rates:
            return bought
        place = min(rates, key=lambda one: rates[one][:2])
        for voter in supporters[place]:
            left[voter] -= min(left[voter], rates[place][2])
        bought.append(place)


def _price(purses: list[Fraction], cost: Fraction) -> Fraction | None:
    purses = sorted(purses)
    for at, purse in enumerate(purses):
        if purse * (len(purses) - at) >= cost:
            return cost / (len(purses) - at)
        cost -= purse
    return None


def raised(election: Election, utility: Utility, completion: Completion) -> list[int]:
    """Add one unit to each endowment after the other, and count each time anew."""
    endowment = election.budget / len(election.ballots)
    ranks, before = preference(election, ["id"]), list[int]()
    while True:
        now = plainly(election, utility, endowment * election.unit, ranks)
        left = election.envelope - sum(election.costs[place] for place in now)
        others = [p for p, votes in enumerate(election.votes) if votes and p not in now]
        if left < 0:
            return before
        fits = [place for place in others if election.costs[place] <= left]
        if not others or (completion is Completion.ADD1_EXHAUSTIVE and not fits):
            return now
        before, endowment = now, endowment + 1


def test_a_group_of_half_the_voters_decides_on_half_the_money() -> None:
    costs = {"north": 45, "north too": 45, "south": 45}
    election = small(100, costs, [["north", "north too"]] * 51 + [["south"]] * 50)

    assert count(election, SHARES).ids == ["north", "south"]
    assert count(election, Rule()).ids == ["north", "north too"]


def test_supporters_with_little_left_pay_what_they_have() -> None:
    election = small(12, {"a": 6, "b": 5}, ["a", "ab", "b"])

    found = final_shares(election, SHARES)

    assert [one.project for one in found.bought] == [0, 1]
    assert [one.most for one in found.bought] == [3, 4]
    assert [one.is_even for one in found.bought] == [True, False]


def test_what_costs_one_part_in_ten_to_the_thirty_too_much_is_not_bought() -> None:
    fits = small(1, {"a": Fraction(1, 3), "b": Fraction(2, 3)}, ["a", "b", "b"])
    short = small(1, {"a": Fraction(1, 3) + TINY, "b": Fraction(2, 3)}, ["a", "b", "b"])

    assert sorted(count(fits, SHARES).ids) == ["a", "b"]
    assert count(short, SHARES).ids == ["b"]


def test_a_rate_better_by_one_part_in_ten_to_the_thirty_comes_first() -> None:
    rule = Rule(Method.EQUAL_SHARES, Utility.CARDINALITY)
    ballots = ["ab"] * 3

    assert count(small(3, {"a": 2 + TINY, "b": 2}, ballots), rule).ids[0] == "b"
    assert count(small(3, {"a": 2, "b": 2 + TINY}, ballots), rule).ids[0] == "a"


def test_what_is_free_and_wanted_is_always_funded() -> None:
    election = small(10, {"free": 0, "unloved": 0, "a": 10}, ["a", "a", ["free"]])

    assert count(election, SHARES).ids == ["free"]


def test_nobody_votes_and_nothing_is_funded() -> None:
    assert count(small(10, {"a": 1}, []), SHARES).ids == []
    assert count(small(10, {"a": 1}, ["", ""]), SHARES).ids == []


@pytest.mark.parametrize("utility", Utility)
def test_random_elections_come_out_as_plain_fractions_say(utility: Utility) -> None:
    for seed in range(400):
        election = by_chance(seed, most_voters=30, most_projects=12)
        ranks = preference(election, ["id"])
        for endowment in (Fraction(1), Fraction(7, 3), Fraction(20)):
            found = count(election, endowed(endowment, utility=utility))
            assert list(found.winners) == plainly(
                election, utility, endowment * election.unit, ranks
            ), (seed, endowment)


@pytest.mark.parametrize("utility", Utility)
@pytest.mark.parametrize(
    "name", ["poland_lodz_2022_zdrowie-mania.pb", "poland_gdynia_2020_orlowo-small.pb"]
)
def test_real_votes_come_out_as_plain_fractions_say(name: str, utility: Utility) -> None:
    election = real(name)
    for raise_ in range(0, 400, 80):
        endowment = election.budget / len(election.ballots) + raise_
        ranks = preference(election, ["id"])
        found = count(election, endowed(endowment, utility=utility))
        assert list(found.winners) == plainly(election, utility, endowment, ranks), raise_


@pytest.mark.parametrize("completion", [Completion.ADD1_EXHAUSTIVE, Completion.ADD1_FEASIBLE])
@pytest.mark.parametrize("utility", Utility)
def test_leaps_find_what_counting_after_each_unit_finds(
    utility: Utility, completion: Completion
) -> None:
    rule = Rule(Method.EQUAL_SHARES, utility, completion)
    for seed in range(250):
        election = by_chance(seed, most_voters=8, most_projects=9)
        assert list(count(election, rule).winners) == raised(election, utility, completion), seed


def test_what_is_short_by_one_part_in_ten_to_the_thirty_is_still_in_a_purse() -> None:
    election = small(1, {"a": 1 - TINY, "b": TINY}, ["ab"])

    assert sorted(count(election, SHARES).ids) == ["a", "b"]


def test_a_leap_is_not_made_where_a_rival_might_come_first_within_it() -> None:
    """Both endowments buy x, a, b; but b at its new price of 3 is no dearer than a at its old."""
    election = small(99, {"x": 6, "a": 5, "b": 6}, ["xa", "a", "xb", "b", "x"])
    rule = Rule(Method.EQUAL_SHARES, Utility.CARDINALITY)
    less, more = (new_shares(election, rule, Fraction(each)) for each in (4, 6))
    less.run()
    more.run()

    assert [one.most for one in less.bought] == [2, 3, 4]
    assert [one.most for one in more.bought] == [2, Fraction(5, 2), 3]
    assert not new_shares(election, rule, Fraction(6)).follow(less.bought)
    assert new_shares(election, rule, Fraction(17, 4)).follow(less.bought)


def test_a_leap_is_made_where_equals_stay_equal_for_everybody_pays_the_same() -> None:
    election = small(99, {"a": 4, "b": 4}, ["a", "a", "b", "b"])
    less = new_shares(election, SHARES, Fraction(2))
    less.run()

    assert new_shares(election, SHARES, Fraction(200)).follow(less.bought)


def test_a_hundred_million_units_are_raised_in_a_few_leaps() -> None:
    election = small(10**9, {"a": 10**9, "b": 10**8, "c": 10**7}, ["ab", "a", "c", "bc", ""])

    found = count(election, Rule(Method.EQUAL_SHARES, completion=Completion.ADD1_FEASIBLE))

    assert found.ids == ["b", "c"]
    assert found.endowment is not None
    assert found.endowment > election.budget / 5 + 10**8


def test_a_result_does_not_hang_on_the_order_of_the_ballots() -> None:
    election = real("poland_lodz_2022_koziny.pb")
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1_EXHAUSTIVE)

    assert count(shuffled(election, 1), rule).steps == count(election, rule).steps


def test_a_given_endowment_may_be_more_than_the_envelope_pays() -> None:
    found = count(small(10, {"a": 6, "b": 6}, ["a", "b"]), endowed(6))

    assert found.ids == ["a", "b"]
    assert not found.is_feasible


def test_money_left_over_goes_to_the_most_votes_that_fit() -> None:
    election = small(10, {"a": 6, "b": 5, "c": 2}, ["a", "a", "ab", "b", "c"])

    found = count(election, Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY))

    assert found.ids == ["a", "c"]
    assert [step.completed for step in found.steps] == [False, False]
    assert found.cost == 8
