"""Equal shares with what each voter is given: a share of the envelope, or raised step by step."""

from fractions import Fraction

from civic.tally.election import Election
from civic.tally.greedy import rest
from civic.tally.outcome import Outcome, Step
from civic.tally.rule import Completion, Rule, preference
from civic.tally.shares import Shares

RAISED = (Completion.ADD1_EXHAUSTIVE, Completion.ADD1_FEASIBLE)


def equal_shares(election: Election, rule: Rule) -> Outcome:
    """Count by equal shares, and complete as the rule says."""
    if not len(election.ballots):
        return Outcome(election, rule, ())
    shares = final_shares(election, rule)
    funded = [one.project for one in shares.bought]
    steps = [Step(one.project, election.money(one.most)) for one in shares.bought]
    if rule.completion is Completion.GREEDY:
        steps += rest(election, rule, funded)
    return Outcome(election, rule, tuple(steps), election.money(shares.endowment))


def final_shares(election: Election, rule: Rule) -> Shares:
    """Return the run that decides, through to its end."""
    given = rule.endowment and rule.endowment * election.unit
    shares = new_shares(election, rule, given or Fraction(election.envelope, len(election.ballots)))
    shares.run()
    return _raise(shares, rule) if rule.completion in RAISED else shares


def new_shares(election: Election, rule: Rule, endowment: Fraction) -> Shares:
    """Return purses with an endowment in whole parts of the money, nothing bought."""
    most = election.envelope if rule.is_capped else None
    return Shares(election, rule.utility, preference(election, rule.ties), endowment, most)


def _raise(shares: Shares, rule: Rule) -> Shares:
    """Give each voter one unit of money more as often as the rule asks, in leaps.

    A leap of several units is made where it is certain that nothing changes within it, so the
    result is that of counting anew after each unit. (Add1: Peters and Skowron, equalshares.net;
    Faliszewski et al., "Participatory Budgeting: Data, Tools, and Analysis", 2023.)
    """
    election, leap = shares.election, 1
    while not _is_settled(shares, rule):
        more = new_shares(election, rule, shares.endowment + leap * election.unit)
        if leap > 1:
            if not more.follow(shares.bought):
                leap //= 2
                continue
        else:
            more.run()
            if _spent(more) > election.envelope:
                break
        shares, leap = more, leap * 2
    return shares


def _is_settled(shares: Shares, rule: Rule) -> bool:
    """Tell whether raising is over: nothing that has support is left, or nothing of it fits."""
    election, funded = shares.election, {one.project for one in shares.bought}
    others = [place for place, votes in enumerate(election.votes) if votes and place not in funded]
    if rule.completion is Completion.ADD1_FEASIBLE:
        return not others
    left = election.envelope - _spent(shares)
    return all(election.costs[place] > left for place in others)


def _spent(shares: Shares) -> int:
    return sum(shares.election.costs[one.project] for one in shares.bought)
