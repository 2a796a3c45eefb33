"""Files over HTTP: taken in, saved and never opened, kept by no cache, sent by programs too."""

import io
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from civic.services import form_editor, inputs, uploads
from civic.services.inputs import Draft
from civic.services.work import Caller, House
from civic.state.base import SESSION_COOKIE
from tests import factories as make
from tests.api.v1.programs import ROOT, a_program, the_app
from tests.services.acting import do

PDF = b"%PDF-1.7 un plan"


def browser(house: House, caller: Caller | None = None) -> TestClient:
    client = TestClient(the_app(), base_url="http://localhost")
    if caller:
        client.cookies.set(SESSION_COOKIE, caller.token)
    return client


def ask(house: House, box: str, **more: Any) -> str:
    typed = {"wording": {"fr": "Papiers"}, "need": "optional", "readers": "all", **more}
    return do(house, make.an_admin(house), form_editor.add, box, "files", typed)


def test_a_file_is_taken_from_whoever_is_signed_in_and_saved_under_its_name(served: House) -> None:
    ana = browser(served, make.signed_in(served, make.a_person(served)))
    sent = {"file": ("Été 2026.pdf", PDF, "text/html")}
    kept = ana.post("/api/documents", files=sent).json()
    given = ana.get(f"/documents/{kept['id']}/x")

    assert (given.content, given.headers["content-type"]) == (PDF, "application/pdf")
    assert (
        given.headers["content-disposition"]
        == "attachment; filename*=UTF-8''%C3%89t%C3%A9%202026.pdf"
    )
    assert given.headers["cache-control"] == "private, no-store"
    assert given.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in given.headers["content-security-policy"]
    assert browser(served).get(f"/documents/{kept['id']}/x").status_code == 404


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"<script>alert(1)</script>", "upload.not_a_document"), (b"", "upload.not_a_document")],
)
def test_what_is_no_file_of_ours_is_refused_in_words(served: House, data: bytes, key: str) -> None:
    ana = browser(served, make.signed_in(served, make.a_person(served)))
    refused = ana.post("/api/documents", files={"file": ("a.html", data, "text/html")})

    assert (refused.status_code, refused.json()["error"]) == (422, key)


def test_a_picture_of_the_teams_is_kept_by_no_browser(served: House) -> None:
    ana = make.a_person(served)
    box = make.an_idea_box(served)
    typed = {"wording": {"fr": "Image"}, "need": "optional", "readers": "team"}
    question = do(served, make.an_admin(served), form_editor.add, box, "pictures", typed)
    own = browser(served, make.signed_in(served, ana))
    image = _a_picture()
    upload = own.post("/api/uploads", files={"file": ("a.png", image, "image/png")}).json()["id"]
    do(
        served,
        ana,
        inputs.submit,
        box,
        Draft(title="Un banc", answers={question: [{"id": upload}]}),
    )

    assert own.get(f"/files/{upload}.webp").headers["cache-control"] == "private, no-store"
    assert browser(served).get(f"/files/{upload}-small.webp").status_code == 404


def test_a_program_sends_a_file_and_answers_with_it(served: House) -> None:
    box = make.an_idea_box(served)
    question = ask(served, box)
    program = a_program(served, make.an_admin(served))
    named = {"authorization": f"Bearer {program.key}"}
    sent = program.client.post(
        f"{ROOT}/files", files={"file": ("plan.pdf", PDF, "application/pdf")}, headers=named
    )
    body = {
        "title": "Un tram",
        "body": "Oui",
        "form_answers": {question: [{"id": sent.json()["id"]}]},
    }
    made = program.send("POST", f"/activities/{box}/inputs", body)

    assert sent.status_code == 201
    assert sent.json()["size"] == len(PDF)
    (answer,) = made.json()["form_answers"]
    assert [file["name"] for file in answer["files"]] == ["plan.pdf"]
    address = answer["files"][0]["url"].removeprefix("http://localhost:3000")
    assert browser(served).get(address).content == PDF
    (asked,) = program.get(f"/activities/{box}/form").json()["pages"][0]["questions"]
    assert (asked["kind"], asked["most"], asked["megabytes"]) == ("files", 3.0, 20)
    assert {"pdf", "jpg"} <= set(asked["types"])


def test_a_file_that_is_answered_with_and_not_public_is_in_no_answer_of_the_api(
    served: House,
) -> None:
    box = make.an_idea_box(served)
    question = ask(served, box, readers="team")
    admin = make.an_admin(served)
    program = a_program(served, admin)
    named = {"authorization": f"Bearer {program.key}"}
    files = {"file": ("plan.pdf", PDF, "application/pdf")}
    sent = program.client.post(f"{ROOT}/files", files=files, headers=named).json()["id"]
    body = {"title": "Un tram", "body": "Oui", "form_answers": {question: [{"id": sent}]}}
    made = program.send("POST", f"/activities/{box}/inputs", body)

    assert made.json()["form_answers"] == []
    assert do(served, admin, uploads.document, sent).data == PDF
    assert browser(served).get(f"/documents/{sent}/plan.pdf").status_code == 404


def _a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()
