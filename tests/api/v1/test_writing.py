"""What programs write goes through the very services of the site: same results, same refusals."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import func, select

from civic.api.v1.openapi import document
from civic.api.v1.routes import MOST_BYTES, endpoints
from civic.models import Input, LogEntry, Person, RepeatableAct
from civic.rules.access import SYSTEM, Actor
from civic.services.work import House, work
from civic.words import Act, ProjectStatus, Scope
from tests import factories as make
from tests.api.v1.programs import Program, a_program
from tests.factories import ALL_ACTS, NOON

IDEA = {"title": "Un tram", "body": "<p>Oui <script>alert(1)</script></p>"}


@pytest.fixture
def admin(served: House) -> Actor:
    return make.an_admin(served)


@pytest.fixture
def program(served: House, admin: Actor) -> Program:
    return a_program(served, admin)


def how_many(house: House) -> int:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.exec(select(func.count()).select_from(Input)).one()


def test_a_contribution_is_handed_in_changed_and_taken_back(
    served: House, admin: Actor, program: Program
) -> None:
    box = make.an_idea_box(served)

    made = program.send("POST", f"/activities/{box}/inputs", IDEA)
    path = f"/inputs/{made.json()['id']}"
    changed = program.send("PUT", path, {**IDEA, "title": "Deux trams"})
    gone = program.send("DELETE", path)

    assert (made.status_code, changed.status_code, gone.status_code) == (201, 200, 204)
    assert made.json()["author"]["id"] == admin.person_id
    assert "<script>" not in made.json()["body"]
    assert changed.json()["title"] == "Deux trams"
    assert changed.json()["edited_at"]
    assert program.get(path).json()["is_withdrawn"] is True


def test_people_talk_and_support(served: House, program: Program) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    other = make.a_comment(served, idea, make.a_person(served))

    said = program.send("POST", f"/inputs/{idea}/comments", {"body": "Oui", "parent_id": other})
    up = program.send("PUT", f"/inputs/{idea}/reaction", {"value": 1})
    down = program.send("PUT", f"/comments/{other}/reaction", {"value": 1})
    gone = program.send("DELETE", f"/comments/{said.json()['id']}")

    assert (said.status_code, said.json()["parent_id"]) == (201, other)
    assert said.json()["is_team"] is True
    assert (said.json()["edited_at"], said.json()["mentions"]) == (None, [])
    assert up.json() == {"up": 1, "down": 0, "mine": 1}
    assert down.json()["up"] == 1
    assert gone.status_code == 204


def test_a_program_edits_its_owners_comment_and_mentions_people(
    served: House, program: Program
) -> None:
    ana = make.a_person(served, "Ana Lyse")
    idea = make.an_idea(served, make.an_idea_box(served), author=ana)
    said = program.send("POST", f"/inputs/{idea}/comments", {"body": "Oui"}).json()

    edited = program.send("PATCH", f"/comments/{said['id']}", {"body": "Non, @ana lyse."})

    assert edited.status_code == 200
    assert edited.json()["body"] == "Non, @Ana Lyse."
    assert edited.json()["mentions"] == [{"id": ana.person_id, "name": "Ana Lyse"}]
    assert edited.json()["edited_at"]
    assert program.get(f"/inputs/{idea}/comments").json()["data"] == [edited.json()]


def test_the_team_answers_sorts_moves_and_hides(served: House, program: Program) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    status = make.a_status(served)
    tag = program.send("POST", "/tags", {"name": {"fr": "Vélo"}}).json()["id"]
    path = f"/inputs/{idea}"

    program.send("PUT", f"{path}/status", {"status_id": status, "note": "Oui"})
    program.send("PUT", f"{path}/tags", {"tags": [tag]})
    program.send("PUT", f"{path}/place", {"lat": 50.0, "lng": 3.0, "address": "Rue Haute"})
    answered = program.send("POST", f"{path}/answers", {"body": "<p>Fait</p>", "signature": "Ana"})
    hidden = program.send("PUT", f"{path}/hidden", {"because": "Insulte"})

    whole = answered.json()
    assert (answered.status_code, hidden.status_code) == (201, 204)
    assert whole["status"]["id"] == status
    assert whole["history"][-1]["note"]["text"] == "Oui"
    assert [each["id"] for each in whole["tags"]] == [tag]
    assert whole["place"]["point"]["coordinates"] == [3.0, 50.0]
    assert whole["answers"][0]["signature"] == "Ana"
    assert a_program(served).get(path).status_code == 404
    assert program.send("DELETE", f"{path}/hidden").status_code == 204
    assert a_program(served).get(path).status_code == 200
    answer = f"/answers/{whole['answers'][0]['id']}"
    new = {"body": "<p>Presque</p>", "signature": "Max"}
    assert program.send("PUT", answer, new).status_code == 204
    assert program.get(path).json()["answers"][0]["body"] == "<p>Presque</p>"
    assert program.send("DELETE", answer).status_code == 204
    assert program.get(path).json()["answers"] == []


def test_a_project_is_begun_written_planned_published_and_archived(
    served: House, program: Program
) -> None:
    begun = {"method": "ideation", "preset": "ideas", "title": "Nos parcs"}
    made = program.send("POST", "/projects", begun)
    path = f"/projects/{made.json()['id']}"
    early = program.send("PUT", f"{path}/status", {"status": "published"})
    texts = {"question": {"fr": "Que faire ?"}, "description": {"fr": "<p>Ici</p>"},
             "contact": "parcs@example.test"}  # fmt: skip
    written = program.send("PATCH", path, texts)
    span = {"title": {"fr": "Votes"}, "starts_at": "2026-07-01T09:00:00Z", "ends_at": None}
    phase = program.send("POST", f"{path}/phases", span)
    activity = program.get(f"{path}/activities").json()["data"][0]["id"]
    plan = {"title": {"fr": "Idées"}, "openings": {phase.json()["id"]: ["react"]}}
    planned = program.send("PUT", f"/activities/{activity}", plan)

    assert (made.status_code, made.json()["status"]) == (201, "draft")
    assert (early.status_code, early.json()["code"]) == (409, "reasons.not_ready")
    assert written.json()["question"]["text"] == "Que faire ?"
    assert written.json()["title"]["text"] == "Nos parcs"
    assert phase.json()["starts_at"] == "2026-07-01T09:00:00.000Z"
    assert (planned.status_code, planned.json()["title"]["text"]) == (200, "Idées")
    assert program.send("DELETE", f"/phases/{phase.json()['id']}").status_code == 409
    assert program.send("DELETE", path).status_code == 204
    assert program.get(path).status_code == 404


def test_a_project_is_brought_to_where_it_is_to_stand(served: House, program: Program) -> None:
    path = f"/projects/{make.a_project(served)}/status"

    ways = ["published", "archived", "archived", "draft", "published", "draft"]
    told = [program.send("PUT", path, {"status": status}) for status in ways]

    assert [answer.status_code for answer in told] == [200, 200, 200, 403, 200, 200]
    assert told[3].json()["code"] == "reasons.project_archived"
    assert told[-1].json()["status"] == "draft"


def test_the_words_of_the_platform_change(served: House, program: Program) -> None:
    named = {"name": {"fr": "Neuf"}}
    for kind, body in (("tags", named), ("statuses", {**named, "colour": "#112233"})):
        made = program.send("POST", f"/{kind}", body)
        path = f"/{kind}/{made.json()['id']}"
        again = program.send("PUT", path, {"name": {"fr": "Vieux"}})
        gone = program.send("DELETE", path)
        assert (made.status_code, again.status_code, gone.status_code) == (201, 200, 204)
        assert again.json()["name"]["text"] == "Vieux"
        assert program.send("PUT", path, named).status_code == 404


Sent = Callable[[Program, str, str], Any]
REFUSED: dict[str, tuple[int, str, Sent]] = {
    "no title": (422, "invalid.missing", lambda p, box, idea: p.send(
        "POST", f"/activities/{box}/inputs", {"title": ""})),
    "another type": (422, "invalid.request", lambda p, box, idea: p.send(
        "POST", f"/activities/{box}/inputs", {"title": 12})),
    "something unknown": (422, "invalid.request", lambda p, box, idea: p.send(
        "POST", f"/activities/{box}/inputs", {**IDEA, "author": "x"})),
    "half a place": (422, "invalid.place", lambda p, box, idea: p.send(
        "PUT", f"/inputs/{idea}/place", {"lat": 1.0, "lng": None})),
    "a tag that is none": (422, "invalid.tags", lambda p, box, idea: p.send(
        "POST", f"/activities/{box}/inputs", {**IDEA, "tags": ["x"]})),
    "a status that is none": (422, "invalid.choice", lambda p, box, idea: p.send(
        "PUT", f"/inputs/{idea}/status", {"status_id": "x"})),
    "another's contribution": (403, "reasons.not_allowed", lambda p, box, idea: p.send(
        "PUT", f"/inputs/{idea}", IDEA)),
    "nothing there": (404, "reasons.not_found", lambda p, box, idea: p.send(
        "PUT", "/inputs/x/reaction", {"value": 1})),
    "no such address": (404, "reasons.not_found", lambda p, box, idea: p.get("/nothing")),
    "no such method": (405, "api.no_method", lambda p, box, idea: p.send("PATCH", "/tags", {})),
    "no JSON": (400, "invalid.json", lambda p, box, idea: p.client.post(
        f"/api/v1/activities/{box}/inputs", content="{",
        headers={"authorization": f"Bearer {p.key}", "content-type": "application/json"})),
    "not a number": (400, "invalid.json", lambda p, box, idea: p.client.put(
        f"/api/v1/inputs/{idea}/place", content='{"lat": NaN, "lng": 1}',
        headers={"authorization": f"Bearer {p.key}", "content-type": "application/json"})),
    "a form": (415, "api.no_json", lambda p, box, idea: p.client.post(
        f"/api/v1/activities/{box}/inputs", data={"title": "x"},
        headers={"authorization": f"Bearer {p.key}"})),
    "far too much": (413, "shell.too_large", lambda p, box, idea: p.send(
        "POST", f"/activities/{box}/inputs", {"title": "x" * MOST_BYTES})),
    "a wrong key": (401, "reasons.key_not_valid", lambda p, box, idea: p.client.get(
        "/api/v1/inputs", headers={"authorization": "Bearer civic_00000000_x"})),
    "another scheme": (401, "reasons.key_not_valid", lambda p, box, idea: p.client.get(
        "/api/v1/inputs", headers={"authorization": "Basic YTpi"})),
    "a name that is none": (422, "invalid.idempotency_key", lambda p, box, idea: p.send(
        "PUT", f"/inputs/{idea}/reaction", {"value": 1}, idempotency_key="x" * 256)),
}  # fmt: skip


@pytest.mark.parametrize(("status", "code", "send"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_a_problem_with_its_reason(
    served: House, program: Program, status: int, code: str, send: Sent
) -> None:
    box = make.an_idea_box(served)

    answer = send(program, box, make.an_idea(served, box))

    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]


def test_a_reason_is_said_in_the_language_of_who_asks(served: House, program: Program) -> None:
    path = f"/activities/{make.an_idea_box(served)}/inputs"

    said = {
        language: program.send("POST", path, {"title": ""}, accept_language=language).json()
        for language in ("fr", "nl")
    }

    assert said["fr"]["detail"] == "Remplissez ce champ."
    assert said["nl"]["detail"] == "Vul dit veld in."
    assert said["fr"]["field"] == "title"


def test_what_is_closed_to_people_is_closed_to_their_programs(served: House) -> None:
    project = make.a_project(served)
    box = make.an_activity(served, project)
    make.a_phase(served, project, {box: (Act.SUBMIT_INPUT,)}, starts=-90, ends=-60)
    program = a_program(served, make.an_admin(served), Scope.INPUTS_WRITE)

    late = program.send("POST", f"/activities/{box}/inputs", IDEA)

    assert (late.status_code, late.json()["code"]) == (403, "reasons.phase_ended")
    assert program.get(f"/activities/{box}").json()["submit"]["reason"] == "phase_ended"


def test_programs_hear_in_words_when_it_is_open_where_no_date_is_settled(served: House) -> None:
    project = make.a_project(served)
    box = make.an_activity(served, project)
    words = {"fr": "au printemps 2097", "en": "in spring 2097"}
    make.a_phase(served, project, {box: ALL_ACTS}, starts=26_000, ends=26_100, period=words)
    program = a_program(served, make.an_admin(served), Scope.INPUTS_WRITE)

    early = program.send("POST", f"/activities/{box}/inputs", IDEA, accept_language="en").json()
    shown = program.get(f"/activities/{box}", accept_language="en").json()["submit"]

    assert early["code"] == "reasons.phase_planned"
    assert early["detail"] == "This will be possible in spring 2097."
    assert shown == {
        "is_open": False, "reason": "phase_planned", "date": None, "period": "in spring 2097",
    }  # fmt: skip


@pytest.mark.parametrize(
    "endpoint", [each for each in endpoints() if each.scope], ids=lambda each: each.name
)
def test_an_operation_needs_a_key_and_its_very_scope(served: House, endpoint: Any) -> None:
    admin = make.an_admin(served)
    path = endpoint.path.replace("{", "").replace("}", "")
    lacking = [scope for scope in Scope if scope is not endpoint.scope]

    nobody = a_program(served).send(endpoint.method, path)
    other = a_program(served, admin, *lacking).send(endpoint.method, path)

    assert (nobody.status_code, nobody.json()["code"]) == (401, "reasons.key_needed")
    assert nobody.headers["www-authenticate"].startswith("Bearer")
    assert (other.status_code, other.json()["code"]) == (403, "reasons.outside_scope")
    assert endpoint.scope.value in other.json()["detail"]
    assert document()["paths"][endpoint.path][endpoint.method.lower()]["security"] == [{"key": []}]


def test_every_write_needs_a_scope() -> None:
    assert [each.name for each in endpoints() if each.method != "GET" and not each.scope] == []


def test_what_a_program_of_the_team_does_stands_in_the_log_under_its_owner(
    served: House, admin: Actor, program: Program
) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    program.send("PUT", f"/inputs/{idea}/status", {"status_id": make.a_status(served)})

    with work(served, SYSTEM, reading=True) as job:
        done = {entry.act: entry.actor_id for entry in job.session.exec(select(LogEntry))}
    assert done["status_set"] == admin.person_id


def test_a_request_that_is_sent_again_is_done_once(served: House, program: Program) -> None:
    path = f"/activities/{make.an_idea_box(served)}/inputs"

    first, again = (program.send("POST", path, IDEA, idempotency_key="order-66") for _ in range(2))
    other = program.send("POST", path, IDEA, idempotency_key="order-67")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"] != other.json()["id"]
    assert how_many(served) == 2


def test_a_name_serves_one_request_of_one_key_only(
    served: House, admin: Actor, program: Program
) -> None:
    path = f"/activities/{make.an_idea_box(served)}/inputs"
    program.send("POST", path, IDEA, idempotency_key="a")

    other = program.send("POST", path, {**IDEA, "title": "Un bus"}, idempotency_key="a")
    theirs = a_program(served, admin).send("POST", path, IDEA, idempotency_key="a")

    assert (other.status_code, other.json()["code"]) == (422, "reasons.request_repeated")
    assert theirs.status_code == 201
    assert how_many(served) == 2


def test_what_was_refused_may_be_sent_again_under_its_name(served: House, program: Program) -> None:
    path = f"/activities/{make.an_idea_box(served)}/inputs"

    refused = program.send("POST", path, {"title": "x"}, idempotency_key="a")
    done = program.send("POST", path, IDEA, idempotency_key="a")

    assert (refused.status_code, done.status_code) == (422, 201)


def test_a_name_is_forgotten_after_a_day(served: House, program: Program) -> None:
    path = f"/activities/{make.an_idea_box(served)}/inputs"
    program.send("POST", path, IDEA, idempotency_key="a")
    with work(served, SYSTEM) as job:
        job.session.exec(select(RepeatableAct)).one().at -= timedelta(hours=25)

    again = program.send("POST", path, IDEA, idempotency_key="a")

    assert again.status_code == 201
    assert how_many(served) == 2
    with work(served, SYSTEM, reading=True) as job:
        assert len(job.session.exec(select(RepeatableAct)).all()) == 1


def test_a_blocked_owner_reads_from_when_their_key_works_again(
    served: House, admin: Actor, program: Program
) -> None:
    with work(served, SYSTEM) as job:
        row = job.session.get_one(Person, admin.person_id)
        row.blocked_until = job.now + timedelta(days=3)

    answer = program.get("/me")

    assert (answer.status_code, answer.json()["code"]) == (403, "reasons.blocked")


def test_a_project_that_is_gone_is_not_there_for_a_write(served: House, program: Program) -> None:
    draft = make.a_project(served, status=ProjectStatus.DRAFT)
    box = make.an_activity(served, draft)
    stranger = a_program(served, make.an_admin(served), Scope.INPUTS_WRITE)

    assert stranger.send("POST", f"/activities/{box}/inputs", IDEA).status_code == 404
    assert program.send("POST", f"/activities/{box}/inputs", IDEA).status_code == 201


def test_times_are_iso_in_utc(served: House, program: Program) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))

    assert program.get(f"/inputs/{idea}").json()["created_at"] == NOON.strftime(
        "%Y-%m-%dT%H:%M:%S.000Z"
    )
