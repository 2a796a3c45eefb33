"""What people say of themselves: a year of birth and a home area, or neither.

It serves figures, and the votes that ask for an age or a home area. Nobody but the person
themselves reads it beside their name, and no log says it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from civic.errors import Invalid
from civic.models import Demographics, Person
from civic.rules import demographics as rules
from civic.rules.ballots import BallotRules
from civic.services.vocabulary import Label
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal

ABOUT_AREAS = (Reason.HOME_AREA_MISSING, Reason.LIVES_ELSEWHERE)


@dataclass(frozen=True)
class AboutMe:
    """What the reader says of themselves; ``area`` is the id of one of the ``areas`` offered."""

    birth_year: str = ""
    area: str = ""
    areas: list[Label] = field(default_factory=list)


@reads
def mine(work: Work) -> AboutMe:
    """Return what the actor says of themselves, and the areas that they can choose from."""
    work.require(Act.MANAGE_SELF)
    said = own(work)
    areas = [work.vocabulary.area(key, work.reader) for key in work.vocabulary.areas]
    return AboutMe(str(said.birth_year or ""), said.area_id or "", areas)


def say(work: Work, typed: Mapping[str, Any]) -> AboutMe:
    """Keep what the actor says of themselves; what is left empty is taken back.

    Raises:
        Invalid: if nobody was born in that year, or there is no such area.
    """
    work.require(Act.MANAGE_SELF)
    born = rules.read_year(typed.get("birth_year"), year_of(work))
    area = typed.get("area") or None
    if area is not None and not (isinstance(area, str) and area in work.vocabulary.areas):
        raise Invalid("area", "invalid.choice")
    work.session.get(Person, work.person_id, with_for_update=True)
    row = work.session.get(Demographics, work.person_id)
    if born is None and area is None:
        if row is not None:
            work.session.delete(row)
    else:
        row = row or Demographics(person_id=work.person_id)
        row.birth_year, row.area_id = born, area
        work.session.add(row)
    work.session.flush()
    return mine(work)


def own(work: Work) -> Demographics:
    """Return what the actor says of themselves as it is kept; nothing of nobody."""
    key = work.actor.person_id
    return (work.session.get(Demographics, key) if key else None) or Demographics(person_id="")


def home_in(work: Work, held: BallotRules) -> str:
    """Return the actor's own district, where a vote asks for it and their account says it."""
    return (own(work).area_id or "") if held.other_districts is not None else ""


def home_of(work: Work, held: BallotRules) -> Label | None:
    """Return the same by its name."""
    area = home_in(work, held)
    return work.vocabulary.area(area, work.reader) if area else None


def refuse_voter(work: Work, held: BallotRules) -> Refusal | None:
    """Say why the actor may not vote, by what they say of themselves; nothing if they may."""
    if held.least_age is None and not held.home_areas:
        return None
    said = own(work)
    refusal = rules.refuse(held, said.birth_year, said.area_id or "", year_of(work))
    if refusal is None or refusal.reason not in ABOUT_AREAS:
        return refusal
    names = [one.text for one in areas_of(work, held)]
    return replace(refusal, figures=(("areas", ", ".join(names)),))


def areas_of(work: Work, held: BallotRules) -> list[Label]:
    """Return the areas in which people live who may vote; none where it may be anywhere."""
    known = [key for key in work.vocabulary.areas if key in held.home_areas]
    return [work.vocabulary.area(key, work.reader) for key in known]


def year_of(work: Work) -> int:
    """Return which year it is where the platform is."""
    return work.now.astimezone(ZoneInfo(work.platform.timezone)).year
