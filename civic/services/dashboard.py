"""How much takes place: the figures of one project, or of all that a person works on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, cast, func, select, union
from sqlmodel import col

from civic.errors import NotFound
from civic.models import Activity, Comment, Feedback, Input, InputTag, Reaction, Voter
from civic.rules import charts
from civic.rules.charts import PERIODS, QUARTER_HOUR, Bar, Chart, Span, Step, Weekday
from civic.services.masks import taking_part
from civic.services.team_query import projects_of, waiting
from civic.services.turnout import paper_in, voter
from civic.services.work import Work, reads
from civic.words import Said

MOST_BARS = 30
SECONDS_OF_DAY = 86_400


@dataclass(frozen=True)
class Choice:
    """A project whose figures may be asked for."""

    id: str = ""
    title: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Dashboard:
    """What took place, in counts and charts.

    ``participants`` are people, each once, be it that they wrote, reacted or voted, and as many
    more as there are ballots on ``paper``.
    """

    projects: list[Choice] = field(default_factory=list)
    project: str = ""
    period: int = PERIODS[1]
    step: str = Step.DAY
    participants: int = 0
    paper: int = 0
    inputs: int = 0
    comments: int = 0
    reactions: int = 0
    answered: int = 0
    days_to_answer: int = -1
    over_time: list[Chart] = field(default_factory=list)
    hours: list[Weekday] = field(default_factory=list)
    by: list[Chart] = field(default_factory=list)


@reads
def figures(work: Work, project: object = "", period: object = PERIODS[1]) -> Dashboard:
    """Return what took place in one project or in all of one's own, since some days ago.

    Raises:
        NotFound: if the actor does not work on that project.
        Refused: if the actor is of no team.
    """
    mine = projects_of(work)
    asked = project if isinstance(project, str) else ""
    if asked and asked not in mine:
        raise NotFound
    ids = [asked] if asked else list(mine)
    days = period if isinstance(period, int) and period in PERIODS else PERIODS[1]
    return _drawn(work, _Scope(work, ids, days), mine, asked)


class _Scope:
    """The rows that count: of these projects, since a day, seen by everybody."""

    def __init__(self, work: Work, ids: Sequence[str], days: int) -> None:
        self.work, self.days, self.ids = work, days, ids
        self.zone = ZoneInfo(work.platform.timezone)
        self.today = work.now.astimezone(self.zone).date()
        midnight = datetime.combine(self.today - timedelta(days=days - 1), datetime.min.time())
        self.since = midnight.replace(tzinfo=self.zone) if days else None
        self.inputs = [col(Input.project_id).in_(ids), col(Input.is_shown).is_(True)]
        self.boxes = select(col(Activity.id)).where(col(Activity.project_id).in_(ids))

    def of(self, column: Any, *where: ColumnElement[bool]) -> list[ColumnElement[bool]]:  # noqa: ANN401
        return [*where, *([column >= self.since] if self.since else [])]

    def new_inputs(self) -> list[ColumnElement[bool]]:
        return self.of(col(Input.created_at), *self.inputs)

    def new_comments(self) -> list[ColumnElement[bool]]:
        written = select(col(Input.id)).where(*self.inputs)
        shown = (col(Comment.removed_at).is_(None), col(Comment.hidden_at).is_(None))
        return self.of(col(Comment.created_at), col(Comment.input_id).in_(written), *shown)

    def new_reactions(self) -> list[ColumnElement[bool]]:
        return self.of(col(Reaction.at), col(Reaction.activity_id).in_(self.boxes))

    def new_voters(self) -> list[ColumnElement[bool]]:
        return self.of(col(Voter.hour), col(Voter.activity_id).in_(self.boxes))


def _drawn(work: Work, scope: _Scope, mine: Mapping[str, Any], asked: str) -> Dashboard:
    counted = _counted(work, scope)
    sums = {name: counts.total() for name, counts in counted.items()}
    every = sum(counted.values(), Counter[int]())
    span = _span(scope, every)
    waits, unanswered = _waits(work, scope)
    titles = {key: work.say(title) for key, title in mine.items()}
    paper = sum(paper_in(work, scope.ids, scope.since).values())
    return Dashboard(
        projects=[Choice(key, said.text, said.lang) for key, said in titles.items()],
        project=asked,
        period=scope.days,
        step=span.step,
        participants=_participants(work, scope) + paper,
        paper=paper,
        **sums,
        answered=len(waits),
        days_to_answer=charts.middle(waits),
        over_time=[
            charts.over_time(name, counts, scope.zone, span) for name, counts in counted.items()
        ],
        hours=charts.over_the_week(every, scope.zone),
        by=[
            charts.chart("kind", (Bar(key=f"kind_{name}", value=n) for name, n in sums.items())),
            _by_status(work, scope),
            charts.waits(waits, unanswered),
            _by_tag(work, scope),
            _by_area(work, scope),
            _by_project(work, scope, titles),
        ],
    )


def _counted(work: Work, scope: _Scope) -> dict[str, Counter[int]]:
    return {
        "inputs": _moments(work, col(Input.created_at), scope.new_inputs()),
        "comments": _moments(work, col(Comment.created_at), scope.new_comments()),
        "reactions": _moments(work, col(Reaction.at), scope.new_reactions()),
    }


def _moments(work: Work, column: Any, where: list[ColumnElement[bool]]) -> Counter[int]:  # noqa: ANN401
    """Count rows by the quarter of an hour in which they came."""
    is_sqlite = work.session.get_bind().dialect.name == "sqlite"
    seconds = func.strftime("%s", column) if is_sqlite else func.extract("epoch", column)
    quarter = cast(func.floor(cast(seconds, Integer) / QUARTER_HOUR), Integer)
    query = select(quarter, func.count()).where(*where).group_by(quarter)
    rows = work.session.connection().execute(query)
    return Counter({int(row[0]): int(row[1]) for row in rows})


def _span(scope: _Scope, counts: Mapping[int, int]) -> Span:
    """Return the days of the charts over time."""
    if scope.days:
        first = scope.today - timedelta(days=scope.days - 1)
    else:
        at = min(counts, default=None)
        moment = datetime.fromtimestamp(at * QUARTER_HOUR, scope.zone) if at else None
        first = moment.date() if moment else scope.today
    return Span(first, scope.today)


def _participants(work: Work, scope: _Scope) -> int:
    people = union(
        select(taking_part(Input).label("id")).where(*scope.new_inputs()),
        select(taking_part(Comment)).where(*scope.new_comments()),
        select(col(Reaction.person_id)).where(*scope.new_reactions()),
        select(voter()).where(*scope.new_voters()),
    ).subquery()
    return work.session.connection().execute(select(func.count(people.c.id))).scalar_one()


def _grouped(work: Work, column: Any, scope: _Scope) -> dict[str | None, int]:  # noqa: ANN401
    query = select(column, func.count()).where(*scope.new_inputs()).group_by(column)
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _by_status(work: Work, scope: _Scope) -> Chart:
    counts, words = _grouped(work, col(Input.status_id), scope), work.vocabulary
    labels = [words.status(status, work.reader) for status in words.statuses]
    bars = [Bar(one.text, one.lang, value=counts.get(one.id, 0)) for one in labels]
    return charts.chart("status", [*bars, *_none("no_status", counts.get(None, 0))])


def _by_area(work: Work, scope: _Scope) -> Chart:
    counts, words = _grouped(work, col(Input.area_id), scope), work.vocabulary
    labels = [words.area(area, work.reader) for area in words.areas]
    bars = [Bar(one.text, one.lang, value=counts.get(one.id, 0)) for one in labels]
    return charts.chart("area", [*_largest(bars), *_none("no_area", counts.get(None, 0))])


def _by_tag(work: Work, scope: _Scope) -> Chart:
    query = (
        select(col(InputTag.tag_id), func.count())
        .join(Input, col(Input.id) == col(InputTag.input_id))
        .where(*scope.new_inputs())
        .group_by(col(InputTag.tag_id))
    )
    counts = {row[0]: row[1] for row in work.session.connection().execute(query)}
    words = work.vocabulary
    labels = [words.tag(tag, work.reader) for tag in words.tags]
    bars = [Bar(one.text, one.lang, value=counts.get(one.id, 0)) for one in labels]
    tagged = select(col(InputTag.input_id)).where(col(InputTag.input_id) == col(Input.id))
    bare = select(func.count()).where(*scope.new_inputs(), ~tagged.exists())
    without = work.session.connection().execute(bare).scalar_one()
    return charts.chart("tag", [*_largest(bars), *_none("no_tag", without)])


def _by_project(work: Work, scope: _Scope, titles: Mapping[str, Said]) -> Chart:
    counts = _grouped(work, col(Input.project_id), scope)
    bars = [Bar(titles[key].text, titles[key].lang, value=n) for key, n in counts.items() if key]
    return charts.chart("project", _largest(bars))


def _largest(bars: Sequence[Bar]) -> list[Bar]:
    """Return the bars that say something, the largest first."""
    some = sorted((bar for bar in bars if bar.value), key=lambda bar: (-bar.value, bar.text))
    return some[:MOST_BARS]


def _none(key: str, count: int) -> list[Bar]:
    return [Bar(key=key, value=count)] if count else []


def _waits(work: Work, scope: _Scope) -> tuple[list[int], int]:
    """Return after how many days inputs were answered first, and how many wait."""
    answered = (
        select(col(Input.created_at), func.min(col(Feedback.at)))
        .join(Feedback, col(Feedback.input_id) == col(Input.id))
        .where(*scope.new_inputs())
        .group_by(col(Input.id), col(Input.created_at))
    )
    rows = work.session.connection().execute(answered).all()
    waits = [max(0, int((at - begun).total_seconds()) // SECONDS_OF_DAY) for begun, at in rows]
    open_ = select(func.count()).where(*scope.new_inputs(), *waiting())
    return waits, work.session.connection().execute(open_).scalar_one()
