"""How one of several scenarios was chosen, from its document, as the page of the result says it."""

from collections.abc import Mapping
from typing import Any

from civic.rules.how_counted import rule_said, ties_said
from civic.services.result_views import (
    UNTOLD,
    Another,
    Choice,
    Contest,
    Counted,
    Duel,
    Envelope,
    Given,
    Graded,
    Named,
    Round,
)
from civic.services.vocabulary import NO_LABEL
from civic.tally.rule import Poll, from_dict
from civic.words import BallotKind

WHOLE = 100
BY_ONE_FIGURE = (Poll.PLURALITY, Poll.APPROVAL, Poll.BORDA)
CHOSEN, NOT_CHOSEN = "chosen", "not_chosen"


def is_contest(found: Mapping[str, Any]) -> bool:
    """Say whether a counted file chose one scenario, and shared no money out."""
    return found["counts"][0]["rule"]["method"] in set(Poll)


def contest_of(found: Mapping[str, Any], names: Mapping[str, Named], kind: BallotKind) -> Envelope:
    """Return what was chosen, and by which figures; ``names`` are by the ids of the inputs."""
    decides = found["counts"][0]
    votes = {one["id"]: one for one in found["projects"]}
    choices = [_choice(votes[key], names[key], key in decides["winners"]) for key in _order(found)]
    return Envelope(
        id=found["district"],
        name=NO_LABEL,
        currency=found["currency"],
        ballots=found["ballots"],
        paper=found.get("paper", UNTOLD),
        ties=ties_said(from_dict(decides["rule"]), kind),
        winners=[one for one in choices if one.place],
        others=[one for one in choices if not one.place],
        contest=_contest(found, decides, names, kind),
    )


def _order(found: Mapping[str, Any]) -> list[str]:
    order: list[str] = found["counts"][0]["order"]
    return order


def _choice(project: Mapping[str, Any], name: Named, is_chosen: bool) -> Choice:
    return Choice(
        id=project["id"],
        title=name.title,
        lang=name.lang,
        href=name.href,
        votes=project["votes"],
        paper=project.get("paper", UNTOLD),
        place=1 if is_chosen else 0,
        why=CHOSEN if is_chosen else NOT_CHOSEN,
    )


def _contest(
    found: Mapping[str, Any],
    decides: Mapping[str, Any],
    names: Mapping[str, Named],
    kind: BallotKind,
) -> Contest:
    """Return the figures of a count, all in the order of its result."""
    at = {one["id"]: place for place, one in enumerate(found["projects"])}
    places = [at[key] for key in decides["order"]]
    named = [names[key] for key in decides["order"]]
    method = decides["rule"]["method"]
    figures = [decides["figures"][place] for place in places]
    return Contest(
        method=method,
        rule=rule_said(from_dict(decides["rule"]), kind),
        unit=_unit(method, kind),
        tie=decides["tie"],
        counted=_counted(method, figures, named),
        rounds=_rounds(figures) if method == Poll.INSTANT_RUNOFF else [],
        duels=_duels(decides["pairs"], places, named) if method == Poll.SCHULZE else [],
        grades=_grades(decides, places, named, found["ballots"])
        if method == Poll.MAJORITY_JUDGMENT
        else [],
        others=[_another(one, decides, names) for one in found["counts"][1:] if one["order"]],
    )


def _unit(method: str, kind: BallotKind) -> str:
    """Return what is counted: points, votes, or those for less those against."""
    if method == Poll.BORDA:
        return "points"
    return "balance" if kind is BallotKind.UP_DOWN else "votes"


def _counted(method: str, figures: list[list[int]], named: list[Named]) -> list[Counted]:
    """Return each scenario with its figure, where a rule has one for each."""
    is_told = method in BY_ONE_FIGURE
    firsts = [row[0] if is_told and row else 0 for row in figures]
    most = max([1, *firsts])
    return [
        Counted(place, name, first, max(0, round(WHOLE * first / most)), is_told)
        for place, (name, first) in enumerate(zip(named, firsts, strict=True), start=1)
    ]


def _rounds(figures: list[list[int]]) -> list[Round]:
    """Return the rounds of a run-off, up to that in which two are left."""
    last = max([1, *(len(row) - 1 for row in figures)])
    return [
        Round(at + 1, [str(row[at]) if at < len(row) else "" for row in figures])
        for at in range(last)
    ]


def _duels(pairs: list[list[int]], places: list[int], named: list[Named]) -> list[Duel]:
    return [
        Duel(name, ["" if other == place else str(pairs[place][other]) for other in places])
        for place, name in zip(places, named, strict=True)
    ]


def _grades(
    decides: Mapping[str, Any], places: list[int], named: list[Named], ballots: int
) -> list[Graded]:
    return [
        Graded(
            name,
            decides["medians"][place] + 1,
            [
                Given(grade, count, round(WHOLE * count / ballots, 2) if ballots else 0)
                for grade, count in reversed(list(enumerate(decides["figures"][place], start=1)))
            ],
        )
        for place, name in zip(places, named, strict=True)
    ]


def _another(
    one: Mapping[str, Any], decides: Mapping[str, Any], names: Mapping[str, Named]
) -> Another:
    first = one["order"][0]
    return Another(one["rule"]["method"], names[first], first == decides["order"][0])
