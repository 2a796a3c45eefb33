"""How a vote is counted, in sentences: all that people read of it before they vote, and after.

A sentence is the key of a text of the family ``counting``, so that each screen says it in the
language of whoever reads it.
"""

from dataclasses import dataclass

from civic.i18n import say
from civic.rules import money
from civic.tally.rule import Completion, Method, Poll, Rule, Utility
from civic.words import BallotKind

NAMES_ONLY = frozenset({Method.EQUAL_SHARES, Method.PHRAGMEN})
"""The rules that read of a ballot whom it supports, and nothing else."""
SAYING_MORE = frozenset({BallotKind.POINTS, BallotKind.RANKING, BallotKind.UP_DOWN})
"""Ballots that say more than whom they support."""
FINAL = ("order", "id", "lot")
"""The tie rules that leave no two equal."""
ONE_UNIT = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """The end of a key, the sum of money that it names, and who comes ``first`` of equals.

    ``first`` is the end of a key too; ``seed`` is what a lot is drawn by.
    """

    key: str = ""
    sum: float = 0
    first: str = ""
    seed: str = ""


def in_words(one: Sentence, currency: str, language: str) -> str:
    """Return a sentence as those read it who run no script."""
    first = say(f"counting.first_{one.first}", language, seed=one.seed) if one.first else ""
    sum_ = money.exact(one.sum, currency, language)
    return say(f"counting.{one.key}", language, sum=sum_, first=first)


def reads_all(kind: BallotKind, rule: Rule) -> bool:
    """Say whether a rule reads all that a ballot says."""
    return kind not in SAYING_MORE or rule.method not in NAMES_ONLY


def rule_said(rule: Rule, kind: BallotKind) -> list[Sentence]:
    """Return all that decides who wins: what is counted, in which order, and until when."""
    against = rule.method is Poll.APPROVAL and kind is BallotKind.UP_DOWN
    said = [Sentence("for_and_against" if against else _end(rule.method))]
    if isinstance(rule.method, Poll):
        return said
    if not reads_all(kind, rule):
        said.append(Sentence("names_only"))
    elif kind in SAYING_MORE:
        said.append(Sentence(f"worth_{kind}"))
    if rule.method is Method.EQUAL_SHARES:
        return said + _shared(rule)
    return [*said, Sentence(f"stop_{rule.stops}")]


def ties_said(rule: Rule, kind: BallotKind) -> list[Sentence]:
    """Return who comes first of equals, and whom these leave equal, until none are."""
    said: list[Sentence] = []
    for name in (*rule.ties, "id"):
        tie, _, seed = name.partition(":")
        first = "ups" if tie == "votes" and kind is BallotKind.UP_DOWN else tie
        said.append(Sentence("tie_then" if said else "tie", first=first, seed=seed))
        if tie in FINAL:
            break
    return said


def _shared(rule: Rule) -> list[Sentence]:
    """Return what equal shares need besides: who comes first, how large a share is, the rest."""
    by_cost = rule.utility is Utility.COST
    said = [Sentence("utility_cost" if by_cost else "utility_cardinality")]
    each = ONE_UNIT if rule.endowment is None else float(rule.endowment)
    said.append(Sentence(f"completion_{_end(rule.completion)}", sum=each))
    if rule.is_capped:
        said.append(Sentence("stop_skip"))
    if rule.completion is Completion.GREEDY:
        said.append(Sentence(f"stop_{rule.stops}"))
    return said


def _end(name: str) -> str:
    return name.replace("-", "_")
