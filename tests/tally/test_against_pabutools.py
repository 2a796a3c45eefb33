"""Random elections, full of ties, come out as pabutools counts them."""

import pytest
from pabutools import election as pb
from pabutools import rules as pr
from pabutools.fractions import str_as_frac
from pabutools.rules.budgetallocation import BudgetAllocation
from pabutools.tiebreaking import (
    TieBreakingRule,
    app_score_tie_breaking,
    lexico_tie_breaking,
    max_cost_tie_breaking,
    min_cost_tie_breaking,
)

from civic.tally.count import count
from civic.tally.election import Election
from civic.tally.rule import Completion, Method, Rule, Utility
from tests.tally.elections import by_chance, by_chance_in_points

SEEDS = range(150)
SATISFACTION = {Utility.COST: pb.Cost_Sat, Utility.CARDINALITY: pb.Cardinality_Sat}


def in_order(*rules: TieBreakingRule) -> TieBreakingRule:
    """Return tie rules of pabutools one after the other."""
    return TieBreakingRule(
        lambda instance, profile, project: [rule.func(instance, profile, project) for rule in rules]
    )


TIES = {
    "id": lexico_tie_breaking,
    "votes": in_order(app_score_tie_breaking, lexico_tie_breaking),
    "cheapest": in_order(min_cost_tie_breaking, lexico_tie_breaking),
    "dearest": in_order(max_cost_tie_breaking, lexico_tie_breaking),
}


def theirs(election: Election) -> tuple[pb.Instance, pb.ApprovalProfile]:
    projects = [pb.Project(one.id, str_as_frac(str(one.cost))) for one in election.projects]
    instance = pb.Instance(projects, budget_limit=str_as_frac(str(election.budget)))
    cast = [
        pb.ApprovalBallot([projects[place] for place in election.ballots.row(number)])
        for number in range(len(election.ballots))
    ]
    return instance, pb.ApprovalProfile(cast)


def in_points(election: Election) -> tuple[pb.Instance, pb.CumulativeProfile]:
    instance, _ = theirs(election)
    projects = {project.name: project for project in instance}
    given, ballots = election.ballots.points, election.ballots
    assert given is not None
    cast = []
    for number in range(len(ballots)):
        first, beyond = ballots.starts[number], ballots.starts[number + 1]
        points = zip(ballots.row(number), given[first:beyond].tolist(), strict=True)
        cast.append(
            pb.CumulativeBallot(
                {projects[election.projects[place].id]: some for place, some in points}
            )
        )
    return instance, pb.CumulativeProfile(cast)


def points_times_cost(
    _instance: pb.Instance, _profile: pb.AbstractProfile, ballot: pb.CumulativeBallot,
    project: pb.Project, _precomputed: object,
) -> object:  # fmt: skip
    """Return what makes pabutools, which goes by worth for cost, go by points alone."""
    return ballot.get(project, 0) * project.cost


class PointsForCost(pb.AdditiveSatisfaction):  # type: ignore[misc]  # it has no types
    """Points, each as often as its project costs."""

    def __init__(
        self, instance: pb.Instance, profile: pb.AbstractProfile, ballot: pb.CumulativeBallot
    ) -> None:
        super().__init__(instance, profile, ballot, points_times_cost)


WORTH = {Method.GREEDY: PointsForCost, Method.GREEDY_PER_COST: pb.Additive_Cardinal_Sat}


def ids(found: BudgetAllocation) -> list[str]:
    return sorted(project.name for project in found)


@pytest.mark.parametrize("ties", TIES)
@pytest.mark.parametrize(
    ("method", "satisfaction"),
    [(Method.GREEDY, pb.Cost_Sat), (Method.GREEDY_PER_COST, pb.Cardinality_Sat)],
)
def test_greedy(method: Method, satisfaction: type, ties: str) -> None:
    for seed in SEEDS:
        election = by_chance(seed)
        found = pr.greedy_utilitarian_welfare(
            *theirs(election), sat_class=satisfaction, tie_breaking=TIES[ties]
        )
        assert sorted(count(election, Rule(method, ties=(ties,))).ids) == ids(found), seed


@pytest.mark.parametrize("ties", ["id", "cheapest", "dearest"])
@pytest.mark.parametrize("method", [Method.GREEDY, Method.GREEDY_PER_COST])
def test_greedy_by_points(method: Method, ties: str) -> None:
    """Cities go by the sum of the points, pabutools by satisfaction for what it costs."""
    for seed in SEEDS:
        election = by_chance_in_points(seed)
        instance, profile = in_points(election)
        found = pr.greedy_utilitarian_welfare(
            instance, profile, sat_class=WORTH[method], tie_breaking=TIES[ties]
        )
        assert sorted(count(election, Rule(method, ties=(ties,))).ids) == ids(found), seed


@pytest.mark.parametrize("ties", TIES)
@pytest.mark.parametrize("completion", [Completion.NONE, Completion.ADD1_EXHAUSTIVE])
@pytest.mark.parametrize("utility", Utility)
def test_equal_shares(utility: Utility, completion: Completion, ties: str) -> None:
    for seed in SEEDS:
        election = by_chance(seed)
        found = pr.method_of_equal_shares(
            *theirs(election),
            sat_class=SATISFACTION[utility],
            tie_breaking=TIES[ties],
            voter_budget_increment=None if completion is Completion.NONE else 1,
        )
        rule = Rule(Method.EQUAL_SHARES, utility, completion, ties=(ties,))
        assert sorted(count(election, rule).ids) == ids(found), seed


@pytest.mark.parametrize("ties", TIES)
def test_phragmen(ties: str) -> None:
    """Pabutools adds projects that nobody supports once all others are bought; we never do."""
    for seed in SEEDS:
        election = by_chance(seed)
        found = pr.sequential_phragmen(*theirs(election), tie_breaking=TIES[ties])
        supported = [name for name in ids(found) if election.votes[election.places[name]]]
        assert sorted(count(election, Rule(Method.PHRAGMEN, ties=(ties,))).ids) == supported, seed


def test_completing_equal_shares_by_votes() -> None:
    for seed in SEEDS:
        election = by_chance(seed)
        found = pr.completion_by_rule_combination(
            *theirs(election),
            [pr.method_of_equal_shares, pr.greedy_utilitarian_welfare],
            [{"sat_class": pb.Cost_Sat}, {"sat_class": pb.Cost_Sat}],
        )
        rule = Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY)
        assert sorted(count(election, rule).ids) == ids(found), seed
