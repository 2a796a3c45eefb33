"""Programs read what an activity asks, answer it, and read the answers that are public."""

from typing import Any

import pytest

from civic.services import form_editor
from civic.services.work import House
from tests import factories as make
from tests.api.v1.programs import Program, a_program
from tests.factories import HOSTILE
from tests.services.acting import do


@pytest.fixture
def program(served: House) -> Program:
    return a_program(served, make.an_admin(served))


def ask(house: House, box: str, kind: str, **more: Any) -> str:
    typed = {"wording": {"fr": HOSTILE}, "need": "optional", "readers": "all", **more}
    return do(house, make.an_admin(house), form_editor.add, box, kind, typed)


def test_a_form_is_read_answered_and_read_back(served: House, program: Program) -> None:
    box = make.an_idea_box(served)
    options = [{"id": "", "name": {"fr": name}} for name in ("Ombre", "Soleil")]
    one = ask(served, box, "choice", need="required", options=options)
    closed, place = ask(served, box, "short", readers="team"), ask(served, box, "place")

    (page,) = program.get(f"/activities/{box}/form").json()["pages"]
    assert [(each["kind"], each["is_public"]) for each in page["questions"]] == [
        ("choice", True),
        ("short", False),
        ("place", True),
    ]
    picked = page["questions"][0]["options"][1]["id"]
    answers = {one: picked, closed: "06 12", place: {"lat": 49.5, "lng": 3, "address": "Ici"}}
    sent = {"title": "Un banc ici", "form_answers": answers}
    made = program.send("POST", f"/activities/{box}/inputs", sent)

    assert made.status_code == 201
    assert [
        (each["question_id"], each["text"], each["options"]) for each in made.json()["form_answers"]
    ] == [(one, "Soleil", [picked]), (place, "Ici", [])]


def test_a_change_without_answers_leaves_those_there_are(served: House, program: Program) -> None:
    box = make.an_idea_box(served)
    one = ask(served, box, "number")
    sent = {"title": "Un banc ici", "form_answers": {one: 3}}
    path = f"/inputs/{program.send('POST', f'/activities/{box}/inputs', sent).json()['id']}"

    kept = program.send("PUT", path, {"title": "Deux bancs"}).json()
    emptied = program.send("PUT", path, {"title": "Deux bancs", "form_answers": {}}).json()

    assert [each["text"] for each in kept["form_answers"]] == ["3"]
    assert emptied["form_answers"] == []


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({}, id="what is required is missing"),
        pytest.param({"nothing": "Oui"}, id="a question there is not"),
        pytest.param(None, id="no answers at all"),
    ],
)
def test_a_contribution_is_refused_as_on_the_site(
    served: House, program: Program, answers: dict[str, str] | None
) -> None:
    box = make.an_idea_box(served)
    ask(served, box, "short", need="required")

    refused = program.send(
        "POST", f"/activities/{box}/inputs", {"title": "Un banc ici", "form_answers": answers}
    )

    assert refused.status_code == 422
    assert refused.json()["field"].startswith("question-")
