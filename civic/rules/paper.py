"""Ballots of which only the totals are known: they count where nothing but totals decides."""

from collections.abc import Mapping

from civic.errors import Invalid
from civic.rules import ballots as filled
from civic.rules.ballots import BallotRules, Option
from civic.tally.rule import Method, Rule
from civic.words import BallotKind

BY_TOTALS = frozenset({Method.GREEDY, Method.GREEDY_PER_COST})
EACH_FOR_ONE = (BallotKind.BASKET, BallotKind.APPROVAL, BallotKind.ONE)
MOST_BALLOTS = 100_000


def takes_totals(rules: BallotRules, rule: Rule) -> bool:
    """Say whether totals are enough to count by: each mark counts for one, alone."""
    return rule.method in BY_TOTALS and rules.kind in EACH_FOR_ONE and rules.other_districts is None


def refuse_totals(
    rules: BallotRules, options: Mapping[str, Option], totals: Mapping[str, int], ballots: int
) -> None:
    """Demand totals that so many ballots can have given.

    Baskets are not spread as they were filled in, and only their totals are counted: of these
    only what no baskets can have given is refused.

    Raises:
        Invalid: if no such ballots can be, or the ballots they are spread over would not count.
    """
    if not 0 < ballots <= MOST_BALLOTS:
        raise Invalid("ballots", "team_vote.between", least="1", most=str(MOST_BALLOTS))
    for key, total in totals.items():
        if not 0 <= total <= ballots:
            raise Invalid(f"total.{key}", "team_vote.between", least="0", most=str(ballots))
    alike = [marks for marks, _ in _alike(totals, ballots, weights_of(rules, options))]
    is_basket = rules.kind is BallotKind.BASKET
    if (
        any(filled.lacking(rules, options, marks) for marks in alike)
        or (is_basket and _overfills(rules, options, totals, ballots))
        or (not is_basket and any(filled.refuse(rules, options, marks) for marks in alike))
    ):
        given = str(sum(totals.values()))
        raise Invalid("ballots", "team_vote.totals_differ", count=given)


def _overfills(
    rules: BallotRules, options: Mapping[str, Option], totals: Mapping[str, int], ballots: int
) -> bool:
    """Say whether these totals are more than so many baskets hold, however they were filled in."""
    named = {key: total for key, total in totals.items() if total}
    if rules.most is not None and sum(named.values()) > ballots * rules.most:
        return True
    if any(filled.refuse(rules, options, {key: 1}) for key in named):
        return True
    held = [(rules.envelope, list(named))] if rules.envelope is not None else []
    for district, most in rules.envelopes.items():
        held.append((most, [key for key in named if options[key].district == district]))
    return any(
        _is_too_dear([(options[key].cost, named[key]) for key in keys], most, ballots)
        for most, keys in held
    )


def _is_too_dear(lines: list[tuple[int, int]], most: int, ballots: int) -> bool:
    """Say whether costs with their totals are more than so many envelopes pay.

    Whatever shares an envelope with more than ``most - least`` costs less than ``least``, so that
    where only costs from ``least`` on are counted, such a one fills its envelope alone.
    """
    for least in {0, *(cost for cost, _ in lines if 2 * cost <= most)}:
        paid = [(most if cost > most - least else cost, n) for cost, n in lines if cost >= least]
        if sum(cost * total for cost, total in paid) > ballots * most:
            return True
    return False


def weights_of(rules: BallotRules, options: Mapping[str, Option]) -> dict[str, int]:
    """Return what each option takes of a ballot: its cost in a basket, else one place."""
    is_basket = rules.kind is BallotKind.BASKET
    return {key: option.cost if is_basket else 1 for key, option in options.items()}


def spread(
    totals: Mapping[str, int], ballots: int, weights: Mapping[str, int]
) -> list[dict[str, int]]:
    """Return so many ballots that give these totals, none of which holds much more than another."""
    found = _alike(totals, ballots, weights)
    return [dict(marks) for marks, count in found for _ in range(count)]


def _alike(
    totals: Mapping[str, int], ballots: int, weights: Mapping[str, int]
) -> list[tuple[dict[str, int], int]]:
    """Return the same as marks with how many ballots have just these.

    What weighs most is laid on first, each time on the ballots that hold least.
    """
    heaps: list[tuple[int, dict[str, int], int]] = [(0, {}, ballots)]
    for key, total in sorted(totals.items(), key=lambda one: (-weights.get(one[0], 1), one[0])):
        left, after = total, []
        for held, marks, count in sorted(heaps, key=lambda heap: (heap[0], sorted(heap[1]))):
            taken = min(left, count)
            left -= taken
            if taken:
                after.append((held + weights.get(key, 1), {**marks, key: 1}, taken))
            if count > taken:
                after.append((held, marks, count - taken))
        heaps = after
    return [(marks, count) for _, marks, count in heaps]
