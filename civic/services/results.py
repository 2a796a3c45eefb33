"""Results so far: where the inputs of an activity stand, what they are about, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from civic.models import Feedback, Input, Theme, ThemeMember
from civic.rules.outcomes import KEPT
from civic.services.input_lists import shown_in
from civic.services.insights import finished_id
from civic.services.project_views import ActivityView
from civic.services.vocabulary import NO_STATUS, StatusLabel
from civic.services.work import Work
from civic.words import NOTHING_SAID, Said

MOST = 6


@dataclass(frozen=True)
class Share:
    """A part of the inputs: its name, or the status they have, how many, and where to read them.

    ``percent`` is in hundredths of the largest part beside it.
    """

    text: str = ""
    lang: str = ""
    status: StatusLabel = NO_STATUS
    count: int = 0
    percent: int = 0
    href: str = ""


@dataclass(frozen=True)
class Results:
    """What came of an activity until now; ``kept`` are the inputs that were retained."""

    title: Said = NOTHING_SAID
    href: str = ""
    noun: str = "idea"
    inputs: int = 0
    answered: int = 0
    kept: int = 0
    statuses: list[Share] = field(default_factory=list)
    themes: list[Share] = field(default_factory=list)
    areas: list[Share] = field(default_factory=list)


def results_of(work: Work, slug: str, activities: Sequence[ActivityView]) -> list[Results]:
    """Return the results of those activities of a project that people contribute to."""
    return [_results(work, slug, one) for one in activities if one.inputs and not one.by_team]


@dataclass(frozen=True)
class _Found:
    """The figures that everybody sees alike."""

    statuses: dict[str, int]
    areas: dict[str, int]
    themes: list[tuple[str, str, int]]
    answered: int


def _results(work: Work, slug: str, activity: ActivityView) -> Results:
    found = work.recall(("results", activity.id), lambda: _find(work, activity.id))
    href, words = f"/projects/{slug}/{activity.slug}", work.vocabulary
    statuses = [words.status(key, work.reader) for key in words.statuses if key in found.statuses]
    areas = [words.area(key, work.reader) for key in found.areas if key in words.areas]
    return Results(
        title=activity.title,
        href=href,
        noun=activity.noun,
        inputs=activity.inputs,
        answered=found.answered,
        kept=sum(found.statuses[one.id] for one in statuses if one.key in KEPT),
        statuses=_shares(
            Share("", "", one, found.statuses[one.id], 0, f"{href}?status={one.id}")
            for one in statuses
        ),
        themes=_shares(
            Share(name, "", NO_STATUS, count, 0, f"{href}?theme={key}")
            for key, name, count in found.themes
        ),
        areas=_shares(
            Share(one.text, one.lang, NO_STATUS, found.areas[one.id], 0, f"{href}?area={one.id}")
            for one in areas[:MOST]
        ),
    )


def _shares(found: Iterable[Share]) -> list[Share]:
    """Return parts with their lengths beside each other."""
    parts = list(found)
    most = max((part.count for part in parts), default=1)
    return [replace(part, percent=round(100 * part.count / most)) for part in parts]


def _find(work: Work, activity_id: str) -> _Found:
    answered = (
        select(func.count(col(Feedback.input_id).distinct()))
        .join(Input, col(Input.id) == col(Feedback.input_id))
        .where(*shown_in(activity_id))
    )
    return _Found(
        statuses=_grouped(work, activity_id, Input.status_id),
        areas=_grouped(work, activity_id, Input.area_id),
        themes=_themes(work, activity_id),
        answered=int(work.session.connection().execute(answered).scalar_one()),
    )


def _grouped(work: Work, activity_id: str, column: Any) -> dict[str, int]:  # noqa: ANN401  a column
    """Count the inputs of an activity by one thing, the most first."""
    number = func.count().label("number")
    query = (
        select(col(column), number)
        .where(*shown_in(activity_id), col(column).is_not(None))
        .group_by(col(column))
        .order_by(number.desc(), col(column))
    )
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _themes(work: Work, activity_id: str) -> list[tuple[str, str, int]]:
    """Return the largest themes that an analysis of the team found, with what stands in each."""
    number = func.count().label("number")
    query = (
        select(col(Theme.id), col(Theme.name), number)
        .join(ThemeMember, col(ThemeMember.theme_id) == col(Theme.id))
        .join(Input, col(Input.id) == col(ThemeMember.input_id))
        .where(col(Theme.run_id) == finished_id(work, activity_id), *shown_in(activity_id))
        .group_by(col(Theme.id), col(Theme.name), col(Theme.number))
        .order_by(number.desc(), col(Theme.number))
        .limit(MOST)
    )
    return [(row[0], row[1], row[2]) for row in work.session.connection().execute(query)]
