"""What is near: contributions and projects in an area, or around a place.

A place is asked for, looked at and forgotten: it is written nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sqlmodel import col, select

from civic.errors import Invalid
from civic.models import Follow, Input, Project, ProjectArea
from civic.rules import nearness, places
from civic.rules.nearness import NO_DISTANCE, Distance
from civic.services.cards import cards_of
from civic.services.layers import nearest
from civic.services.project_cards import cards_of as project_cards
from civic.services.project_views import ProjectCard
from civic.services.standing import is_listed
from civic.services.views import EMPTY_CARD, Card
from civic.services.vocabulary import NO_LABEL, Label
from civic.services.work import Work, reads
from civic.words import Act, Followed

SHOWN = 5
PROJECTS = 3
RINGS_M = (400, 1_500, 5_000)
"""How far is looked, further only where too little is nearer."""
NAME_MOST = 120


@dataclass(frozen=True)
class NearInput:
    """A contribution, and how far from the place it lies; in an area, nowhere in particular."""

    card: Card = EMPTY_CARD
    away: Distance = NO_DISTANCE


@dataclass(frozen=True)
class Near:
    """What is near: where that is, what others say there, and the projects about it.

    ``areas`` are those one can choose from. An area that ``is_mine`` was not asked for: the
    reader follows it. ``place`` names a place that is no area, where its name is known.
    """

    areas: list[Label] = field(default_factory=list)
    area: Label = NO_LABEL
    place: str = ""
    is_mine: bool = False
    is_followed: bool = False
    is_asked: bool = False
    inputs: list[NearInput] = field(default_factory=list)
    projects: list[ProjectCard] = field(default_factory=list)


@reads
def in_area(work: Work, area_id: str = "") -> Near:
    """Return what is in an area; in that which the reader follows, where none is named."""
    work.require(Act.VIEW)
    followed = _followed(work)
    asked = area_id if area_id in work.vocabulary.areas else ""
    chosen = asked or next(iter(followed), "")
    if not chosen:
        return Near(areas=_areas(work))
    return replace(
        _of_area(work, chosen),
        areas=_areas(work),
        is_mine=not asked,
        is_followed=chosen in followed,
        is_asked=bool(asked),
    )


@reads
def around(work: Work, lat: object, lng: object, name: object = "") -> Near:
    """Return what is around a place, the nearest first, and about the area it lies in.

    Raises:
        Invalid: if it is no position on Earth.
    """
    work.require(Act.VIEW)
    here = places.place(lat, lng, name)
    if here is None:
        raise Invalid("place", "invalid.place")
    area_id = work.vocabulary.districts.at(here.lat, here.lng)
    area = work.vocabulary.area(area_id, work.reader)
    words = here.address[:NAME_MOST] or nearest(work, here.lat, here.lng)
    return Near(
        areas=_areas(work),
        area=area,
        place=words,
        is_followed=bool(area_id) and area_id in _followed(work),
        is_asked=True,
        inputs=_around(work, here.lat, here.lng),
        projects=_about(work, area_id),
    )


def _areas(work: Work) -> list[Label]:
    return [work.vocabulary.area(key, work.reader) for key in work.vocabulary.areas]


def _followed(work: Work) -> list[str]:
    """Return the areas that the reader follows, the one chosen last first."""
    if work.actor.person_id is None:
        return []
    query = (
        select(Follow.subject_id)
        .where(Follow.person_id == work.actor.person_id, Follow.kind == Followed.AREA)
        .where(col(Follow.is_on))
        .order_by(col(Follow.created_at).desc(), col(Follow.id))
    )
    return [key for key in work.session.exec(query) if key in work.vocabulary.areas]


def _of_area(work: Work, area_id: str) -> Near:
    query = (
        select(Input.id)
        .join(Project, col(Project.id) == col(Input.project_id))
        .where(Input.area_id == area_id, col(Input.is_shown).is_(True), is_listed(work.now))
        .order_by(col(Input.heat).desc(), col(Input.id))
        .limit(SHOWN)
    )
    ids = work.recall(("area", area_id), lambda: list(work.session.exec(query)))
    return Near(
        area=work.vocabulary.area(area_id, work.reader),
        inputs=[NearInput(card) for card in cards_of(work, ids)],
        projects=_about(work, area_id),
    )


def _about(work: Work, area_id: str | None) -> list[ProjectCard]:
    """Return the projects about an area, those that are open first."""
    query = (
        select(Project)
        .join(ProjectArea, col(ProjectArea.project_id) == col(Project.id))
        .where(ProjectArea.area_id == (area_id or ""), is_listed(work.now))
        .order_by(col(Project.position), col(Project.id))
    )
    cards = project_cards(work, work.session.exec(query).all())
    order = ("open", "", "upcoming", "closed")
    return sorted(cards, key=lambda card: order.index(card.standing))[:PROJECTS]


def _around(work: Work, lat: float, lng: float) -> list[NearInput]:
    """Return the nearest inputs with their distances."""
    found: list[tuple[float, str]] = []
    for within in RINGS_M:
        if len(found) < SHOWN:
            found = sorted(_within(work, lat, lng, within))[:SHOWN]
    cards = cards_of(work, [input_id for _, input_id in found])
    away = {input_id: nearness.in_words(metres) for metres, input_id in found}
    return [NearInput(card, away[card.id]) for card in cards]


def _within(work: Work, lat: float, lng: float, most: float) -> Iterator[tuple[float, str]]:
    """Return how far each input is that lies at most so many metres away."""
    south, north, west, east = nearness.box(lat, lng, most)
    query = (
        select(Input.id, Input.lat, Input.lng)
        .join(Project, col(Project.id) == col(Input.project_id))
        .where(col(Input.is_shown).is_(True), is_listed(work.now))
        .where(col(Input.lat).between(south, north), col(Input.lng).between(west, east))
    )
    for input_id, input_lat, input_lng in work.session.exec(query):
        away = nearness.metres(lat, lng, input_lat or 0, input_lng or 0)
        if away <= most:
            yield away, input_id
