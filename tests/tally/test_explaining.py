"""The reasons given are true: with the support that was missing, a project is funded."""

from dataclasses import replace
from fractions import Fraction

import pytest

from civic.tally.count import count
from civic.tally.election import Election, Kind, Project, ballots_of, plain
from civic.tally.explaining import Why, difference, other_rule, reasons, whole
from civic.tally.outcome import Outcome
from civic.tally.rule import Completion, Method, Rule, Stop, Utility
from civic.tally.telling import explained, lines, told
from tests.tally.elections import WIELICZKA, by_chance, joined, real, small

RULES = [
    Rule(),
    Rule(stop=Stop.END),
    Rule(Method.GREEDY_PER_COST),
    Rule(Method.EQUAL_SHARES, completion=Completion.ENDOWMENT, endowment=Fraction(5, 3)),
    Rule(
        Method.EQUAL_SHARES,
        Utility.CARDINALITY,
        completion=Completion.ENDOWMENT,
        endowment=Fraction(8),
    ),
    Rule(
        Method.EQUAL_SHARES,
        completion=Completion.ENDOWMENT,
        endowment=Fraction(9),
        stop=Stop.SKIP,
    ),
    Rule(Method.PHRAGMEN),
    Rule(Method.PHRAGMEN, stop=Stop.SKIP),
]
SHRINKING = [
    Rule(Method.EQUAL_SHARES, utility, completion, ties=("cheapest",))
    for utility in Utility
    for completion in (Completion.NONE, Completion.ADD1_EXHAUSTIVE, Completion.ADD1_FEASIBLE)
]


def whys(outcome: Outcome) -> dict[str, Why]:
    projects = outcome.election.projects
    return {projects[reason.project].id: reason.why for reason in reasons(outcome)}


@pytest.mark.parametrize(
    "rule", RULES, ids=lambda rule: f"{rule.method} {rule.utility} {rule.stops}"
)
def test_so_much_more_support_funds_it_and_one_less_does_not(rule: Rule) -> None:
    told_of = 0
    for seed in range(200):
        election = by_chance(seed, most_voters=12)
        for reason in reasons(count(election, rule)):
            project = election.projects[reason.project].id
            if reason.place is None and reason.more is not None:
                more = int(reason.more)
                told_of += 1
                assert project in count(joined(election, project, more), rule).ids, seed
                assert more > 0
                assert project not in count(joined(election, project, more - 1), rule).ids, seed
            elif reason.place is None:
                assert project not in count(joined(election, project, 99), rule).ids, seed
    assert told_of > 100


@pytest.mark.parametrize("rule", SHRINKING, ids=lambda rule: f"{rule.utility} {rule.completion}")
def test_where_shares_shrink_so_many_more_fund_it_with_the_same_share_each(rule: Rule) -> None:
    told_of, else_ = 0, 0
    for seed in range(200):
        election = by_chance(seed, most_voters=12)
        found = count(election, rule)
        same = replace(rule, completion=Completion.ENDOWMENT, endowment=found.endowment)
        for reason in reasons(found):
            if reason.place is None and reason.more is not None:
                project, more = election.projects[reason.project].id, int(reason.more)
                told_of += 1
                assert project in count(joined(election, project, more), same).ids, seed
                assert project not in count(joined(election, project, more - 1), same).ids, seed
                else_ += project not in count(joined(election, project, more), rule).ids
    assert told_of > 50
    assert else_ or rule.completion is not Completion.NONE  # so the condition has to be said


def test_the_missing_support_is_true_in_a_real_vote() -> None:
    election = real(WIELICZKA.name)
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.ENDOWMENT, endowment=Fraction(313))
    close = [one for one in reasons(count(election, rule)) if one.more and one.more < 25]

    assert len(close) >= 7
    for reason in close:
        project, more = election.projects[reason.project].id, int(reason.more or 0)
        assert project in count(joined(election, project, more), rule).ids
        assert project not in count(joined(election, project, more - 1), rule).ids


def test_points_that_were_missing_are_counted_in_points() -> None:
    given = [[Fraction("2.5")], [Fraction("1.2")]]
    election = small(5, {"a": 5, "b": 5}, ["a", "b"], Kind.POINTS, given)

    found = reasons(count(election, Rule()))[1]

    assert (found.why, found.more) == (Why.DID_NOT_FIT, Fraction("1.4"))


def test_to_tie_with_what_ends_the_count_is_not_enough() -> None:
    election = small(10, {"a": 6, "b": 6, "c": 3}, ["a", "a", "a", "b", "b"])
    rule = Rule(Method.PHRAGMEN)

    assert [reason.more for reason in reasons(count(election, rule))] == [None, 2, 2]
    assert "c" not in count(joined(election, "c", 1), rule).ids


def test_each_fate_has_its_word() -> None:
    election = small(10, {"a": 6, "b": 5, "c": 4, "d": 11, "e": 9}, ["a", "a", "ad", "bd", "bc"])

    assert whys(count(election, Rule())) == {
        "a": Why.FUNDED, "b": Why.DID_NOT_FIT, "c": Why.FUNDED, "d": Why.OVER_ENVELOPE,
        "e": Why.NO_SUPPORT,
    }  # fmt: skip
    assert whys(count(election, Rule(stop=Stop.END)))["c"] is Why.AFTER_THE_END
    shares = Rule(Method.EQUAL_SHARES)
    assert whys(count(election, shares))["b"] is Why.NOT_PAID


def test_what_the_completion_funded_is_marked() -> None:
    election = small(10, {"a": 6, "b": 4}, ["a", "a", "b"])

    found = whys(count(election, Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY)))

    assert found == {"a": Why.FUNDED, "b": Why.COMPLETED}


def test_the_money_that_was_left_and_that_was_missing_are_said() -> None:
    election = small(10, {"a": Fraction("6.50"), "b": 5}, ["a", "a", "b"])

    greedy = reasons(count(election, Rule()))[1]
    shares = reasons(count(election, Rule(Method.EQUAL_SHARES)))[1]

    assert (greedy.left, greedy.short) == (Fraction("3.5"), Fraction("1.5"))
    assert (shares.short, shares.covered) == (5 - Fraction(10, 3), Fraction(2, 3))


def test_supporters_who_paid_elsewhere_are_worth_less_than_their_number() -> None:
    election = small(12, {"a": 6, "b": 5}, ["a", "ab", "b"])

    found = reasons(count(election, Rule(Method.EQUAL_SHARES)))

    assert [reason.effective for reason in found] == [2, Fraction(5, 4)]


def test_the_whole_says_who_got_something_and_where_the_money_goes() -> None:
    projects = (
        Project("a", Fraction(6), area="North", categories=("green", "play")),
        Project("b", Fraction(3), area="South", categories=("green",)),
        Project("c", Fraction(9), area="South"),
    )
    ballots = ballots_of(Kind.APPROVAL, [[0, 1], [0], [2], []])
    outcome = count(Election(projects, Fraction(9), ballots), Rule(ties=("cheapest",)))

    found = whole(outcome)

    assert outcome.ids == ["a", "b"]
    assert (found.voters, found.with_any, found.funded_each) == (4, 2, Fraction(3, 4))
    assert (plain(found.spent), plain(found.left)) == (9, 0)
    assert [(one.name, one.projects, plain(one.money), one.of_all) for one in found.areas] == [
        ("North", 1, 6, Fraction(2, 3)), ("South", 1, 3, Fraction(1, 3)),
    ]  # fmt: skip
    assert [(one.name, plain(one.money)) for one in found.categories] == [
        ("green", 6), ("play", 3), ("", 0),
    ]  # fmt: skip


def test_greedy_and_equal_shares_are_compared() -> None:
    costs = {"north": 45, "north too": 45, "south": 45}
    election = small(100, costs, [["north", "north too"]] * 51 + [["south"]] * 50)
    outcome = count(election, Rule())

    found = difference(outcome, count(election, other_rule(outcome.rule)))

    assert (found.only_here, found.only_there) == ((1,), (2,))
    assert other_rule(found.other.rule).method is Method.GREEDY


def test_the_condition_is_said_where_shares_shrink_and_only_there() -> None:
    election = small(10, {"a": 6, "b": 5}, ["a", "a", "b"])
    given = Rule(Method.EQUAL_SHARES, completion=Completion.ENDOWMENT, endowment=Fraction(10, 3))

    def said(rule: Rule) -> str:
        return "\n".join(lines(told(count(election, rule)) | explained(count(election, rule))))

    assert "1 more voter, each with the same share as now," in said(Rule(Method.EQUAL_SHARES))
    assert "1 more voter would have funded it" in said(given)


def test_what_the_envelope_cannot_pay_is_passed_over_where_that_is_stated() -> None:
    election = small(10, {"a": 6, "b": 5, "c": 4}, ["a", "a", "a", "b", "b", "c"])
    given = Rule(Method.EQUAL_SHARES, completion=Completion.ENDOWMENT, endowment=Fraction(4))
    capped = replace(given, stop=Stop.SKIP)

    assert count(election, given).ids == ["a", "b", "c"]
    assert not count(election, given).is_feasible
    outcome = count(election, capped)
    assert outcome.ids == ["a", "c"]
    assert whys(outcome)["b"] is Why.DID_NOT_FIT
    lost = reasons(outcome)[1]
    assert (lost.left, lost.short, lost.more) == (Fraction(4), Fraction(1), Fraction(2))


def test_what_is_told_is_data_and_sentences() -> None:
    election = small(10, {"a": 6, "b": 5, "c": 4}, ["a", "a", "b"])
    outcome = count(election, Rule())

    found = told(outcome) | explained(outcome)

    assert found["winners"] == ["a", "c"]
    assert found["compared"]["only_there"] == []
    assert found["whole"]["voters_with_a_funded_choice"] == 2
    said = "\n".join(lines(found))
    assert "b: not funded: 1 vote; it cost 1.00 more than the 4.00 that were left" in said
    assert "2 more voters would have funded it" in said
