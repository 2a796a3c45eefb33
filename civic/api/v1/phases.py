"""Phases and activities of projects: read, added, changed, removed."""

from collections.abc import Mapping
from typing import Any

from civic.api.v1 import form_schemas, form_shaping, schemas, shaping
from civic.api.v1.bodies import ActivityChange, NewActivity, NewPhase
from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.services import activity_editor, api_projects, forms, phase_editor
from civic.services.work import Work
from civic.words import Scope


async def list_phases(call: Call[Any, None]) -> Listed:
    """List the phases of a project in the order of their dates.

    Phases may overlap, and the last may have no end.
    """
    project_id = call.path["project_id"]
    found = await call.do(api_projects.phases_of, project_id)
    return Listed([shaping.phase(view, project_id) for view in found])


async def create_phase(call: Call[Any, NewPhase]) -> schemas.Phase:
    """Add a phase to a project.

    It opens nothing until an activity says so.
    """
    made = await call.act(phase_editor.add_phase, call.path["project_id"], call.body.typed())
    return await _phase(call, made)


async def read_phase(call: Call[Any, None]) -> schemas.Phase:
    """Read a phase.

    Its standing is that of this moment.
    """
    return await _phase(call, call.path["phase_id"])


async def replace_phase(call: Call[Any, NewPhase]) -> schemas.Phase:
    """Change a phase.

    What is open in it follows its new dates at once.
    """
    phase_id = call.path["phase_id"]
    await call.act(phase_editor.save_phase, phase_id, call.body.typed())
    return await _phase(call, phase_id)


async def remove_phase(call: Call[Any, None]) -> None:
    """Remove a phase.

    It is refused where it is the only one of an activity, which would be open for ever.
    """
    await call.act(phase_editor.remove_phase, call.path["phase_id"])


async def list_activities(call: Call[Any, None]) -> Listed:
    """List the activities of a project in their order.

    Each says what its reader may do there now, and why not.
    """
    found = await call.do(api_projects.activities_of, call.path["project_id"])
    return Listed([shaping.activity(item) for item in found])


async def create_activity(call: Call[Any, NewActivity]) -> schemas.Activity:
    """Add an activity to a project, as a preset of a method proposes.

    It is always open at first.
    """
    sent = call.body
    made = await call.act(
        activity_editor.add_activity, call.path["project_id"], sent.method, sent.preset
    )
    return await _activity(call, made)


async def read_activity(call: Call[Any, None]) -> schemas.Activity:
    """Read an activity.

    It says what its reader may do there now, and why not.
    """
    return await _activity(call, call.path["activity_id"])


async def read_form(call: Call[Any, None]) -> form_schemas.Form:
    """Read what an activity asks of who contributes.

    Its questions are answered by their ids in `form_answers` of a contribution.
    """
    return form_shaping.form(await call.do(forms.form_of, call.path["activity_id"]))


async def replace_activity(call: Call[Any, ActivityChange]) -> schemas.Activity:
    """Change the title of an activity, and what is open in which phase.

    Its other settings stay as they are.
    """
    activity_id, sent = call.path["activity_id"], call.body
    await call.act(activity_editor.save_whole, activity_id, sent.title, sent.grid())
    return await _activity(call, activity_id)


async def remove_activity(call: Call[Any, None]) -> None:
    """Remove an activity.

    It is refused once people have contributed to it.
    """
    await call.act(activity_editor.remove_activity, call.path["activity_id"])


async def _phase(call: Call[Any, Any], phase_id: str) -> schemas.Phase:
    project_id, view = await call.do(api_projects.phase, phase_id)
    return shaping.phase(view, project_id)


async def _activity(call: Call[Any, Any], activity_id: str) -> schemas.Activity:
    return shaping.activity(await call.do(api_projects.activity, activity_id))


def _phase_as_read(work: Work, path: Mapping[str, str]) -> schemas.Phase:
    project_id, view = api_projects.phase(work, path["phase_id"])
    return shaping.phase(view, project_id)


def _activity_as_read(work: Work, path: Mapping[str, str]) -> schemas.Activity:
    return shaping.activity(api_projects.activity(work, path["activity_id"]))


_SCOPE, _PROJECT = Scope.PROJECTS_WRITE, "/projects/{project_id}"
_PHASE, _ACTIVITY = "/phases/{phase_id}", "/activities/{activity_id}"

ENDPOINTS = [
    Endpoint("GET", f"{_PROJECT}/phases", list_phases, "phases", gives=schemas.Phase, lists=True),
    Endpoint("POST", f"{_PROJECT}/phases", create_phase, "phases", _SCOPE, schemas.Phase,
             body=NewPhase),
    Endpoint("GET", _PHASE, read_phase, "phases", gives=schemas.Phase),
    Endpoint("PUT", _PHASE, replace_phase, "phases", _SCOPE, schemas.Phase, body=NewPhase,
             whole=_phase_as_read),
    Endpoint("DELETE", _PHASE, remove_phase, "phases", _SCOPE, whole=_phase_as_read),
    Endpoint("GET", f"{_PROJECT}/activities", list_activities, "activities",
             gives=schemas.Activity, lists=True),
    Endpoint("POST", f"{_PROJECT}/activities", create_activity, "activities", _SCOPE,
             schemas.Activity, body=NewActivity),
    Endpoint("GET", _ACTIVITY, read_activity, "activities", gives=schemas.Activity),
    Endpoint("GET", f"{_ACTIVITY}/form", read_form, "activities", gives=form_schemas.Form),
    Endpoint("PUT", _ACTIVITY, replace_activity, "activities", _SCOPE, schemas.Activity,
             body=ActivityChange, whole=_activity_as_read),
    Endpoint("DELETE", _ACTIVITY, remove_activity, "activities", _SCOPE,
             whole=_activity_as_read),
]  # fmt: skip
