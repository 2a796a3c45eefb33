"""What the screen of a vote fetches and sends over HTTP."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
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


def test_no_log_says_what_was_chosen_or_by_which_receipt_not_even_of_an_error(
    door: TestClient,
    poll: Poll,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    ana, ben = make.a_person(poll.house), make.a_person(poll.house)
    with caplog.at_level(logging.DEBUG):
        enter(door, poll.house, ana)
        assert send(door, poll, "bench")[0] == 200
        assert send(door, poll, "bench", "pool", seen=1)[0] == 409
        enter(door, poll.house, ben)
        with breaking(poll.house), pytest.raises(DBAPIError) as broken:
            send(door, poll, "pool")
        # what the server does with all that a route raises and nobody catches
        logging.getLogger("_granian").error("a request failed", exc_info=broken.value)

    said = caplog.text + "".join(capfd.readouterr())
    assert "a request failed" in said
    assert "no room" in said
    assert not re.search(r"\b[2-9A-Z]{4}(-[2-9A-Z]{4}){3}\b", said)
    assert not any(option in said for option in poll.options.values())
    assert not any(ballot.key in said for ballot in poll.kept())
    assert not any(str(person.person_id) in said for person in (ana, ben))


@contextmanager
def breaking(house: House) -> Iterator[None]:
    """Let the database fail where a ballot is kept."""
    is_sqlite = house.engine.dialect.name == "sqlite"
    if is_sqlite:
        begin = [
            "CREATE TRIGGER broken BEFORE INSERT ON ballot"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        ]
        end = ["DROP TRIGGER broken"]
    else:
        begin = [
            "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$",
            "CREATE TRIGGER broken BEFORE INSERT ON ballot FOR EACH ROW EXECUTE FUNCTION broken()",
        ]
        end = ["DROP TRIGGER broken ON ballot", "DROP FUNCTION broken()"]
    _run(house, begin)
    try:
        yield
    finally:
        _run(house, end)


def _run(house: House, steps: list[str]) -> None:
    with house.engine.begin() as db:
        for step in steps:
            db.execute(text(step))
