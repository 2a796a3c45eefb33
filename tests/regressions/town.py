"""A town with one project, and the arguments with which anybody would ask every service for it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from sqlmodel import select

from civic.models import Activity, Feedback, Folder, MapLayer, Project, StatusChange
from civic.rules.access import SYSTEM
from civic.services.work import House, work
from civic.words import ProjectStatus
from tests import factories as make
from tests.architecture.test_doors import reached
from tests.factories import ALL_ACTS, NOON

MARK = "Sésame"
SQUARE = {"type": "Point", "coordinates": [3.0, 49.0]}
PLAIN: Mapping[Any, Any] = {
    int: 1, float: 1.0, bool: False, bytes: b"x", object: MARK[:2], Any: MARK[:2],
    Mapping: {}, dict: {}, NoneType: None, Callable: lambda *_: "",
    datetime: NOON,
}  # fmt: skip


class Town:
    """A project with something of everything in it, all of it saying ``MARK``."""

    def __init__(self, house: House, status: ProjectStatus = ProjectStatus.PUBLISHED) -> None:
        self.house = house
        author = make.a_person(house, f"Ana {MARK}")
        folder = Folder(slug="town", title={"fr": "Ville"})
        make.keep(house, folder)
        project = make.a_project(house, "secret", status)
        box = make.an_activity(house, project)
        phase = make.a_phase(house, project, {box: ALL_ACTS})
        idea = make.an_idea(house, box, f"Un banc {MARK}", author=author, lat=49.0, lng=3.0)
        comment = make.a_comment(house, idea, author, MARK)
        step = StatusChange(
            input_id=idea, status_id=make.a_status(house), author_id=author.person_id, at=NOON
        )
        reply = Feedback(input_id=idea, signature=MARK, body=f"<p>{MARK}</p>", at=NOON)
        shape = {"type": "Feature", "properties": {"name": MARK}, "geometry": SQUARE}
        shapes = {"type": "FeatureCollection", "features": [shape]}
        layer = MapLayer(project_id=project, name={"fr": MARK}, geojson=shapes)
        make.keep(house, step, reply, layer)
        with work(house, SYSTEM, now=NOON) as job:
            row = job.session.get_one(Project, project)
            row.title, row.folder_id = {"fr": MARK}, folder.id
            row.question, row.description = {"fr": MARK}, {"fr": f"<p>{MARK}</p>"}
            activity = job.session.exec(select(Activity)).one()
            activity.slug, activity.title = "box", {"fr": MARK}
        self.names: dict[str, str] = {
            "project_id": project, "project": "secret", "slug": "secret",
            "project_slug": "secret", "activity_id": box, "activity": "box",
            "activity_slug": "box", "phase_id": phase, "input_id": idea, "subject": "input",
            "subject_id": idea, "topic": f"input:{idea}", "person_id": author.person_id or "",
            "comment_id": comment, "reply_id": reply.id, "layer_id": layer.id,
            "folder_id": folder.id, "text": MARK[:-1], "order": "new", "email": "x@example.test",
            "draft": "",
        }  # fmt: skip

    def arguments(self, service: Any) -> dict[str, Any]:
        """Return what to ask a service for, to learn of this project."""
        hints = get_type_hints(service)
        places = list(hints)[1:]
        return {name: self.value(name, hints[name]) for name in places if name != "return"}

    def value(self, name: str, kind: Any) -> Any:
        """Return something for one argument of one type."""
        if kind is str or (get_origin(kind) is UnionType and str in get_args(kind)):
            return self.names.get(name, self.names["project_id"])
        if get_origin(kind) is UnionType:
            return self.value(name, get_args(kind)[-1])
        kind = get_origin(kind) or kind
        if kind in PLAIN:
            return PLAIN[kind]
        if kind in (Sequence, Iterable, Collection, list, tuple):
            return []
        if is_dataclass(kind) and isinstance(kind, type):
            hints = get_type_hints(kind)
            needed = [
                field.name
                for field in fields(kind)
                if field.name in self.names
                or (field.default is MISSING and field.default_factory is MISSING)
            ]
            return kind(**{each: self.value(each, hints[each]) for each in needed})
        raise LookupError(name)


def services() -> dict[str, Any]:
    """Return every service that some door reaches, by its name."""
    found = {}
    for name in sorted(reached()):
        module, function = name.split(".")
        found[name] = getattr(import_module(f"civic.services.{module}"), function)
    return found
