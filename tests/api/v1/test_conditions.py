"""Writes that depend on what was read, pages of other sites that read, and pictures that come."""

import io
from typing import Any

import pytest
from PIL import Image
from sqlmodel import select

from civic.adapters.pictures import MOST_BYTES
from civic.models import LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.services.work import House, work
from civic.words import Scope
from tests import factories as make
from tests.api.v1.programs import ROOT, Program, a_program
from tests.services.acting import do

ELSEWHERE = "https://www.serelle.fr"
BECAUSE = {"because": "Hors sujet"}


@pytest.fixture
def admin(served: House) -> Actor:
    return make.an_admin(served)


@pytest.fixture
def program(served: House, admin: Actor) -> Program:
    return a_program(served, admin)


def a_picture(kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, kind)
    return out.getvalue()


def sent(program: Program, data: bytes, field: str = "file", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if program.key:
        named["authorization"] = f"Bearer {program.key}"
    files = {field: ("photo.png", data, "image/png")}
    return program.client.post(f"{ROOT}/pictures", files=files, headers=named)


def test_a_write_over_what_another_changed_is_refused_and_changes_nothing(
    served: House, program: Program
) -> None:
    status = make.a_status(served)
    idea = make.an_idea(served, make.an_idea_box(served))
    path = f"/inputs/{idea}"
    read = program.get(path).headers["etag"]
    program.send("PUT", f"{path}/status", {"status_id": status})
    refused = program.send("PUT", f"{path}/place", {"lat": 50.0, "lng": 3.0}, if_match=read)
    now = program.get(path)

    assert (refused.status_code, refused.json()["code"]) == (412, "reasons.not_as_read")
    assert refused.headers["content-type"] == "application/problem+json"
    assert now.json()["place"] is None
    again = program.send("PUT", f"{path}/place", {"lat": 50.0, "lng": 3.0},
                         if_match=now.headers["etag"])  # fmt: skip
    assert again.status_code == 200


def test_a_write_tells_the_mark_for_the_next_one(served: House, program: Program) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    first = program.get(f"/inputs/{idea}").headers["etag"]
    moved = program.send("PUT", f"/inputs/{idea}/place", {"lat": 50.0, "lng": 3.0}, if_match=first)
    mark = moved.headers["etag"]

    assert mark == program.get(f"/inputs/{idea}").headers["etag"]
    hidden = program.send("PUT", f"/inputs/{idea}/hidden", BECAUSE, if_match=mark)
    assert hidden.status_code == 204


@pytest.mark.parametrize(
    ("path", "method", "body"),
    [
        pytest.param("/projects/{project}", "PATCH", {"contact": "a@b.fr"}, id="a project"),
        pytest.param("/activities/{box}", "PUT", {"title": {"fr": "Boîte"}}, id="an activity"),
        pytest.param("/inputs/{idea}", "DELETE", None, id="an input of one's own"),
    ],
)
def test_each_kind_of_thing_is_held_to_its_mark(
    served: House, program: Program, path: str, method: str, body: Any
) -> None:
    box = make.an_idea_box(served)
    project = do(served, SYSTEM, lambda job: job.visit(box).project.id)
    made = program.send("POST", f"/activities/{box}/inputs", {"title": "Un tram", "body": "Oui"})
    path = path.format(project=project, box=box, idea=made.json()["id"])
    stale = program.send(method, path, body, if_match='W/"0123"')
    mark = program.get(path).headers["etag"]
    fresh = program.send(method, path, body, if_match=f'"other", {mark.removeprefix("W/")}')

    assert stale.status_code == 412
    assert fresh.status_code in (200, 204)


def test_a_star_asks_only_that_something_is_there(served: House, program: Program) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))

    assert program.send("PUT", f"/inputs/{idea}/hidden", BECAUSE, if_match="*").status_code == 204
    assert program.send("PUT", "/inputs/x/hidden", BECAUSE, if_match="*").status_code == 404


def test_a_mark_where_nothing_is_held_to_one_is_not_overlooked(
    served: House, program: Program
) -> None:
    box = make.an_idea_box(served)
    body = {"title": "Un tram", "body": "Oui"}
    refused = program.send("POST", f"/activities/{box}/inputs", body, if_match='"x"')

    assert (refused.status_code, refused.json()["code"]) == (400, "invalid.if_match")


def test_a_repeated_write_is_answered_alike_though_its_mark_is_old(
    served: House, program: Program
) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    mark = program.get(f"/inputs/{idea}").headers["etag"]
    named = {"if_match": mark, "idempotency_key": "k1"}
    sent = [program.send("PUT", f"/inputs/{idea}/hidden", BECAUSE, **named) for _ in range(2)]

    assert [each.status_code for each in sent] == [204, 204]
    with work(served, SYSTEM, reading=True) as job:
        entries = job.session.exec(select(LogEntry).where(LogEntry.act == "input_hidden")).all()
    assert len(entries) == 1


def test_pages_of_other_sites_read_what_is_public(served: House) -> None:
    make.an_idea(served, make.an_idea_box(served))
    stranger = a_program(served)
    found = stranger.get("/inputs", origin=ELSEWHERE)
    wrong = stranger.get("/inputs?limit=0", origin=ELSEWHERE)
    asked = stranger.send("OPTIONS", "/inputs", origin=ELSEWHERE,
                          access_control_request_method="GET")  # fmt: skip

    assert [each.headers["access-control-allow-origin"] for each in (found, wrong, asked)] == [
        "*", "*", "*",
    ]  # fmt: skip
    assert "access-control-allow-credentials" not in found.headers
    assert "ETag" in found.headers["access-control-expose-headers"]
    assert asked.status_code == 204
    assert "authorization" not in asked.headers["access-control-allow-headers"].lower()
    assert stranger.get("/openapi.json").headers["access-control-allow-origin"] == "*"


def test_what_a_key_reads_is_not_for_pages_of_other_sites(program: Program) -> None:
    assert "access-control-allow-origin" not in program.get("/inputs", origin=ELSEWHERE).headers


def test_pages_of_other_sites_write_nothing(served: House, program: Program) -> None:
    box = make.an_idea_box(served)
    path = f"/activities/{box}/inputs"
    asked = program.send("OPTIONS", path, origin=ELSEWHERE, access_control_request_method="POST")
    written = program.send("POST", path, {"title": "Un tram"}, origin=ELSEWHERE)

    assert "access-control-allow-origin" not in asked.headers
    assert "POST" in asked.headers["allow"]
    assert written.status_code == 403
    assert "access-control-allow-origin" not in written.headers


def test_a_picture_is_sent_and_shown_with_a_contribution(served: House, program: Program) -> None:
    box = make.an_idea_box(served)
    taken = sent(program, a_picture("JPEG"))
    body = {"title": "Un tram", "body": "Oui",
            "pictures": [{"id": taken.json()["id"], "alt": "Un tram bleu"}]}  # fmt: skip
    made = program.send("POST", f"/activities/{box}/inputs", body).json()

    assert taken.status_code == 201
    assert (taken.json()["width"], taken.json()["height"]) == (40, 30)
    assert [(each["url"], each["alt"]) for each in made["pictures"]] == [
        (taken.json()["url"], "Un tram bleu")
    ]


def test_a_picture_sent_twice_under_one_name_is_kept_once(program: Program) -> None:
    boundary = {"idempotency_key": "p1", "content_type": "multipart/form-data; boundary=x"}
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    whole = head + a_picture() + b"\r\n--x--\r\n"
    named = {name.replace("_", "-"): value for name, value in boundary.items()}
    named["authorization"] = f"Bearer {program.key}"
    ids = {
        program.client.post(f"{ROOT}/pictures", content=whole, headers=named).json()["id"]
        for _ in range(2)
    }

    assert len(ids) == 1


@pytest.mark.parametrize(
    ("data", "field", "code"),
    [
        pytest.param(b"<svg onload=alert(1)>", "file", "upload.not_a_picture", id="no picture"),
        pytest.param(b"x" * (MOST_BYTES + 1), "file", "upload.too_heavy", id="too heavy"),
        pytest.param(a_picture(), "photo", "invalid.missing", id="another field"),
    ],
)
def test_what_the_site_would_not_take_is_refused(
    program: Program, data: bytes, field: str, code: str
) -> None:
    refused = sent(program, data, field)

    assert (refused.status_code, refused.json()["code"]) == (422, code)


def test_a_picture_needs_a_key_that_may_contribute(served: House, admin: Actor) -> None:
    assert sent(a_program(served), a_picture()).status_code == 401
    assert sent(a_program(served, admin, Scope.READ), a_picture()).status_code == 403


def test_json_where_a_file_is_asked_for_is_refused(program: Program) -> None:
    refused = program.send("POST", "/pictures", {"file": "x"})

    assert (refused.status_code, refused.json()["code"]) == (415, "api.no_form")
