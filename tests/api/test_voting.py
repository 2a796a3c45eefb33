"""What the screen of a vote fetches and sends over HTTP."""

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api.voting import ROUTES
from civic.rules.access import Actor
from civic.services import vote_desk
from civic.services.work import House, work
from civic.state.base import SESSION_COOKIE
from tests import factories as make
from tests.services.voting import Poll


@pytest.fixture
def door(served: House) -> TestClient:
    return TestClient(Router(ROUTES), base_url="http://localhost")


@pytest.fixture
def poll(served: House) -> Poll:
    project = make.a_project(served, "budget")
    found = Poll.__new__(Poll)
    found.house, found.project = served, project
    found.activity = make.an_activity(served, project, "participatory_budget", {"envelope": 1000})
    found.options = {
        name: found.option(name, cost) for name, cost in (("bench", 300), ("pool", 900))
    }
    return found


def enter(door: TestClient, house: House, person: Actor) -> None:
    door.cookies.set(SESSION_COOKIE, make.signed_in(house, person).token)


def send(door: TestClient, poll: Poll, *names: str, seen: int = 0) -> tuple[int, dict[str, object]]:
    answer = door.put(
        f"/api/activities/{poll.activity}/ballot",
        json={"marks": poll.marks(*names), "district": "", "seen": seen},
    )
    return answer.status_code, answer.json()


def test_a_ballot_is_sent_and_read_again(door: TestClient, poll: Poll) -> None:
    enter(door, poll.house, make.a_person(poll.house))

    status, ballot = send(door, poll, "bench")
    page = door.get(f"/api/activities/{poll.activity}/vote").json()

    assert (status, ballot["counts"], ballot["revision"]) == (200, True, 1)
    assert page["ballot"] == ballot
    assert sorted(choice["cost"] for choice in page["choices"]) == [300, 900]
    assert [one["key"] for one in page["rule"]] == ["greedy", "stop_skip"]
    assert [one["first"] for one in page["ties"]] == ["cheapest", "id"]


def test_a_vote_without_money_is_told_with_its_grades_and_no_envelope(
    door: TestClient, served: House
) -> None:
    activity = make.an_activity(served, make.a_project(served, "square"), "scenarios")

    page = door.get(f"/api/activities/{activity}/vote").json()

    assert (page["rules"]["kind"], page["rules"]["grades"]) == ("grades", 6)
    assert (page["rules"]["envelope"], page["rules"]["envelopes"]) == (None, {})
    assert page["rules"]["has_money"] is False


def test_why_a_ballot_is_not_kept_is_said_in_words(door: TestClient, poll: Poll) -> None:
    assert send(door, poll, "bench")[0] == 401
    enter(door, poll.house, make.a_person(poll.house))

    status, said = send(door, poll, "bench", "pool")
    assert (status, said["error"]) == (409, "reasons.over_envelope")
    send(door, poll, "bench")
    status, said = send(door, poll, "pool")
    assert (status, said["error"]) == (409, "reasons.ballot_changed")


@pytest.mark.parametrize("sent", [b"", b"[]", b"{", b'{"marks": 3}', b'{"marks": {"x": "y"}}'])
def test_what_is_no_ballot_is_no_fault_of_the_server(
    door: TestClient, poll: Poll, sent: bytes
) -> None:
    enter(door, poll.house, make.a_person(poll.house))

    answer = door.put(f"/api/activities/{poll.activity}/ballot", content=sent)

    assert (answer.status_code, answer.json()["error"]) == (422, "invalid.marks")


def test_one_choice_has_all_its_words_and_nothing_that_runs(door: TestClient, poll: Poll) -> None:
    bench = poll.options["bench"]
    found = door.get(f"/api/activities/{poll.activity}/choices/{bench}").json()

    assert "école" in found["body"]
    assert "<script" not in found["body"]
    assert door.get(f"/api/activities/{poll.activity}/choices/none").status_code == 404


def test_what_the_team_changed_of_an_open_vote_is_told_with_why(
    door: TestClient, poll: Poll
) -> None:
    enter(door, poll.house, make.a_person(poll.house))
    send(door, poll, "bench")
    with work(poll.house, make.an_admin(poll.house)) as job:
        vote_desk.end_now(job, poll.activity, "Erreur dans la liste")

    page = door.get(f"/api/activities/{poll.activity}/vote").json()

    (note,) = page["notes"]
    assert (note["kind"], note["because"]) == ("ended", "Erreur dans la liste")
    assert (page["standing"], page["result"], page["is_counting"]) == ("closed", "", True)
