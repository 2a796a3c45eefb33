"""Widgets in the hands of an administrator: which sites may show them, and what to paste there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlmodel import col, select

from civic import methods
from civic.errors import Invalid
from civic.i18n import say
from civic.models import Activity, Project
from civic.rules import editing, widgets
from civic.rules.widgets import HEIGHTS, HIGHEST, LOWEST, ORDERS, Asked, Kind, Theme
from civic.services.platform_admin import save_settings
from civic.services.reach import site_address
from civic.services.standing import is_out
from civic.services.vocabulary import Label
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Feature, Said

INPUT = re.compile(r"(?:.*/inputs/)?([0-9A-Za-z]{1,40})/?(?:[?#].*)?")
PROJECT, ACTIVITY = "project:", "activity:"


@dataclass(frozen=True)
class Source:
    """Where contributions may come from: a project, or one of its activities."""

    value: str = ""
    project: Said = NOTHING_SAID
    activity: Said = NOTHING_SAID


@dataclass(frozen=True)
class WidgetDesk:
    """What an administrator chooses from, and the sites that may show widgets."""

    sites: str = ""
    sources: list[Source] = field(default_factory=list)
    tags: list[Label] = field(default_factory=list)
    languages: tuple[str, ...] = ()
    brand: str = ""


@dataclass(frozen=True)
class Composed:
    """A widget as it was chosen: where its preview is, and what to paste."""

    path: str = ""
    snippet: str = ""
    height: int = HEIGHTS[Kind.LIST]


NO_DESK = WidgetDesk()
NOT_COMPOSED = Composed()


@reads
def desk(work: Work) -> WidgetDesk:
    """Return what a widget can be composed of."""
    work.require(Act.MANAGE_PLATFORM)
    words = work.vocabulary
    return WidgetDesk(
        sites="\n".join(work.platform.widget_sites),
        sources=_sources(work),
        tags=[words.tag(tag, work.reader) for tag in words.tags],
        languages=work.platform.languages,
        brand=work.platform.brand,
    )


def save_sites(work: Work, typed: object) -> WidgetDesk:
    """Keep the sites that may show widgets; browsers hear of it within a minute.

    Raises:
        Invalid: if one is no address of a site.
    """
    save_settings(work, {"widget_sites": typed})
    kept = widgets.sites("widget_sites", typed)
    return replace(desk(work), sites="\n".join(kept))


@reads
def compose(work: Work, typed: Mapping[str, Any]) -> Composed:
    """Return a widget as it was chosen.

    Raises:
        Invalid: if a choice is none, with its name.
    """
    work.require(Act.MANAGE_PLATFORM)
    asked = _asked(work, typed)
    height = _number("height", typed.get("height") or HEIGHTS[Kind(asked.kind)], LOWEST, HIGHEST)
    language = asked.lang or work.platform.default_language
    title = say("team_widget.frame_title", language, site=work.platform.name)
    fits = typed.get("fits") is True
    pasted = widgets.snippet(site_address(work.house), asked, title, height, fits=fits)
    return Composed(widgets.address(asked), pasted, height)


def _asked(work: Work, typed: Mapping[str, Any]) -> Asked:
    kind = _one("kind", typed, list(Kind))
    colour = editing.colour("colour", typed["colour"]) if typed.get("colour") else ""
    asked = Asked(
        kind=kind,
        order=_one("order", typed, list(ORDERS)),
        items=_number("items", typed.get("items"), widgets.FEWEST, widgets.MOST),
        pictures=typed.get("pictures") is True,
        lang=_one("lang", typed, ["", *work.platform.languages]),
        theme=_one("theme", typed, list(Theme)),
        colour="" if colour.lower() == work.platform.brand.lower() else colour.lower(),
    )
    if kind == Kind.INPUT:
        found = INPUT.fullmatch(str(typed.get("input", "")).strip())
        if not found:
            raise Invalid("input", "team_widget.input_missing")
        return replace(asked, input=found[1])
    source = _one("source", typed, ["", *(each.value for each in _sources(work))])
    return replace(
        asked,
        project=source.removeprefix(PROJECT) if source.startswith(PROJECT) else "",
        activity=source.removeprefix(ACTIVITY) if source.startswith(ACTIVITY) else "",
        tag=_one("tag", typed, ["", *work.vocabulary.tags]),
    )


def _sources(work: Work) -> list[Source]:
    """Return what everybody may see: each project, then its activities that have inputs."""
    query = (
        select(Project, Activity)
        .join(Activity, col(Activity.project_id) == col(Project.id))
        .where(is_out(work.now))
        .order_by(col(Project.created_at).desc(), col(Project.id), col(Activity.position))
    )
    found: dict[str, Source] = {}
    for project, activity in work.session.exec(query):
        if Feature.INPUTS in methods.catalogue()[activity.method].features:
            of_project = Source(f"{PROJECT}{project.id}", work.say(project.title))
            found.setdefault(of_project.value, of_project)
            value = f"{ACTIVITY}{activity.id}"
            found[value] = Source(value, of_project.project, work.say(activity.title))
    return list(found.values())


def _one(name: str, typed: Mapping[str, Any], known: list[str]) -> str:
    return editing.chosen(name, [typed.get(name, "")], known)[0]


def _number(name: str, typed: object, least: int, most: int) -> int:
    number = int(str(typed)) if str(typed).isdecimal() and len(str(typed)) < LOWEST else -1
    if number < least:
        raise Invalid(name, "invalid.too_small", least=str(least))
    if number > most:
        raise Invalid(name, "invalid.too_large", most=str(most))
    return number
