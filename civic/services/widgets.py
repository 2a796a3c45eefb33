"""What a widget shows on somebody else's page: never more than everybody may see."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.errors import NotFound
from civic.models import Input, Project
from civic.rules.posters import Spot
from civic.rules.widgets import Asked, Kind
from civic.services import api_inputs, input_pages, layers
from civic.services.input_lists import Filters, conditions, first
from civic.services.input_views import InputPage
from civic.services.layers import Ground
from civic.services.reach import site_address
from civic.services.standing import status_of
from civic.services.views import Card
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, ProjectStatus, Said

MOST_PINS = 3000


@dataclass(frozen=True)
class Frame:
    """What stands around a widget: whose it is, in which language, and who may show it."""

    platform: str = ""
    site: str = ""
    brand: str = ""
    language: str = ""
    time_zone: str = "UTC"
    sites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Home:
    """What a widget is about, and where that is on the platform."""

    title: Said = NOTHING_SAID
    path: str = "/"
    is_over: bool = False


@dataclass(frozen=True)
class Pins:
    """Where contributions lie, the newest first: columns of the same length, and how many lie."""

    ids: list[str] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    total: int = 0


@dataclass(frozen=True)
class Widget:
    """What is in a widget: contributions with how many there are, or one of them, or pins."""

    frame: Frame
    home: Home = Home()
    cards: list[Card] = field(default_factory=list)
    total: int = 0
    page: InputPage | None = None
    pins: Pins = field(default_factory=Pins)
    ground: Ground = field(default_factory=Ground)
    outlines: list[dict[str, Any]] = field(default_factory=list)
    is_shown: bool = True


@dataclass(frozen=True)
class PinCard:
    """What the pin of a contribution says once it is chosen."""

    card: Card
    path: str


@reads
def shown(work: Work, asked: Asked) -> Widget:
    """Return a widget; one whose contents are not public, or no longer, has its frame alone."""
    work.require(Act.VIEW)
    alike = replace(asked, lang="", theme="", colour="", pictures=False)
    key = ("widget", alike, work.reader, work.vocabulary.version)
    return work.recall(key, lambda: _shown(work, asked))


@reads
def mapped(work: Work, asked: Asked) -> Widget:
    """Return all that the map of a widget is drawn of.

    Raises:
        NotFound: if its project or activity is not public.
    """
    work.require(Act.VIEW)
    return _on_map(work, asked, Widget(_frame(work), _home(work, asked)))


@reads
def pin(work: Work, input_id: str) -> PinCard:
    """Return what the pin of a contribution says.

    Raises:
        NotFound: if there is none that everybody sees.
    """
    page = input_pages.page(work, input_id)
    if page.gone.how:
        raise NotFound
    return PinCard(page.card, f"/inputs/{page.card.id}")


def _shown(work: Work, asked: Asked) -> Widget:
    frame = _frame(work)
    try:
        if asked.kind == Kind.INPUT:
            return _one(work, frame, asked)
        return _several(work, frame, asked)
    except NotFound:
        return Widget(frame, is_shown=False)


def _frame(work: Work) -> Frame:
    chosen = work.platform
    return Frame(
        platform=chosen.name,
        site=site_address(work.house),
        brand=chosen.brand,
        language=work.reader,
        time_zone=chosen.timezone,
        sites=chosen.widget_sites,
    )


def _one(work: Work, frame: Frame, asked: Asked) -> Widget:
    page = input_pages.page(work, asked.input)
    home = _home(work, replace(asked, activity=page.activity_id))
    return Widget(frame, home, page=page, is_shown=not page.gone.how)


def _several(work: Work, frame: Frame, asked: Asked) -> Widget:
    home = _home(work, asked)
    where = _where(work, asked)
    if asked.kind == Kind.MAP:
        where.append(col(Input.lat).is_not(None))
    cards, total = first(work, where, asked.order, asked.items)
    found = Widget(frame, home, cards, total)
    return _on_map(work, asked, found) if asked.kind == Kind.MAP else found


def _on_map(work: Work, asked: Asked, widget: Widget) -> Widget:
    shapes = [area.shape for area in work.vocabulary.areas.values() if area.shape]
    return replace(widget, pins=_pins(work, asked), ground=layers.ground(work), outlines=shapes)


def _where(work: Work, asked: Asked) -> list[Any]:
    filters = Filters(tags=(asked.tag,) if asked.tag else ())
    where = api_inputs.scope(work, asked.project, asked.activity)
    return [*where, *conditions(work, filters), col(Input.is_shown).is_(True)]


def _pins(work: Work, asked: Asked) -> Pins:
    where = [*_where(work, asked), col(Input.lat).is_not(None)]
    query = (
        select(col(Input.id), col(Input.lat), col(Input.lng), col(Input.status_id))
        .where(*where)
        .order_by(col(Input.created_at).desc(), col(Input.id).desc())
    )
    rows = work.session.connection().execute(query).all()
    keys = {key: status.key for key, status in work.vocabulary.statuses.items()}
    kept = rows[:MOST_PINS]
    return Pins(
        [row[0] for row in kept],
        [Spot(row[1] or 0.0, row[2] or 0.0, keys.get(row[3] or "", "")) for row in kept],
        len(rows),
    )


def _home(work: Work, asked: Asked) -> Home:
    """Return what a widget is about; a tag narrows it, and its address says so."""
    if asked.activity:
        opened = work.visit(asked.activity)
        path = f"/projects/{opened.project.slug}/{opened.row.slug}"
        ending = f"?tag={asked.tag}" if asked.tag else ""
        return Home(work.say(opened.row.title), path + ending, _is_over(work, opened.project))
    if asked.project:
        project = work.visible(asked.project)
        return Home(work.say(project.title), f"/projects/{project.slug}", _is_over(work, project))
    return Home(Said(work.platform.name), "/projects")


def _is_over(work: Work, project: Project) -> bool:
    return status_of(project, work.now) is ProjectStatus.ARCHIVED
