"""From what services show to what the API answers."""

from datetime import UTC, datetime

from civic.api.v1 import schemas
from civic.api.v1.geojson import Feature
from civic.services.api_inputs import InputItem
from civic.services.api_people import PersonItem
from civic.services.api_projects import ActivityItem, AreaItem, ProjectItem
from civic.services.house import house
from civic.services.input_views import FeedbackView, StatusStep
from civic.services.project_views import PhaseView
from civic.services.reach import site_address
from civic.services.talk_views import Reply
from civic.services.views import Author, Permit
from civic.services.vocabulary import Label, StatusLabel
from civic.words import Said

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def contribution(item: InputItem) -> schemas.Input:
    """Return a contribution."""
    return schemas.Input(**input_fields(item))


def input_fields(item: InputItem) -> dict[str, object]:
    """Return what every shape of a contribution says."""
    return {
        "id": item.id,
        "url": address(f"/inputs/{item.id}"),
        "title": item.title,
        "body": item.body,
        "lang": item.lang,
        "author": author(item.author),
        "project_id": item.project_id,
        "activity_id": item.activity_id,
        "created_at": item.created_at,
        "edited_at": item.edited_at,
        "place": _place(item),
        "area": term(item.area) if item.area.id else None,
        "tags": [term(tag) for tag in item.tags],
        "status": status(item.status) if item.status.id else None,
        "up": item.up,
        "down": item.down,
        "comments": item.comments,
        "pictures": [
            {"url": address(each.url), "alt": each.alt, "width": each.width, "height": each.height}
            for each in item.pictures
        ],
        "is_answered": item.is_answered,
        "is_hidden": item.is_hidden,
        "is_withdrawn": item.is_withdrawn,
        "held": item.held or None,
        "merged_into": item.merged_into,
    }


def _place(item: InputItem) -> schemas.Place | None:
    if item.lat is None or item.lng is None:
        return None
    return schemas.Place(
        point=schemas.Point(coordinates=[item.lng, item.lat]), address=item.address
    )


def pin(item: InputItem) -> Feature:
    """Return a contribution on the map; its place is not said twice."""
    said = contribution(item).model_dump(mode="json", exclude={"place"})
    geometry = schemas.Point(coordinates=[item.lng or 0.0, item.lat or 0.0])
    properties = {**said, "address": item.address}
    return Feature(id=item.id, geometry=geometry.model_dump(), properties=properties)


def step(view: StatusStep) -> schemas.Step:
    """Return a step in the history of a contribution."""
    return schemas.Step(
        status=status(view.status),
        at=view.at or BEGINNING,
        department=view.department,
        note=schemas.Words(text=view.note, lang=view.lang),
    )


def answer(view: FeedbackView) -> schemas.Answer:
    """Return an official reply."""
    return schemas.Answer(
        id=view.id,
        body=view.body,
        lang=view.lang,
        signature=view.signature,
        at=view.at or BEGINNING,
        edited_at=view.edited_at,
    )


def comment(view: Reply, input_id: str) -> schemas.Comment:
    """Return a comment."""
    return schemas.Comment.model_validate(
        {
            "id": view.id,
            "input_id": input_id,
            "parent_id": view.parent_id or None,
            "author": author(view.author) if view.body or not view.gone else None,
            "body": view.body,
            "lang": view.lang,
            "mentions": [
                {"id": part.person_id, "name": part.text.removeprefix("@")}
                for part in {part.person_id: part for part in view.parts if part.person_id}.values()
            ],
            "created_at": view.created_at,
            "edited_at": view.edited_at,
            "up": view.up,
            "down": view.down,
            "is_team": view.is_team,
            "gone": view.gone or None,
        }
    )


def project(item: ProjectItem) -> schemas.Project:
    """Return a project."""
    return schemas.Project.model_validate(
        {
            **{name: getattr(item, name) for name in ("id", "slug", "status", "inputs", "people")},
            "url": address(f"/projects/{item.slug}"),
            "title": words(item.title),
            "question": words(item.question),
            "description": words(item.description),
            "folder": words(item.folder) if item.folder.text else None,
            "picture": address(item.picture) if item.picture else None,
            "picture_alt": words(item.picture_alt),
            "created_at": item.created_at,
            "published_at": item.published_at,
            "archived_at": item.archived_at,
            "standing": item.standing or None,
            "changes_at": item.changes_at,
            "tags": [term(each) for each in item.tags],
            "areas": [term(each) for each in item.areas],
        }
    )


def phase(view: PhaseView, project_id: str) -> schemas.Phase:
    """Return a phase."""
    return schemas.Phase.model_validate(
        {
            "id": view.id,
            "project_id": project_id,
            "title": words(view.title),
            "text": words(view.text),
            "period": words(view.period),
            "starts_at": view.starts_at,
            "ends_at": view.ends_at,
            "standing": view.standing,
        }
    )


def activity(item: ActivityItem) -> schemas.Activity:
    """Return an activity."""
    view = item.view
    return schemas.Activity(
        id=view.id,
        project_id=item.project_id,
        slug=view.slug,
        url=address(f"/projects/{item.project_slug}/{view.slug}"),
        method=view.method,
        title=words(view.title),
        text=words(view.text),
        noun=view.noun if view.has_inputs else None,
        asks_place=view.asks_place,
        lets_masks=view.lets_masks,
        inputs=view.inputs,
        comments=view.comments,
        submit=permit(view.submit),
        react=permit(view.react),
        comment=permit(view.comment),
        tags=[term(tag) for tag in view.tags],
    )


def permit(view: Permit) -> schemas.Permit:
    """Return whether an act is open to the caller."""
    return schemas.Permit(
        is_open=view.is_open,
        reason=view.reason or None,
        date=view.date,
        period=view.figures.get("period") or None,
    )


def person(item: PersonItem) -> schemas.Person:
    """Return an account."""
    return schemas.Person.model_validate(
        {
            **{name: getattr(item, name) for name in ("id", "name", "email", "created_at")},
            "language": item.language or None,
            "confirmed_at": item.confirmed_at,
            "blocked_until": item.blocked_until,
            "roles": [
                {"role": held.role, "project_id": held.project_id or None} for held in item.roles
            ],
        }
    )


def area(item: AreaItem) -> schemas.Area:
    """Return an area, without its shape."""
    named = term(item.label)
    return schemas.Area(id=named.id, name=named.name, has_shape=bool(item.shape))


def outline(item: AreaItem) -> Feature:
    """Return an area on the map."""
    properties = area(item).model_dump(mode="json")
    return Feature(id=item.label.id, geometry=item.shape, properties=properties)


def words(said: Said) -> schemas.Words:
    """Return a text of the organiser."""
    return schemas.Words(text=said.text, lang=said.lang)


def term(label: Label) -> schemas.Term:
    """Return a tag or an area."""
    return schemas.Term(id=label.id, name=schemas.Words(text=label.text, lang=label.lang))


def status(label: StatusLabel) -> schemas.Status:
    """Return a status."""
    return schemas.Status(
        id=label.id,
        key=label.key,
        name=schemas.Words(text=label.text, lang=label.lang),
        colour=label.colour,
        is_closing=label.is_closing,
    )


def author(view: Author) -> schemas.Author:
    """Return who wrote something."""
    return schemas.Author(id=view.id or None, name=view.name)


def address(path: str) -> str:
    """Return the whole address of a page or file of ours."""
    return f"{site_address(house())}{path}"
