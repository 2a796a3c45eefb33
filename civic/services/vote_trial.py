"""Trying a vote out with invented ballots: who would win by each rule. Nothing of it is kept."""

from dataclasses import dataclass, replace
from fractions import Fraction

from civic.errors import Invalid
from civic.i18n import say
from civic.models import Vote
from civic.rules import money
from civic.rules.ballots import BallotRules
from civic.rules.how_counted import reads_all
from civic.rules.invented import MOST_VOTERS, invent
from civic.services.ballot_files import KINDS, Counted, elections
from civic.services.ballots import kept_rules, options_of
from civic.services.vote_desk import managed
from civic.services.work import Work, reads
from civic.tally.chosen import beside, chosen
from civic.tally.count import count
from civic.tally.election import Election
from civic.tally.explaining import other_rule
from civic.tally.rule import Method, Poll, Rule
from civic.words import BallotKind

LEAST_VOTERS = 10
SEED_MOST = 10**9
OTHERS = (Rule(), Rule(Method.GREEDY_PER_COST), other_rule(Rule()), Rule(Method.PHRAGMEN))
"""What is counted beside the chosen rule; equal shares as a result has them beside it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is to be counted: an election for each envelope, and the rules, the chosen one first."""

    elections: tuple[tuple[str, Election], ...]
    rules: tuple[Rule, ...]
    kind: BallotKind
    voters: int
    seed: int
    currency: str
    language: str


@dataclass(frozen=True, slots=True)
class TrialLine:
    """An option in a trial: how many chose it, and by which rules, in their order, it would win."""

    title: str
    cost: str
    votes: int
    wins: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class TrialEnvelope:
    """What would become of one envelope; ``spent`` is what each rule would spend of it."""

    district: str
    money: str
    lines: tuple[TrialLine, ...]
    spent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What invented ballots would give by each rule, the chosen one first.

    ``names_only`` says that one of these reads of the ballots only whom they support.
    """

    voters: int
    ballots: int
    seed: int
    has_money: bool
    rules: tuple[str, ...]
    envelopes: tuple[TrialEnvelope, ...]
    names_only: bool = False


@reads
def draw(work: Work, activity_id: str, voters: object, seed: object) -> Drawn:
    """Invent ballots of a vote; the same seed gives the same ones.

    Raises:
        Invalid: if there is nothing to choose yet, or a number is none.
    """
    opened, _ = managed(work, activity_id)
    rules = opened.method.ballot(opened.settings)
    options = options_of(work, activity_id)
    if rules is None or not options:
        raise Invalid("form", "team_vote.nothing_to_try")
    many = _number("voters", voters, LEAST_VOTERS, MOST_VOTERS)
    start = _number("seed", seed, 0, SEED_MOST)
    rule = opened.method.count(opened.settings)
    vote = Vote(activity_id=activity_id, rules=kept_rules(opened, rules), began_at=work.now)
    invented = invent(rules, options, many, start)
    ballots = [Counted(f"{row:06}", marks, home) for row, (marks, home) in enumerate(invented)]
    names = {key: work.vocabulary.area(key, work.reader).text for key in work.vocabulary.areas}
    found = elections(work, opened, vote, ballots)
    return Drawn(
        elections=tuple((names.get(district, ""), one) for district, one in found),
        rules=(rule, *_others(rules, rule)),
        kind=rules.kind,
        voters=many,
        seed=start,
        currency=work.platform.currency,
        language=work.reader,
    )


def _others(held: BallotRules, rule: Rule) -> list[Rule]:
    if isinstance(rule.method, Poll):
        return beside(KINDS[held.kind], rule)
    return [replace(one, ties=rule.ties) for one in OTHERS if one.method is not rule.method]


def counted(drawn: Drawn) -> Trial:
    """Count invented ballots by each rule; this may take some seconds, and needs no connection."""
    return Trial(
        voters=drawn.voters,
        ballots=max((len(one.ballots) for _, one in drawn.elections), default=0),
        seed=drawn.seed,
        has_money=not isinstance(drawn.rules[0].method, Poll),
        rules=tuple(say(f"team_vote.rule.{rule.method}", drawn.language) for rule in drawn.rules),
        envelopes=tuple(_envelope(drawn, name, one) for name, one in drawn.elections),
        names_only=not all(reads_all(drawn.kind, rule) for rule in drawn.rules),
    )


def _envelope(drawn: Drawn, name: str, election: Election) -> TrialEnvelope:
    found = [_won(election, rule) for rule in drawn.rules]
    votes = _votes(election)
    order = sorted(range(len(election.projects)), key=lambda at: -votes[at])
    return TrialEnvelope(
        district=name,
        money=_said(drawn, election.budget),
        lines=tuple(
            TrialLine(
                title=election.projects[at].name,
                cost=_said(drawn, election.projects[at].cost),
                votes=votes[at],
                wins=tuple(at in places for places, _ in found),
            )
            for at in order
        ),
        spent=tuple(_said(drawn, cost) for _, cost in found),
    )


def _won(election: Election, rule: Rule) -> tuple[set[int], Fraction]:
    """Return what a rule chooses, and what that costs."""
    if isinstance(rule.method, Poll):
        return {election.places[key] for key in chosen(election, rule)["winners"]}, Fraction(0)
    outcome = count(election, rule)
    return set(outcome.winners), outcome.cost


def _votes(election: Election) -> list[int]:
    votes = [0] * len(election.projects)
    for ballot in range(len(election.ballots)):
        for at in election.ballots.row(ballot):
            votes[at] += 1
    return votes


def _said(drawn: Drawn, amount: object) -> str:
    return money.said(int(amount), drawn.currency, drawn.language)  # type: ignore[call-overload]


def _number(field: str, typed: object, least: int, most: int) -> int:
    text = str(typed).strip()
    is_number = text.isdecimal() and len(text) <= len(str(most))
    if isinstance(typed, bool) or not is_number or not least <= int(text) <= most:
        raise Invalid(field, "team_vote.between", least=str(least), most=str(most))
    return int(text)
