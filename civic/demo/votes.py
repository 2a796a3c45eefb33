"""The votes of the demo: held, sealed, counted and published by the same functions as any other."""

from datetime import timedelta
from hashlib import sha256
from random import Random
from typing import Any

from civic.demo import content
from civic.demo.town import Calendar, id_of
from civic.models import (
    BallotOption,
    FollowUp,
    Input,
    Milestone,
    TurnoutCount,
    Vote,
    VoteResult,
)
from civic.rules import ballots as rules
from civic.rules.ballots import BallotRules, Option
from civic.rules.demographics import LINES, UNSAID, rounded
from civic.services.ballot_files import Counted
from civic.services.ballots import LETTERS, kept_rules, rules_of
from civic.services.bringing_in import bring_in
from civic.services.sealing import write
from civic.services.work import Work
from civic.tally import published

SEED = 1904
FEWEST, MOST = 1, 5


def hold(work: Work, calendar: Calendar) -> None:
    """Bring in the vote that the content tells of, its result, and how its winners get on."""
    told = content.votes()
    activity = id_of("activity", told["project"], told["activity"])
    bring_in(work, _options(work, told, activity))
    opened, closed = work.visit(activity), calendar.at(told["closed"])
    vote = Vote(
        activity_id=activity,
        rules=kept_rules(opened, opened.method.ballot(opened.settings) or BallotRules()),
        began_at=closed - timedelta(days=21),
        sealed_at=closed,
        ballots=told["voters"],
        left_out=told["left_out"],
    )
    bring_in(work, [vote, _who(told, vote)])
    files = write(work, opened, vote, _drawn(told, vote))
    document = published.document(files).decode()
    at = calendar.at(told["published"], "10:00")
    digest = sha256(document.encode()).hexdigest()
    result = VoteResult(
        activity_id=activity, document=document, digest=digest, counted_at=closed, published_at=at
    )
    bring_in(work, [result, *_follow_ups(calendar, told)])


def _who(told: dict[str, Any], vote: Vote) -> TurnoutCount:
    """Return who took part, by age and by area, as it is kept of every vote."""
    areas = {
        key if key == UNSAID else id_of("area", key): people
        for key, people in told["areas"].items()
    }
    return TurnoutCount(
        activity_id=vote.activity_id,
        people=vote.ballots + vote.left_out,
        ages=dict(rounded(told["ages"], LINES)),
        areas=dict(rounded(areas, areas)),
        at=vote.sealed_at or vote.began_at,
    )


def _options(work: Work, told: dict[str, Any], activity: str) -> list[BallotOption]:
    """Return what can be chosen, each in the district where its idea is."""
    return [
        BallotOption(
            input_id=_input(told, one),
            activity_id=activity,
            cost=one["cost"],
            area_id=work.session.get_one(Input, _input(told, one)).area_id,
            position=position,
        )
        for position, one in enumerate(told["options"])
    ]


def _drawn(told: dict[str, Any], vote: Vote) -> list[Counted]:
    """Return ballots by chance: the more an option is liked, the more often it is chosen."""
    chance, held = Random(SEED), rules_of(vote)  # noqa: S311  invented people, no secrets
    options = {_input(told, one): Option(one["cost"]) for one in told["options"]}
    liked = {_input(told, one): one["liked"] for one in told["options"]}
    found = []
    for _ in range(told["voters"]):
        order = sorted(liked, key=lambda key: chance.random() ** (1 / liked[key]), reverse=True)
        marks: dict[str, int] = {}
        for key in order[: chance.randint(FEWEST, MOST)]:
            if rules.refuse(held, options, {**marks, key: 1}) is None:
                marks[key] = 1
        drawn = ["".join(chance.choice(LETTERS) for _ in range(4)) for _ in range(4)]
        found.append(Counted("-".join(drawn), dict(sorted(marks.items()))))
    return sorted(found, key=lambda one: one.receipt)


def _follow_ups(calendar: Calendar, told: dict[str, Any]) -> list[FollowUp | Milestone]:
    kept: list[FollowUp | Milestone] = [
        FollowUp(
            input_id=_input(told, one),
            percent=one["percent"],
            spent=one.get("spent"),
            at=calendar.at(-2, "11:00"),
        )
        for one in told["options"]
        if "percent" in one
    ]
    return kept + [
        Milestone(
            id=id_of("milestone", _input(told, one), str(at)),
            input_id=_input(told, one),
            title=step["title"],
            due=calendar.at(step["due"], "12:00").date(),
            done=calendar.at(step["done"], "12:00").date() if "done" in step else None,
        )
        for one in told["options"]
        for at, step in enumerate(one.get("milestones", ()))
    ]


def _input(told: dict[str, Any], option: dict[str, Any]) -> str:
    return id_of("input", id_of("activity", told["project"], told["activity"]), option["input"])
