"""A result as data that JSON can carry, and as sentences in plain English."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from civic.tally.count import count
from civic.tally.election import Election, plain
from civic.tally.explaining import (
    Difference,
    Reason,
    Share,
    Whole,
    Why,
    difference,
    other_rule,
    reasons,
    whole,
)
from civic.tally.outcome import Outcome
from civic.tally.rule import Method


def told(outcome: Outcome) -> dict[str, Any]:
    """Return who wins, at what cost, by which rule, out of how many ballots."""
    election, rule = outcome.election, outcome.rule.as_dict()
    if outcome.endowment is not None:
        rule["endowment_each"] = str(outcome.endowment)
    return {
        "winners": outcome.ids,
        "cost": plain(outcome.cost),
        "budget": plain(election.budget),
        "feasible": outcome.is_feasible,
        "rule": rule,
        "voters": len(election.ballots),
        "projects": len(election.projects),
        "notes": list(election.notes),
    }


TOO_GENEROUS = "The endowment is too generous: the envelope cannot pay for what it funds."


def lines(found: Mapping[str, Any]) -> list[str]:
    """Return what was told, and why where it was explained, as lines to read."""
    spent = f"{len(found['winners'])} of {found['projects']} projects are funded"
    said = [f"{spent}, for {found['cost']:,} of {found['budget']:,}; {found['voters']:,} ballots"]
    if "reasons" not in found:
        return [*said, *found["winners"], *found["notes"]]
    every = sorted(found["reasons"], key=lambda one: one["place"] or len(found["reasons"]) + 1)
    said += [f"{one['id']}: {one['sentence']}" for one in every]
    people = found["whole"]["voters_with_a_funded_choice"]
    said.append(f"{people:,} of {found['voters']:,} voters support at least one funded project")
    other = found["compared"]
    by = f"{other['with']['method']} would fund"
    said.append(f"{by} {', '.join(other['only_there']) or 'nothing else'}")
    said.append(f"and would not fund {', '.join(other['only_here']) or 'nothing of this'}")
    return [*said, *found["notes"]]


def explained(outcome: Outcome) -> dict[str, Any]:
    """Return why each project was funded or not, and what the result means for all."""
    election = outcome.election
    other = count(election, other_rule(outcome.rule))
    return {
        "reasons": [_reason(outcome, reason) for reason in reasons(outcome)],
        "whole": _whole(whole(outcome)),
        "compared": _difference(election, difference(outcome, other)),
    }


def sentence(outcome: Outcome, reason: Reason) -> str:
    """Say in English why a project was funded or not."""
    has = _several(reason.votes, "vote")
    if _is_scored(outcome, reason):
        has += f", score {plain(reason.score)}"
    if reason.effective is not None:
        has += f", as good as {float(reason.effective):.1f} who pay a full share"
    if reason.place is not None:
        return f"funded as number {reason.place}: {has}" + LEFT_OVER.get(reason.why, "")
    said = f"not funded: {has}; {_fault(reason)}"
    if reason.more is None:
        return said
    more = _several(reason.more, f"more {_unit(outcome, reason)}")
    same = ", each with the same share as now," if outcome.rule.shares_shrink else ""
    return f"{said}; {more}{same} would have funded it"


LEFT_OVER = {Why.COMPLETED: ", with what was left over"}


def _fault(reason: Reason) -> str:
    left, short = _money(reason.left), _money(reason.short)
    return {
        Why.NO_SUPPORT: "nobody supports it",
        Why.OVER_ENVELOPE: "it costs more than the whole envelope",
        Why.AFTER_THE_END: "the count was over before its turn",
        Why.NOT_PAID: f"its supporters had {short} too little left to pay for it",
        Why.DID_NOT_FIT: f"it cost {short} more than the {left} that were left at its turn",
    }[reason.why]


def _unit(outcome: Outcome, reason: Reason) -> str:
    by_score = outcome.rule.method in (Method.GREEDY, Method.GREEDY_PER_COST)
    return "point" if by_score and _is_scored(outcome, reason) else "voter"


def _several(count: Fraction | int, noun: str) -> str:
    return f"{plain(count):,} {noun}" if count == 1 else f"{plain(count):,} {noun}s"


def _is_scored(outcome: Outcome, reason: Reason) -> bool:
    return outcome.election.ballots.points is not None or reason.score != reason.votes


def _money(amount: Fraction | None) -> str:
    return f"{float(amount or 0):,.2f}"


def _reason(outcome: Outcome, reason: Reason) -> dict[str, Any]:
    project = outcome.election.projects[reason.project]
    exact = {
        "score": reason.score,
        "left": reason.left,
        "short": reason.short,
        "effective_support": reason.effective,
        "covered": reason.covered,
        "more_support": reason.more,
    }
    return {
        "id": project.id,
        "why": str(reason.why),
        "place": reason.place,
        "cost": plain(project.cost),
        "votes": reason.votes,
        **{name: None if value is None else plain(value) for name, value in exact.items()},
        "sentence": sentence(outcome, reason),
    }


def _whole(found: Whole) -> dict[str, Any]:
    return {
        "voters": found.voters,
        "voters_with_a_funded_choice": found.with_any,
        "funded_choices_per_voter": plain(found.funded_each),
        "spent": plain(found.spent),
        "left": plain(found.left),
        "areas": [_share(share) for share in found.areas],
        "categories": [_share(share) for share in found.categories],
    }


def _share(share: Share) -> Mapping[str, object]:
    return {
        "name": share.name,
        "projects": share.projects,
        "money": plain(share.money),
        "share": plain(share.of_all),
    }


def _difference(election: Election, found: Difference) -> dict[str, Any]:
    return {
        "with": found.other.rule.as_dict(),
        "cost": plain(found.other.cost),
        "only_here": [election.projects[place].id for place in found.only_here],
        "only_there": [election.projects[place].id for place in found.only_there],
        "voters_with_a_funded_choice_there": whole(found.other).with_any,
    }
