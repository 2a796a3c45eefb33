"""The entries of the header and the footer in the hands of administrators."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from civic.errors import Invalid
from civic.models import Folder, OwnPage, Project
from civic.rules import editing, texts
from civic.rules.ways import KINDS, MOST, PLACES, Way, link, placed, stored
from civic.services import platform_admin
from civic.services.own_pages import latest
from civic.services.ways import labels_of
from civic.services.work import Work, reads
from civic.words import Act, new_id

LABEL_MOST = 40


@dataclass(frozen=True)
class WayLine:
    """An entry as the team edits it; one that ``is_hidden`` leads to what is not public yet."""

    id: str = ""
    kind: str = ""
    target: str = ""
    label: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    is_hidden: bool = False


@dataclass(frozen=True)
class Choice:
    """Something an entry can lead to."""

    id: str = ""
    title: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WaysForm:
    """The entries of both places, and what they can lead to."""

    header: list[WayLine] = field(default_factory=list)
    footer: list[WayLine] = field(default_factory=list)
    pages: list[Choice] = field(default_factory=list)
    projects: list[Choice] = field(default_factory=list)
    folders: list[Choice] = field(default_factory=list)


@reads
def ways_form(work: Work) -> WaysForm:
    """Return the entries and what they can lead to."""
    work.require(Act.MANAGE_PLATFORM)
    order = select(OwnPage).order_by(col(OwnPage.position), OwnPage.slug)
    titled = [(row.id, latest(work, row.id).title) for row in work.session.exec(order)]
    projects = select(Project.id, Project.title).order_by(col(Project.created_at).desc())
    folders = select(Folder.id, Folder.title).order_by(col(Folder.position), Folder.slug)
    header, footer = work.platform.header, work.platform.footer
    ways = (*header, *footer)
    lines = [_line(*found) for found in zip(ways, labels_of(work, ways), strict=True)]
    return WaysForm(
        header=lines[: len(header)],
        footer=lines[len(header) :],
        pages=[Choice(*found) for found in titled],
        projects=[Choice(i, dict(title)) for i, title in work.session.exec(projects)],
        folders=[Choice(i, dict(title)) for i, title in work.session.exec(folders)],
    )


def save_way(work: Work, place: str, way_id: str, typed: Mapping[str, Any]) -> str:
    """Keep an entry of a place, or put one more at its end when it has no id; return its id.

    Raises:
        Invalid: if it leads nowhere, a link has no words, or the place is full.
    """
    work.require(Act.MANAGE_PLATFORM)
    platform_admin.lock(work)
    ways = _ways(work, place)
    kept = next((way for way in ways if way.id == way_id), None)
    way = _typed(work, kept or Way(id=new_id()), typed)
    if kept is None and len(ways) >= MOST[place]:
        raise Invalid("kind", "team_pages.full", most=str(MOST[place]))
    _keep(work, place, (*ways, way) if kept is None else _put(ways, way))
    return way.id


def move_way(work: Work, place: str, way_id: str, at: int) -> None:
    """Put an entry at another place in its row, counted from 0."""
    work.require(Act.MANAGE_PLATFORM)
    platform_admin.lock(work)
    if isinstance(at, int):
        _keep(work, place, placed(_ways(work, place), way_id, at))


def remove_way(work: Work, place: str, way_id: str) -> None:
    """Take an entry away."""
    work.require(Act.MANAGE_PLATFORM)
    platform_admin.lock(work)
    _keep(work, place, tuple(way for way in _ways(work, place) if way.id != way_id))


def put_way_back(work: Work, place: str, at: int, line: WayLine) -> None:
    """Put an entry back that was taken away, where it was; the caller kept it."""
    work.require(Act.MANAGE_PLATFORM)
    platform_admin.lock(work)
    ways = _ways(work, place)
    if all(way.id != line.id for way in ways) and len(ways) < MOST[place]:
        way = Way(id=line.id, kind=line.kind, target=line.target, label=line.label)
        _keep(work, place, placed((*ways, way), way.id, at))


def _ways(work: Work, place: str) -> tuple[Way, ...]:
    if place not in PLACES:
        raise Invalid("place", "invalid.choice")
    found: tuple[Way, ...] = getattr(work.platform, place)
    return found


def _keep(work: Work, place: str, ways: tuple[Way, ...]) -> None:
    platform_admin.save_settings(work, {place: stored(ways)})


def _put(ways: tuple[Way, ...], way: Way) -> tuple[Way, ...]:
    return tuple(way if one.id == way.id else one for one in ways)


def _typed(work: Work, kept: Way, typed: Mapping[str, Any]) -> Way:
    kind, target = typed.get("kind", kept.kind), typed.get("target", "")
    if kind not in KINDS:
        raise Invalid("kind", "invalid.choice")
    platform = work.platform
    label = editing.said("label", typed.get("label", {}), platform.languages, _label, kept.label)
    if kind == "link":
        target = link("target", target)
        if not label.get(platform.default_language):
            raise Invalid(f"label.{platform.default_language}", "invalid.missing")
    elif kind == "projects":
        target = ""
    elif not isinstance(target, str) or work.session.get(_TABLES[kind], target) is None:
        raise Invalid("target", "team_pages.choose")
    return Way(id=kept.id, kind=kind, target=target, label=label)


_TABLES: dict[str, type[OwnPage | Project | Folder]] = {
    "page": OwnPage, "project": Project, "folder": Folder,
}  # fmt: skip


def _label(field: str, typed: object) -> str:
    return texts.line(field, typed, most=LABEL_MOST, least=0)


def _line(way: Way, shown: dict[str, str] | None) -> WayLine:
    return WayLine(way.id, way.kind, way.target, way.label, shown or way.label, shown is None)
