"""How many take part in a vote by age and by area, so that nobody is singled out.

It is counted when voters are entered into the register, and only once five more people have come;
numbers are rounded down to fives before they are kept. Who sees them, the team included, sees
nothing in between: two counts never differ by fewer than five people, nor does a line of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from civic.models import Ballot, Demographics, TurnoutCount, Voter
from civic.rules import demographics as rules
from civic.services.demographics import year_of
from civic.services.work import Work
from civic.words import Act


@dataclass(frozen=True)
class Line:
    """At least so many people of one age or area, 0 for fewer than five; ``percent`` draws it.

    ``name`` is empty for those who do not say it, and for ages, which ``key`` names.
    """

    key: str
    people: int = 0
    percent: int = 0
    name: str = ""
    lang: str = ""


@dataclass(frozen=True)
class WhoTakesPart:
    """A count of those who take part, at a moment; without ages or areas that too few state.

    ``districts`` counts ballots by the district that they state, where the vote asks for it.
    """

    people: int = 0
    at: datetime | None = None
    ages: tuple[Line, ...] = ()
    areas: tuple[Line, ...] = ()
    districts: tuple[Line, ...] = ()


def latest(work: Work, activity_id: str) -> WhoTakesPart | None:
    """Return the latest count of a vote, the last of a sealed one; nothing where it tells nothing.

    The caller has asked for leave to see the activity.
    """
    row = work.session.get(TurnoutCount, activity_id)
    if row is None:
        return None
    ages = _lines(row.ages, rules.LINES)
    areas, districts = _places(work, row.areas), _places(work, row.districts)
    if not (ages or areas or districts):
        return None
    return WhoTakesPart(row.people, row.at, ages, areas, districts)


def count(work: Work, activity_id: str) -> None:
    """Count anew, if enough people have come since the count before; else that one stands.

    Whoever has a ballot is in the register by then, and the vote is locked.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = work.session.get(TurnoutCount, activity_id, with_for_update=True)
    people, bands, homes = _said(work, activity_id)
    if not rules.is_due(people, row.people if row else 0):
        return
    row = row or TurnoutCount(activity_id=activity_id)
    row.people, row.at = people, work.now
    row.ages = dict[str, Any](rules.rounded(bands, rules.LINES))
    places = [*work.vocabulary.areas, rules.UNSAID]
    row.areas = dict[str, Any](rules.rounded(homes, places))
    stated = _stated(work, activity_id)
    row.districts = dict[str, Any](rules.rounded(stated, places)) if stated else {}
    work.session.add(row)
    work.tell(f"vote:{activity_id}")


def _said(work: Work, activity_id: str) -> tuple[int, Counter[str], Counter[str]]:
    """Return how many take part: all, by group of ages, and by the area where they live."""
    year = year_of(work)
    bands: Counter[str] = Counter()
    homes: Counter[str] = Counter()
    query = (
        select(Demographics.birth_year, Demographics.area_id, func.count())
        .select_from(Voter)
        .join(Demographics, col(Demographics.person_id) == col(Voter.person_id), isouter=True)
        .where(Voter.activity_id == activity_id)
        .group_by(col(Demographics.birth_year), col(Demographics.area_id))
    )
    for birth_year, area, number in work.session.exec(query):
        bands[rules.band_of(birth_year, year)] += number
        homes[area or rules.UNSAID] += number
    return bands.total(), bands, homes


def _stated(work: Work, activity_id: str) -> Mapping[str, int]:
    """Return how many ballots that count state which district, none if none states any."""
    query = (
        select(Ballot.district, func.count())
        .where(Ballot.activity_id == activity_id, col(Ballot.counts))
        .group_by(col(Ballot.district))
    )
    found = {area or rules.UNSAID: number for area, number in work.session.exec(query)}
    return found if found.keys() - {rules.UNSAID} else {}


def _places(work: Work, kept: Mapping[str, int]) -> tuple[Line, ...]:
    """Return the lines of areas, those that are still there, in their order."""
    named = [key for key in work.vocabulary.areas if key in kept]
    lines = _lines(kept, [*named, rules.UNSAID])
    names = (work.vocabulary.area(one.key, work.reader) for one in lines)
    return tuple(
        replace(one, name=name.text, lang=name.lang) for one, name in zip(lines, names, strict=True)
    )


def _lines(kept: Mapping[str, int], keys: Iterable[str]) -> tuple[Line, ...]:
    """Return the lines of a count; none as long as too few say anything for it to be shown."""
    shown = {key: kept.get(key, 0) for key in keys}
    most = max(shown.values(), default=0)
    if not any(people for key, people in shown.items() if key != rules.UNSAID):
        return ()
    return tuple(Line(key, people, 100 * people // most) for key, people in shown.items())
