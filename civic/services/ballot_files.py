"""The ballots of a vote as an election that can be counted: whole, or one for each district."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlmodel import col, select

from civic.models import BallotOption, Input, InputTag, Vote
from civic.rules import phases
from civic.rules.ballots import BallotRules
from civic.services.ballots import count_of, offered, rules_of
from civic.services.work import Opened, Work
from civic.tally import published
from civic.tally.election import Ballots, Election, Kind, Project, ballots_of
from civic.words import Act, BallotKind

KINDS = {
    BallotKind.BASKET: Kind.BASKET,
    BallotKind.APPROVAL: Kind.APPROVAL,
    BallotKind.ONE: Kind.CHOOSE_ONE,
    BallotKind.POINTS: Kind.POINTS,
    BallotKind.RANKING: Kind.RANKING,
    BallotKind.UP_DOWN: Kind.UP_DOWN,
    BallotKind.GRADES: Kind.POINTS,
}
POINTED = (BallotKind.POINTS, BallotKind.UP_DOWN, BallotKind.GRADES)
WORST_GRADE = 1
"""The mark of the worst grade, which stands in a file as no points, like no grade at all."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A ballot that counts, with nothing of who cast it; ``on_paper`` where the team entered it."""

    receipt: str
    marks: Mapping[str, int]
    district: str = ""
    on_paper: bool = False


def elections(
    work: Work, opened: Opened, vote: Vote, counted: Sequence[Counted]
) -> Iterator[tuple[str, Election]]:
    """Yield what is counted by itself: each district that has an envelope of its own, or all.

    A ballot stands in each election in which it chooses something.
    """
    held = rules_of(vote)
    every = _projects(work, vote.activity_id)
    for district, budget in (held.envelopes or {"": held.envelope or 0}).items():
        projects = [one for one in every if one.area == district or not held.envelopes]
        meta = _meta(work, opened, vote, held, district) | _names(work, projects)
        ballots = _ballots(held, projects, counted)
        yield district, Election(tuple(projects), Fraction(budget), ballots, meta)


def _projects(work: Work, activity_id: str) -> list[Project]:
    query = (
        select(Input.id, Input.title, BallotOption.cost, BallotOption.area_id)
        .join(BallotOption, col(BallotOption.input_id) == col(Input.id))
        .where(BallotOption.activity_id == activity_id, offered())
        .order_by(col(BallotOption.position), col(Input.id))
    )
    themes = _themes(work, activity_id)
    return [
        Project(key, Fraction(cost), title, area or "", tuple(themes.get(key, ())))
        for key, title, cost, area in work.session.exec(query)
    ]


def _themes(work: Work, activity_id: str) -> dict[str, list[str]]:
    """Return the themes of the options, by the ids of both."""
    query = (
        select(InputTag.input_id, InputTag.tag_id)
        .join(BallotOption, col(BallotOption.input_id) == col(InputTag.input_id))
        .where(BallotOption.activity_id == activity_id)
        .order_by(col(InputTag.input_id), col(InputTag.tag_id))
    )
    found: dict[str, list[str]] = {}
    for key, tag in work.session.exec(query):
        found.setdefault(key, []).append(tag)
    return found


def _names(work: Work, projects: Sequence[Project]) -> dict[str, str]:
    """Return what the districts and themes of a file are called, by their ids."""
    words = work.vocabulary
    named = {one.area for one in projects}.union(*(one.categories for one in projects))
    names = {key: area.name for key, area in words.areas.items()}
    names |= {key: tag.name for key, tag in words.tags.items()}
    return {
        f"name.{key}": work.say(names[key], work.platform.default_language).text
        for key in sorted(named & names.keys())
    }


def _ballots(held: BallotRules, projects: Sequence[Project], counted: Sequence[Counted]) -> Ballots:
    places = {project.id: place for place, project in enumerate(projects)}
    here = [(one, [key for key in _order(held, one) if key in places]) for one in counted]
    here = [(one, keys) for one, keys in here if keys]
    less = WORST_GRADE if held.kind is BallotKind.GRADES else 0
    points = [[one.marks[key] - less for key in keys] for one, keys in here]
    columns = {"voter_id": tuple(one.receipt for one, _ in here)}
    if held.other_districts is not None:
        columns["district"] = tuple(one.district for one, _ in here)
    if any(one.on_paper for one in counted):
        columns["source"] = tuple("paper" if one.on_paper else "online" for one, _ in here)
    return ballots_of(
        KINDS[held.kind],
        [[places[key] for key in keys] for _, keys in here],
        points if held.kind in POINTED else None,
        columns,
    )


def _order(held: BallotRules, one: Counted) -> list[str]:
    """Return what a ballot names: a ranking the best first, others by their ids."""
    ranked = held.kind is BallotKind.RANKING
    return sorted(one.marks, key=one.marks.__getitem__) if ranked else sorted(one.marks)


def _meta(
    work: Work, opened: Opened, vote: Vote, held: BallotRules, district: str
) -> dict[str, str]:
    """Return the head of the file: which vote it is, when, and how ballots were filled in."""
    said = {
        "description": work.say(opened.project.title).text,
        "unit": work.platform.name,
        "instance": opened.row.id,
        "district": district,
        "currency": work.platform.currency,
        "language": work.platform.default_language,
        "min_length": str(held.least),
        "max_length": "" if held.most is None else str(held.most),
    }
    begin, end = _days(opened, vote)
    said |= {"date_begin": begin, "date_end": end}
    if held.kind is BallotKind.POINTS:
        said["max_sum_points"] = str(held.points)
        said["max_points"] = "" if held.points_each is None else str(held.points_each)
    if held.kind is BallotKind.GRADES:
        said |= {"min_points": "0", "max_points": str(held.grades - WORST_GRADE)}
    if held.kind is BallotKind.BASKET:
        said["min_sum_cost"] = str(held.least_cost)
    said |= published.meta_of(count_of(vote))
    return {name: value for name, value in said.items() if value}


def _days(opened: Opened, vote: Vote) -> tuple[str, str]:
    spans = [window for window in opened.windows if Act.VOTE in window.acts]
    ends = [window.ends_at for window in spans if window.ends_at]
    begins = (window.starts_at for window in spans if window.starts_at != phases.EVER)
    begin, end = min(begins, default=vote.began_at), max(ends, default=vote.sealed_at)
    return f"{begin:%Y-%m-%d}", f"{end:%Y-%m-%d}" if end else ""
