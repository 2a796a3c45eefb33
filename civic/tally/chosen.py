"""What a rule that chooses one scenario gives, with all figures by which one can follow it."""

from typing import Any

from civic.tally.election import Election, Kind, plain
from civic.tally.rule import BadRule, Poll, Rule, preference
from civic.tally.scenarios import POLLS, NotForThese, Standing, choose, pairwise

BEST_GRADE = "max_points"
"""Where the head of a file says which grade is the best."""


def chosen(election: Election, rule: Rule) -> dict[str, Any]:
    """Return which scenario is chosen, the order of all, and why.

    ``tie`` says that only the tie rule decided who is first. ``figures`` are by scenario, in the
    order of the file: votes, points, votes in each round, strengths of paths against each other
    one, or how many gave each grade from the worst on.

    Raises:
        BadRule: if the rule shares out an envelope, or cannot count these ballots.
    """
    if not isinstance(rule.method, Poll):
        raise BadRule(f"{rule.method} shares out an envelope, and chooses no scenario")
    try:
        standing = choose(election, rule.method, rule.ties)
    except NotForThese as wrong:
        raise BadRule(str(wrong)) from wrong
    ids = [project.id for project in election.projects]
    order = [ids[place] for place in standing.order]
    return {
        "rule": rule.as_dict(),
        "winners": order[:1] if len(election.ballots) else [],
        "order": order,
        "tie": _is_tied(election, rule.method, rule, standing),
        "figures": _figures(election, rule.method, standing),
        **_more(election, rule.method, standing),
    }


def beside(kind: Kind, rule: Rule) -> list[Rule]:
    """Return the rules to count rankings by besides the one that decides; others have only one."""
    if kind is not Kind.RANKING:
        return []
    return [
        Rule(one, ties=rule.ties)
        for one, (kinds, _) in POLLS.items()
        if kind in kinds and one is not rule.method
    ]


def _is_tied(election: Election, poll: Poll, rule: Rule, standing: Standing) -> bool:
    """Say whether the contrary tie rule would put another one first."""
    ranks = preference(election, rule.ties)
    contrary = POLLS[poll][1](election, [-rank for rank in ranks])
    return contrary.order[:1] != standing.order[:1]


def _figures(election: Election, poll: Poll, standing: Standing) -> list[list[int | float]]:
    rows = [[plain(figure) for figure in row] for row in standing.figures]
    if poll is not Poll.MAJORITY_JUDGMENT:
        return rows
    best = int(election.meta.get(BEST_GRADE, "0") or 0)
    return [row + [0] * (best + 1 - len(row)) for row in rows]


def _more(election: Election, poll: Poll, standing: Standing) -> dict[str, Any]:
    """Return what else one has to see to follow a rule."""
    if poll is Poll.SCHULZE:
        return {"pairs": pairwise(election).tolist()}
    if poll is Poll.MAJORITY_JUDGMENT:
        half = (len(election.ballots) + 1) // 2
        return {"medians": [_median(row, half) for row in _figures(election, poll, standing)]}
    return {}


def _median(row: list[int | float], half: int) -> int:
    """Return the grade in the middle; of two in the middle, the lower one."""
    reached = 0.0
    for grade, given in enumerate(row):
        reached += given
        if reached >= half:
            return grade
    return 0
