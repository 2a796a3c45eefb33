"""Projects: read, begun, written, published, archived."""

from collections.abc import Mapping
from typing import Any

from civic.api.v1 import schemas, shaping
from civic.api.v1.bodies import NewProject, ProjectState, ProjectTexts
from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.api.v1.queries import ProjectsQuery
from civic.services import api_projects, project_editor, project_end, project_start, publishing
from civic.services.project_start import Beginning
from civic.services.work import Work
from civic.words import Scope


async def list_projects(call: Call[ProjectsQuery, None]) -> Listed:
    """List projects, the newest first.

    Drafts are there for their team, with a key that may read.
    """
    asked = call.query
    found = await call.do(api_projects.listed, asked.status, asked.cursor, asked.limit)
    return Listed([shaping.project(item) for item in found.items], found.after)


async def read_project(call: Call[Any, None]) -> schemas.Project:
    """Read a project.

    A draft is there for its team, with a key that may read.
    """
    return await _now(call, call.path["project_id"])


async def create_project(call: Call[Any, NewProject]) -> schemas.Project:
    """Begin a draft project, as a preset of a method proposes.

    It gets one activity and the phases of the preset, from the day given or tomorrow.
    """
    sent = call.body
    begun = Beginning(sent.method, sent.preset, sent.title, sent.question, sent.starts_on)
    return await _now(call, await call.act(project_start.create, begun))


async def change_project(call: Call[Any, ProjectTexts]) -> schemas.Project:
    """Change the texts of a project.

    What is not sent stays.
    """
    project_id, sent = call.path["project_id"], call.body.model_dump(exclude_none=True)
    await call.act(project_editor.save_texts, project_id, sent)
    return await _now(call, project_id)


async def set_project_status(call: Call[Any, ProjectState]) -> schemas.Project:
    """Publish a project, take it back to a draft, archive it, or open it again.

    A draft that lacks something is refused, as is a way that leads nowhere.
    """
    project_id = call.path["project_id"]
    await call.act(publishing.bring_to, project_id, call.body.status)
    return await _now(call, project_id)


async def delete_project(call: Call[Any, None]) -> None:
    """Delete a draft project.

    It is refused once other people than the team have contributed.
    """
    await call.act(project_end.delete_draft, call.path["project_id"])


async def _now(call: Call[Any, Any], project_id: str) -> schemas.Project:
    return shaping.project(await call.do(api_projects.one, project_id))


def _as_read(work: Work, path: Mapping[str, str]) -> schemas.Project:
    return shaping.project(api_projects.one(work, path["project_id"]))


_SCOPE, _ONE, _GIVES = Scope.PROJECTS_WRITE, "/projects/{project_id}", schemas.Project

ENDPOINTS = [
    Endpoint("GET", "/projects", list_projects, "projects", gives=_GIVES, lists=True,
             query=ProjectsQuery),
    Endpoint("POST", "/projects", create_project, "projects", _SCOPE, _GIVES, body=NewProject),
    Endpoint("GET", _ONE, read_project, "projects", gives=_GIVES),
    Endpoint("PATCH", _ONE, change_project, "projects", _SCOPE, _GIVES, body=ProjectTexts,
             whole=_as_read),
    Endpoint("DELETE", _ONE, delete_project, "projects", _SCOPE, whole=_as_read),
    Endpoint("PUT", f"{_ONE}/status", set_project_status, "projects", _SCOPE, _GIVES,
             body=ProjectState, whole=_as_read),
]  # fmt: skip
