"""Votes of real cities come out as the cities and others counted them."""

import csv
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from civic.tally.count import count
from civic.tally.election import Election, plain
from civic.tally.explaining import whole
from civic.tally.pabulib import declared
from civic.tally.rule import Completion, Method, Rule, Stop, Utility
from tests.tally.elections import FILES, PABULIB, WIELICZKA, golden, real

RULES = {
    "greedy_votes": Rule(),
    "greedy_votes_per_cost": Rule(Method.GREEDY_PER_COST),
    "mes_cost": Rule(Method.EQUAL_SHARES),
    "mes_cardinality": Rule(Method.EQUAL_SHARES, Utility.CARDINALITY),
    "mes_cost_add1": Rule(Method.EQUAL_SHARES, completion=Completion.ADD1_EXHAUSTIVE),
    "phragmen": Rule(Method.PHRAGMEN),
}
GOLDEN = [
    (one["file"], name) for one in golden() for name in RULES if "winners" in one.get(name, {})
]
OFFICIAL = list(csv.DictReader((PABULIB / "greedy_vs_official.csv").open(encoding="utf-8")))


def given(endowment: int) -> Rule:
    """Return equal shares with a given endowment."""
    return Rule(Method.EQUAL_SHARES, completion=Completion.ENDOWMENT, endowment=Fraction(endowment))


@pytest.fixture(scope="module")
def wieliczka() -> Election:
    return real(WIELICZKA.name)


def test_there_are_outcomes_to_compare_with() -> None:
    assert len(GOLDEN) > 100
    assert len(OFFICIAL) > 25


@pytest.mark.parametrize(("file", "name"), GOLDEN, ids=lambda part: str(part))
def test_every_outcome_that_another_program_found_is_found(file: str, name: str) -> None:
    found = count(real(file), RULES[name])

    known = next(one[name] for one in golden() if one["file"] == file)
    assert sorted(found.ids) == sorted(known["winners"])
    assert found.cost == Fraction(known["cost"])


@pytest.mark.parametrize("row", OFFICIAL, ids=lambda row: row["election"])
def test_greedy_gives_the_official_winners_where_no_rule_of_the_city_says_more(
    row: dict[str, str],
) -> None:
    election = real(f"{row['election']}.pb")

    official = declared(election)

    assert official is not None
    assert (set(count(election, Rule()).winners) == set(official)) is (
        row["greedy_skip_equal"] == "1"
    )


def test_wieliczka_got_what_equal_shares_give_with_its_endowment(wieliczka: Election) -> None:
    found = count(wieliczka, given(313))

    assert set(found.winners) == set(declared(wieliczka) or ())
    assert (len(found.winners), plain(found.cost)) == (30, 995_079)
    assert found.is_feasible


@pytest.mark.parametrize(
    ("endowment", "winners", "cost"),
    [(305, 31, 984_579), (306, 30, 995_079), (315, 30, 995_079), (316, 31, 1_045_079)],
)
def test_the_endowment_of_wieliczka_decides_at_known_sums(
    wieliczka: Election, endowment: int, winners: int, cost: int
) -> None:
    found = count(wieliczka, given(endowment))

    assert (len(found.winners), plain(found.cost)) == (winners, cost)
    assert found.is_feasible is (cost <= 1_000_000)


@pytest.mark.parametrize("endowment", [313, 316])
def test_a_stated_endowment_that_may_not_overspend_buys_what_the_envelope_can_pay(
    wieliczka: Election, endowment: int
) -> None:
    found = count(wieliczka, replace(given(endowment), stop=Stop.SKIP))

    assert found.is_feasible
    assert (found.winners == count(wieliczka, given(endowment)).winners) is (endowment == 313)


@pytest.mark.parametrize(
    ("completion", "cost"),
    [(Completion.ADD1_EXHAUSTIVE, 984_579), (Completion.ADD1_FEASIBLE, 995_079)],
)
def test_where_raising_stops_decides_in_wieliczka(
    wieliczka: Election, completion: Completion, cost: int
) -> None:
    found = count(wieliczka, Rule(Method.EQUAL_SHARES, completion=completion))

    assert found.cost == cost


def test_the_published_shares_of_voters_without_a_choice_are_those(wieliczka: Election) -> None:
    def without(rule: Rule) -> float:
        meaning = whole(count(wieliczka, rule))
        return plain(Fraction(meaning.voters - meaning.with_any, meaning.voters))

    assert without(given(313)) == pytest.approx(0.178, abs=0.0005)
    assert without(Rule()) == pytest.approx(0.276, abs=0.0005)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_ballot_of_a_file_is_read(path: Path) -> None:
    election = real(path.name)

    said = election.meta
    assert (int(said["num_projects"]), int(said["num_votes"])) == (
        len(election.projects),
        len(election.ballots),
    )
    assert not election.notes
    for project, votes, score in zip(
        election.projects, election.votes, election.scores, strict=True
    ):
        assert project.more["votes"] == str(votes)
        assert Fraction(project.more.get("score", votes)) == score
