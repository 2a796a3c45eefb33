"""One envelope of a result, from its document, as the page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from civic.rules.how_counted import rule_said, ties_said
from civic.services.follow_ups import Funded
from civic.services.result_contests import contest_of, is_contest
from civic.services.result_views import (
    NOT_STARTED,
    UNTOLD,
    Choice,
    Compared,
    Envelope,
    Money,
    Named,
)
from civic.services.vocabulary import NO_LABEL, Label
from civic.services.work import Work
from civic.tally.rule import Method, from_dict
from civic.words import BallotKind

WHOLE = 100
SCORED = {
    BallotKind.POINTS: "points", BallotKind.RANKING: "ranks", BallotKind.UP_DOWN: "up_down",
}  # fmt: skip
BY_POINTS = ("points", "ranks")
GREEDY = (Method.GREEDY, Method.GREEDY_PER_COST)


@dataclass(frozen=True)
class Known:
    """What is known besides a result: titles and languages, how inputs get on, the ballots.

    ``own`` are those that the reader wrote.
    """

    titles: Mapping[str, tuple[str, str]]
    progress: Mapping[str, Funded]
    kind: BallotKind
    own: frozenset[str] = frozenset()

    @property
    def counted(self) -> str:
        """Return the end of the key of a sentence that says how much support there is."""
        return SCORED.get(self.kind, "votes")


def envelope_of(work: Work, found: Mapping[str, Any], known: Known) -> Envelope:
    """Return one envelope; what people may read no more has no title."""
    if is_contest(found):
        named = {one["id"]: _named(known, one["id"]) for one in found["projects"]}
        return contest_of(found, named, known.kind)
    decides, budget = found["counts"][0], found["budget"]
    choices = choices_of(work, found, known)
    losers = [one for key, one in choices.items() if key not in decides["winners"]]
    themes = [_money(_tag(work, one["id"]), one) for one in decides["categories"]]
    areas = [_money(work.vocabulary.area(one["id"], work.reader), one) for one in _areas(decides)]
    return Envelope(
        id=found["district"],
        name=work.vocabulary.area(found["district"], work.reader),
        currency=found["currency"],
        budget=whole(budget),
        spent=whole(decides["cost"]),
        left=whole(decides["left"]),
        percent=_percent(decides["cost"], budget),
        ballots=found["ballots"],
        paper=found.get("paper", UNTOLD),
        ties=ties_said(from_dict(decides["rule"]), known.kind),
        counted=known.counted,
        winners=_in_turn([choices[key] for key in decides["winners"]]),
        others=sorted(losers, key=lambda one: (-one.score, -one.votes, one.title)),
        counts=[_compared(found, one, known) for one in found["counts"]],
        areas=[one for one in areas if one.name.text],
        themes=[one for one in themes if one.name.text],
    )


def choices_of(work: Work, found: Mapping[str, Any], known: Known) -> dict[str, Choice]:
    """Return what came of each project of one envelope, by its id."""
    if is_contest(found):
        envelope = envelope_of(work, found, known)
        return {one.id: one for one in (*envelope.winners, *envelope.others)}
    decides, votes = found["counts"][0], {one["id"]: one for one in found["projects"]}
    reasons = {one["id"]: one for one in decides["reasons"]}
    of = _lacked(known, decides)
    return {
        key: _choice(work, votes[key], reasons[key], known, found["budget"], of=of) for key in votes
    }


def _lacked(known: Known, decides: Mapping[str, Any]) -> str:
    """Return what more of a project lacks: points where they decide, or else voters.

    More voters would leave each a smaller share, unless it is stated: then that is said.
    """
    rule = from_dict(decides["rule"])
    if rule.method in GREEDY and known.counted in BY_POINTS:
        return "points"
    return "voters_at_same_share" if rule.shares_shrink else "voters"


def whole(amount: float | None) -> int:
    """Return a sum in whole units of money, -1 for none."""
    return UNTOLD if amount is None else round(amount)


def _choice(  # noqa: PLR0913  what a document says of a project, in several places
    work: Work,
    project: Mapping[str, Any],
    reason: Mapping[str, Any],
    known: Known,
    budget: float,
    *,
    of: str,
) -> Choice:
    key = project["id"]
    named = _named(known, key)
    more, effective = reason["more_support"], reason["effective_support"]
    return Choice(
        id=key,
        title=named.title,
        lang=named.lang,
        href=named.href,
        is_own=key in known.own,
        area=work.vocabulary.area(project["district"], work.reader),
        cost=whole(project["cost"]),
        percent=round(WHOLE * project["cost"] / budget, 2) if budget else 0,
        share=_percent(project["cost"], budget),
        votes=project["votes"],
        counted=known.counted,
        score=whole(project["score"]),
        against=project["votes"] - whole(project["score"]) if known.counted == "up_down" else 0,
        paper=project.get("paper", UNTOLD),
        place=reason["place"] or 0,
        why=reason["why"],
        left=whole(reason["left"]),
        short=whole(reason["short"]),
        effective=UNTOLD if effective is None else int(effective),
        more=UNTOLD if more is None else ceil(more),
        more_of="" if more is None else of,
        funded=known.progress.get(key, NOT_STARTED),
    )


def _in_turn(winners: list[Choice]) -> list[Choice]:
    """Return the funded ones in the order of selection, each with how much went before it."""
    found, before = [], 0.0
    for one in winners:
        found.append(replace(one, offset=round(before, 2)))
        before += one.percent
    return found


def _compared(found: Mapping[str, Any], one: Mapping[str, Any], known: Known) -> Compared:
    with_any = one["voters_with_a_funded_choice"]
    return Compared(
        method=one["rule"]["method"],
        rule=rule_said(from_dict(one["rule"]), known.kind),
        decides=one["decides"],
        winners=len(one["winners"]),
        cost=whole(one["cost"]),
        with_any=with_any,
        with_any_percent=_percent(with_any, found["ballots"]),
        instead=[_named(known, key) for key in one.get("instead", ())],
        without=[_named(known, key) for key in one.get("without", ())],
    )


def _named(known: Known, key: str) -> Named:
    title, lang = known.titles.get(key, ("", ""))
    return Named(title, lang, f"/inputs/{key}" if title else "")


def _areas(decides: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the districts that money was for, if there are several."""
    found: list[Mapping[str, Any]] = [one for one in decides["districts"] if one["id"]]
    return found if len(found) > 1 else []


def _money(name: Label, one: Mapping[str, Any]) -> Money:
    return Money(name, one["projects"], whole(one["cost"]), round(WHOLE * one["share"]))


def _tag(work: Work, key: str) -> Label:
    return work.vocabulary.tag(key, work.reader) if key in work.vocabulary.tags else NO_LABEL


def _percent(part: float, of: float) -> int:
    return round(WHOLE * part / of) if of else 0
