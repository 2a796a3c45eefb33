"""The API does what its description says, whatever programs send; the description is sound."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi import checks
from sqlmodel import SQLModel, select

from civic.api.v1.openapi import document
from civic.api.v1.routes import endpoints
from civic.models import Phase, Tag
from civic.rules.access import SYSTEM
from civic.services.database import open_engine
from civic.services.house import serving
from civic.services.work import House, work
from civic.words import ProjectStatus
from tests import factories as make
from tests.api.v1.programs import ROOT, a_key, the_app
from tests.api.v1.spectral import faults

EXAMPLES = 12
OPERATIONS = [(each.method, each.path) for each in endpoints()]
CAN_BE_WRONG = [
    (each.method, each.path)
    for each in endpoints()
    if each.body or "{" in each.path or each.query.model_fields
]
ASKED = [
    *((method, path, GenerationMode.POSITIVE) for method, path in OPERATIONS),
    *((method, path, GenerationMode.NEGATIVE) for method, path in CAN_BE_WRONG),
]
NO_MATTER_OF_SHAPE = (checks.positive_data_acceptance,)
"""What is well-formed may still be refused: no shape says which ids there are."""
TOO_LARGE = 413
REFUSED_UNREAD = (*NO_MATTER_OF_SHAPE, checks.negative_data_rejection)
"""What is larger than any request may be is refused before its shape is looked at."""
REPEATABLE = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True)
class Town:
    """A platform with something of everything, its description, and the ids in it."""

    schema: BaseSchema
    ids: dict[str, list[str]]
    headers: dict[str, str]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Serve a platform for all operations; each finds what those before it left."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('api') / 'civic.db'}")
    SQLModel.metadata.create_all(engine)
    house = House(engine)
    admin = make.an_admin(house)
    with serving(house):
        ids = filled(house, admin.person_id or "")
        headers = {"authorization": f"Bearer {a_key(house, admin)}"}
        schema = schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", the_app())
        forget_keys(schema.raw_schema)
        yield Town(schema, ids, headers)
    engine.dispose()


def forget_keys(description: dict[str, Any]) -> None:
    """Leave out who may do what, which is tested on its own: here everybody holds a key."""
    for methods in description["paths"].values():
        for operation in methods.values():
            del operation["security"]


def filled(house: House, admin_id: str) -> dict[str, list[str]]:
    admin = make.a_person(house)
    box, other = make.an_idea_box(house), make.an_idea_box(house, "rues")
    draft = make.a_project(house, "draft", ProjectStatus.DRAFT)
    ideas = [make.an_idea(house, each, lat=50.0, lng=3.0) for each in (box, box, other)]
    said = [make.a_comment(house, idea, admin) for idea in ideas]
    tag = Tag(name={"fr": f"Vélo {make.HOSTILE}"})
    make.keep(house, tag)
    with work(house, SYSTEM, reading=True) as job:
        phases = [row.id for row in job.session.exec(select(Phase))]
        projects = [job.visit(each).project.id for each in (box, other)]
    return {
        "project_id": [*projects, draft],
        "activity_id": [box, other],
        "phase_id": phases,
        "input_id": ideas,
        "comment_id": said,
        "status_id": [make.a_status(house)],
        "tag_id": [tag.id],
        "person_id": [admin_id],
    }


@pytest.mark.parametrize(("method", "path", "mode"), ASKED)
def test_an_operation_answers_as_its_description_says(
    town: Town, method: str, path: str, mode: GenerationMode
) -> None:
    operation = town.schema[path][method]

    @REPEATABLE
    @given(operation.as_strategy(generation_mode=mode), st.data())
    def answers_as_described(case: Any, data: Any) -> None:
        for name in (case.path_parameters or {}).keys() & town.ids.keys():
            if mode is GenerationMode.POSITIVE and data.draw(st.booleans()):
                case.path_parameters[name] = data.draw(st.sampled_from(town.ids[name]))
        answer = case.call(headers=town.headers)
        is_unread = answer.status_code == TOO_LARGE
        excluded = REFUSED_UNREAD if is_unread else NO_MATTER_OF_SHAPE
        case.validate_response(answer, excluded_checks=[*excluded])

    answers_as_described()


def test_the_description_is_sound(town: Town, tmp_path: Path) -> None:
    assert faults(document(), tmp_path) == []


def test_spectral_sees_what_is_wrong(town: Town, tmp_path: Path) -> None:
    broken = copy.deepcopy(document())
    del broken["paths"]["/inputs"]["get"]["description"]
    broken["paths"]["/tags"]["get"]["operationId"] = "list_inputs"

    found = " ".join(faults(broken, tmp_path))

    assert "operation-description" in found
    assert "operation-operationId-unique" in found


def test_every_operation_is_described_once(town: Town) -> None:
    described = [
        (method.upper(), path)
        for path, methods in document()["paths"].items()
        for method in methods
    ]

    assert sorted(described) == sorted(OPERATIONS)
    assert len({each.name for each in endpoints()}) == len(OPERATIONS)
