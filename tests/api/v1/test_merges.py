"""Programs merge contributions that say the same, and part them again, as the team does."""

import json
from typing import Any

import pytest
from sqlmodel import col, select

from civic.models import Input, Job, Person, WebhookDelivery
from civic.rules.access import SYSTEM, Actor
from civic.services import bulk_news, webhooks
from civic.services.bulk import NEWS
from civic.services.work import House, work
from civic.words import Happening, Role
from tests import factories as make
from tests.api.v1.programs import Program, a_program
from tests.services.acting import do

BECAUSE = "Elles disent la même chose."


@pytest.fixture
def admin(served: House) -> Actor:
    return make.an_admin(served)


@pytest.fixture
def program(served: House, admin: Actor) -> Program:
    return a_program(served, admin)


def merge(program: Program, one: str, into: str, **headers: str) -> Any:
    """Ask for a merge."""
    body = {"into": into, "because": BECAUSE}
    return program.send("POST", f"/inputs/{one}/merge", body, **headers)


def two(house: House) -> tuple[str, str, str]:
    """Return an idea box and two ideas in it."""
    box = make.an_idea_box(house)
    return box, make.an_idea(house, box), make.an_idea(house, box)


def listed(program: Program) -> set[str]:
    """Return the ids of the contributions that everybody finds."""
    return {each["id"] for each in program.get("/inputs").json()["data"]}


def test_a_contribution_is_merged_says_where_it_leads_and_is_parted_again(
    served: House, program: Program
) -> None:
    _, one, stays = two(served)
    merged = merge(program, one, stays)

    assert merged.status_code == 201
    assert merged.json()["merged_into"] == stays
    assert merged.json()["status"]["key"] == "merged"
    assert merged.json()["history"][-1]["note"]["text"] == BECAUSE
    assert program.get(f"/inputs/{stays}").json()["merged_from"] == [one]
    assert listed(program) == {stays}

    parted = [program.send("DELETE", f"/inputs/{one}/merge").status_code for _ in range(2)]

    now = program.get(f"/inputs/{one}").json()
    assert parted == [204, 204]
    assert (now["merged_into"], now["status"]) == (None, None)
    assert program.get(f"/inputs/{stays}").json()["merged_from"] == []
    assert listed(program) == {one, stays}


def test_a_contribution_that_changed_since_it_was_read_is_not_merged(
    served: House, program: Program
) -> None:
    _, one, stays = two(served)
    path = f"/inputs/{one}"
    read = program.get(path).headers["etag"]
    program.send("PUT", f"{path}/reaction", {"value": 1})
    stale = merge(program, one, stays, if_match=read)

    assert (stale.status_code, stale.json()["code"]) == (412, "reasons.not_as_read")
    assert program.get(path).json()["merged_into"] is None

    merged = merge(program, one, stays, if_match=program.get(path).headers["etag"])
    assert merged.status_code == 201
    assert program.send("DELETE", f"{path}/merge", if_match=read).status_code == 412
    fresh = program.send("DELETE", f"{path}/merge", if_match=merged.headers["etag"])
    assert fresh.status_code == 204


def test_a_merge_that_is_sent_again_is_done_once(served: House, program: Program) -> None:
    _, one, stays = two(served)
    again = [merge(program, one, stays, idempotency_key="m1") for _ in range(2)]
    other = merge(program, one, stays)

    assert [each.status_code for each in again] == [201, 201]
    assert (other.status_code, other.json()["code"]) == (409, "reasons.merged")
    assert len(program.get(f"/inputs/{one}").json()["history"]) == 1


def test_a_chain_of_merges_leads_to_its_end_and_never_in_a_circle(
    served: House, program: Program
) -> None:
    box, first, middle = two(served)
    last = make.an_idea(served, box)
    merge(program, first, middle)
    merge(program, middle, last)

    circle = merge(program, last, first)

    assert program.get(f"/inputs/{first}").json()["merged_into"] == last
    assert program.get(f"/inputs/{last}").json()["merged_from"] == [middle, first]
    assert (circle.status_code, circle.json()["field"]) == (422, "into")
    assert circle.json()["code"] == "team_merge.itself"


def test_what_cannot_be_merged_says_why(served: House, program: Program) -> None:
    box, one, stays = two(served)
    elsewhere = make.an_idea(served, make.an_idea_box(served, "rues"))
    hidden = make.an_idea(served, box, hidden_at=make.NOON)
    none = program.send("POST", f"/inputs/{one}/merge", {"into": stays, "because": " "})
    told = {
        "itself": merge(program, one, one),
        "nothing": merge(program, one, "x"),
        "elsewhere": merge(program, one, elsewhere),
        "hidden": merge(program, one, hidden),
        "gone": merge(program, hidden, stays),
        "unknown": merge(program, "x", stays),
        "no reason": none,
    }

    assert {name: (each.status_code, each.json()["code"]) for name, each in told.items()} == {
        "itself": (422, "team_merge.itself"),
        "nothing": (422, "team_merge.into_missing"),
        "elsewhere": (422, "team_merge.other_project"),
        "hidden": (422, "team_merge.not_shown"),
        "gone": (403, "reasons.content_closed"),
        "unknown": (404, "reasons.not_found"),
        "no reason": (422, "invalid.missing"),
    }
    assert {each.headers["content-type"] for each in told.values()} == {"application/problem+json"}
    assert all(each.json()["detail"] for each in told.values())


def test_merging_is_for_who_manages_the_project(served: House, admin: Actor) -> None:
    _, one, stays = two(served)
    project = do(served, admin, lambda job: job.session.get_one(Input, one).project_id)
    programs = {}
    for role in (Role.MODERATOR, Role.PROJECT_MANAGER):
        owner = make.an_admin(served)
        programs[role] = a_program(served, owner)
        make.trusted(served, owner, project, role)
        with work(served, SYSTEM) as job:
            job.session.get_one(Person, owner.person_id).is_admin = False

    moderator = merge(programs[Role.MODERATOR], one, stays)
    manager = merge(programs[Role.PROJECT_MANAGER], one, stays)

    assert (moderator.status_code, moderator.json()["code"]) == (403, "reasons.not_allowed")
    assert manager.status_code == 201


def test_other_programs_hear_of_a_merge_and_of_its_end(
    served: House, admin: Actor, program: Program
) -> None:
    _, one, stays = two(served)
    events = [Happening.INPUT_MERGED.value, Happening.INPUT_UNMERGED.value]
    do(served, admin, webhooks.add, {"url": "https://hook.example/in", "events": events})
    merge(program, one, stays)
    told_of_merge = messages(served)
    program.send("DELETE", f"/inputs/{one}/merge")
    told_of_both = messages(served)

    home = {
        each: program.get(f"/inputs/{one}").json()[each] for each in ("activity_id", "project_id")
    }
    assert told_of_merge == [("input.merged", {"input_id": one, "merged_into": stays, **home})]
    assert told_of_both == [*told_of_merge, ("input.unmerged", {"input_id": one, **home})]


def messages(house: House) -> list[tuple[str, Any]]:
    """Run what merges left to tell, as late as it is due; return what waits to be delivered."""
    with work(house, SYSTEM, reading=True) as job:
        left = [dict(row.payload) for row in job.session.exec(select(Job)) if row.name == NEWS]
    for payload in left:
        bulk_news.JOBS[NEWS](house, payload, lambda done, stage="": None)
    with work(house, SYSTEM, reading=True) as job:
        rows = job.session.exec(select(WebhookDelivery).order_by(col(WebhookDelivery.created_at)))
        return [(row.event, json.loads(row.body)["data"]) for row in rows]
