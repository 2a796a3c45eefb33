"""The demo commune itself: its platform, its people, its projects, as rows."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from civic.demo import content
from civic.methods import catalogue
from civic.models import (
    Activity,
    Area,
    Folder,
    MapLayer,
    Opening,
    Person,
    Phase,
    Platform,
    Project,
    ProjectArea,
    ProjectTag,
    Question,
    Status,
    Tag,
    Trust,
)
from civic.rules.forms import Readers
from civic.rules.platform import FIRST_STATUSES, PlatformSettings
from civic.rules.texts import clean_html, plain, slug_of
from civic.words import Act, Role

CLOSING = {"implemented", "not_retained", "ineligible"}
COLOURS = {key: colour for key, _, colour, _ in FIRST_STATUSES}


def id_of(*names: str) -> str:
    """Return the id that a thing of the demo has in every demo."""
    return uuid5(NAMESPACE_URL, "/".join(("civic-demo", *names))).hex


@dataclass(frozen=True)
class Calendar:
    """Turns the relative days of the content into moments."""

    today: datetime
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(content.commune()["timezone"]))

    def at(self, day: int, time: str = "00:00") -> datetime:
        """Return the moment of a clock time so many days from today."""
        hour, minute = map(int, time.split(":"))
        there = self.today.astimezone(self.zone) + timedelta(days=day)
        return there.replace(hour=hour, minute=minute, second=0, microsecond=0)


def platform() -> Platform:
    """Return the settings of the commune's platform."""
    told = content.commune()
    settings = PlatformSettings(
        name=told["platform"]["name"]["fr"],
        welcome={lang: plain(text) for lang, text in told["platform"]["tagline"].items()},
        brand=told["brand_colour"],
        timezone=told["timezone"],
        contact="participer@ambremont.example",
        map_centre=(told["centre"]["lat"], told["centre"]["lng"]),
        map_zoom=told["zoom"],
    )
    return Platform(settings=settings.model_dump(mode="json"))


def words() -> list[Tag | Area | Status]:
    """Return the tags, areas and statuses of the commune."""
    tags = [
        Tag(id=id_of("tag", tag["key"]), name=tag["name"], position=position)
        for position, tag in enumerate(content.commune()["tags"])
    ]
    return [*tags, *_areas(), *_statuses()]


def _areas() -> list[Area]:
    shapes = {
        feature["properties"]["key"]: feature["geometry"]
        for feature in content.layer("layers/districts.geojson")["features"]
    }
    return [
        Area(
            id=id_of("area", area["key"]),
            name=area["name"],
            shape=shapes[area["key"]],
            position=position,
        )
        for position, area in enumerate(content.commune()["areas"])
    ]


def _statuses() -> list[Status]:
    return [
        Status(
            id=id_of("status", status["key"]),
            key=status["key"],
            name=status["name"],
            colour=COLOURS.get(status["key"], ""),
            is_first=position == 0,
            is_closing=status["key"] in CLOSING,
            position=position,
        )
        for position, status in enumerate(content.commune()["statuses"])
    ]


def people(calendar: Calendar) -> list[Person]:
    """Return everybody who has an account."""
    return [
        Person(
            id=id_of("person", person["key"]),
            email=person["email"],
            name=person["name"],
            language=person["language"],
            bio=person.get("bio", ""),
            is_admin=person["role"] == Role.ADMIN,
            created_at=calendar.at(person["joined"], "12:00"),
            confirmed_at=calendar.at(person["joined"], "12:00"),
        )
        for person in content.people()
    ]


def folders() -> list[Folder]:
    """Return the folders of the projects."""
    return [
        Folder(
            id=id_of("folder", folder["key"]),
            slug=folder["key"],
            title=folder["title"],
            description=_clean(folder.get("description", {})),
            position=position,
        )
        for position, folder in enumerate(content.folders())
    ]


def project(calendar: Calendar, told: dict[str, Any], picture_id: str) -> list[Any]:
    """Return the rows of one project, those that others name first."""
    project_id = id_of("project", told["key"])
    folder = next((f["key"] for f in content.folders() if told["key"] in f["projects"]), None)
    row = Project(
        id=project_id,
        slug=told["slug"],
        folder_id=id_of("folder", folder) if folder else None,
        status=told["status"],
        title=told["title"],
        question=told["question"],
        description=_clean(told["description"]),
        contact=told["contact"],
        picture_id=picture_id,
        picture_alt=told["picture_alt"],
        created_at=calendar.at(min(phase["starts"] for phase in told["phases"]) - 30, "09:00"),
        published_at=calendar.at(min(phase["starts"] for phase in told["phases"]) - 7, "09:00"),
    )
    return [
        row,
        *_links(told, project_id),
        *_layers(project_id),
        *_team(calendar, told, project_id),
        *_activities(told, project_id),
        *_questions(told),
        *_phases(calendar, told, project_id),
    ]


def _links(told: dict[str, Any], project_id: str) -> list[ProjectTag | ProjectArea]:
    tags = [ProjectTag(project_id=project_id, tag_id=id_of("tag", key)) for key in told["tags"]]
    areas = [
        ProjectArea(project_id=project_id, area_id=id_of("area", key)) for key in told["areas"]
    ]
    return [*tags, *areas]


def _layers(project_id: str) -> list[MapLayer]:
    return [
        MapLayer(
            id=id_of("layer", project_id, layer["key"]),
            project_id=project_id,
            name=layer["name"],
            colour=layer["colour"],
            shown=layer["role"] != "context" or layer["key"] == "works",
            is_ground=layer["role"] == "base",
            geojson=content.layer(layer["file"]),
            position=position,
        )
        for position, layer in enumerate(content.commune()["layers"])
    ]


def _team(calendar: Calendar, told: dict[str, Any], project_id: str) -> list[Trust]:
    roles = [(key, Role.PROJECT_MANAGER) for key in told.get("managers", ())]
    roles += [(key, Role.MODERATOR) for key in told.get("moderators", ())]
    return [
        Trust(
            id=id_of("trust", project_id, key),
            project_id=project_id,
            person_id=id_of("person", key),
            role=role,
            created_at=calendar.at(-60, "09:00"),
        )
        for key, role in roles
    ]


def _activities(told: dict[str, Any], project_id: str) -> list[Activity]:
    return [
        Activity(
            id=id_of("activity", told["key"], activity["key"]),
            project_id=project_id,
            slug=slug_of(activity["title"]["fr"]),
            method=activity["method"],
            title=activity["title"],
            settings=_settings(activity),
            position=position,
        )
        for position, activity in enumerate(told["activities"])
    ]


def _questions(told: dict[str, Any]) -> list[Question]:
    """Return the lines of the forms of a project, in order."""
    return [
        Question(
            id=id_of("question", id_of("activity", told["key"], activity["key"]), line["key"]),
            activity_id=id_of("activity", told["key"], activity["key"]),
            kind=line["kind"],
            wording=line["wording"],
            help=line.get("help", {}),
            is_public=line.get("readers", Readers.ALL) == Readers.ALL,
            options=[{"id": key, "name": name} for key, name in line.get("options", {}).items()],
            most=line.get("most"),
            unit=line.get("unit", ""),
            position=position,
        )
        for activity in told["activities"]
        for position, line in enumerate(activity.get("form", ()))
    ]


def _settings(activity: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of an activity as its method's own class reads them."""
    method = catalogue()[activity["method"]]
    preset = next((p for p in method.presets if p.key == activity.get("preset")), None)
    wished = dict(activity.get("settings", {}))
    values: dict[str, Any] = {**(preset.settings if preset else {}), **wished}
    if "default_view" in values:
        values["first_view"] = values.pop("default_view")
    values["text"] = _clean(activity.get("text", {}))
    checked: dict[str, Any] = method.settings.model_validate(values).model_dump(mode="json")
    return checked


def _phases(calendar: Calendar, told: dict[str, Any], project_id: str) -> list[Phase | Opening]:
    phases, openings = [], []
    for phase in told["phases"]:
        phase_id = id_of("phase", told["key"], phase["key"])
        ends = phase.get("ends")
        phases.append(
            Phase(
                id=phase_id,
                project_id=project_id,
                title=phase["title"],
                text=_clean(phase.get("text", {})),
                starts_at=calendar.at(phase["starts"]),
                ends_at=None if ends is None else calendar.at(ends),
            )
        )
        openings += [
            Opening(
                phase_id=phase_id,
                activity_id=id_of("activity", told["key"], opened["activity"]),
                acts=[act for act in opened["acts"] if act in set(Act)],
            )
            for opened in phase.get("opens", ())
        ]
    return [*phases, *openings]


def _clean(texts: dict[str, str]) -> dict[str, str]:
    return {language: clean_html(text) for language, text in texts.items()}
