"""Ballots of which only the totals are known: they count where nothing but totals decides."""

from collections.abc import Mapping

from civic.errors import Invalid
from civic.rules.ballots import BallotRules
from civic.tally.rule import Method, Rule
from civic.words import BallotKind

BY_TOTALS = frozenset({Method.GREEDY, Method.GREEDY_PER_COST})
MOST_BALLOTS = 100_000


def takes_totals(rules: BallotRules, rule: Rule) -> bool:
    """Say whether totals are enough to count by: each mark counts for one, alone."""
    kinds = (BallotKind.APPROVAL, BallotKind.ONE)
    return rule.method in BY_TOTALS and rules.kind in kinds and rules.other_districts is None


def refuse_totals(rules: BallotRules, totals: Mapping[str, int], ballots: int) -> None:
    """Demand totals that so many ballots can have given.

    Raises:
        Invalid: if no such ballots can be.
    """
    if not 0 < ballots <= MOST_BALLOTS:
        raise Invalid("ballots", "team_vote.between", least="1", most=str(MOST_BALLOTS))
    for key, total in totals.items():
        if not 0 <= total <= ballots:
            raise Invalid(f"total.{key}", "team_vote.between", least="0", most=str(ballots))
    most = 1 if rules.kind is BallotKind.ONE else rules.most or len(totals)
    given = sum(totals.values())
    if not max(1, rules.least) * ballots <= given <= most * ballots:
        raise Invalid("ballots", "team_vote.totals_differ", count=str(given))


def spread(totals: Mapping[str, int], ballots: int) -> list[dict[str, int]]:
    """Return so many ballots that give these totals, none of which names much more than another."""
    found: list[dict[str, int]] = [{} for _ in range(ballots)]
    at = 0
    for key, total in sorted(totals.items()):
        for _ in range(total):
            found[at % ballots][key] = 1
            at += 1
    return found
