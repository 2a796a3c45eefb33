"""Invented ballots: such as people could cast, and the same ones again for the same seed."""

import pytest

from civic.rules import ballots
from civic.rules.ballots import BallotRules, Option
from civic.rules.invented import invent
from civic.words import BallotKind

OPTIONS = {f"o{at}": Option(100 * at, "north" if at % 2 else "south") for at in range(1, 9)}
RULES = [
    BallotRules(envelope=1000, least=1),
    BallotRules(envelope=1000, least_cost=700, least=1),
    BallotRules(envelopes={"north": 800, "south": 900}, least=1),
    BallotRules(BallotKind.APPROVAL, least=2, most=3),
    BallotRules(BallotKind.ONE, least=1),
    BallotRules(BallotKind.POINTS, least=1, points=10, points_each=4),
    BallotRules(BallotKind.RANKING, least=3, most=3),
    BallotRules(BallotKind.UP_DOWN, least=1, most=3, most_down=1),
    BallotRules(BallotKind.APPROVAL, least=1, other_districts=0),
]


@pytest.mark.parametrize("rules", RULES, ids=lambda rules: f"{rules.kind}")
def test_every_invented_ballot_could_have_been_cast_and_counts(rules: BallotRules) -> None:
    found = invent(rules, OPTIONS, 200, 7)

    assert len(found) > 150
    for marks, home in found:
        assert ballots.refuse(rules, OPTIONS, marks, home) is None
        assert ballots.lacking(rules, OPTIONS, marks) is None


def test_the_same_seed_gives_the_same_ballots_and_another_gives_others() -> None:
    first, again, other = (invent(RULES[0], OPTIONS, 50, seed) for seed in (1, 1, 2))
    assert first == again != other


def test_some_options_are_liked_by_more_people_than_others() -> None:
    found = invent(RULES[3], OPTIONS, 500, 3)
    votes = sorted(sum(name in marks for marks, _ in found) for name in OPTIONS)
    assert votes[-1] > 3 * max(votes[0], 1)
