"""What can be chosen in a vote, as programs read it."""

from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api.v1.routes import ROUTES
from civic.models import BallotOption
from civic.services.work import House
from tests import factories as make


def test_programs_read_what_can_be_chosen_and_what_it_costs(served: House) -> None:
    door = TestClient(Router(ROUTES), base_url="http://localhost")
    project = make.a_project(served, "budget")
    activity = make.an_activity(served, project, "participatory_budget", {"envelope": 1000})
    bench = make.an_idea(served, activity, "A bench")
    make.an_idea(served, activity, "A pond that nobody has costed")
    make.keep(served, BallotOption(input_id=bench, activity_id=activity, cost=300))

    found = door.get(f"/api/v1/activities/{activity}/options").json()["data"]

    assert [(one["id"], one["title"], one["cost"]) for one in found] == [(bench, "A bench", 300)]


def test_an_activity_without_a_vote_has_no_options(served: House) -> None:
    door = TestClient(Router(ROUTES), base_url="http://localhost")

    answer = door.get(f"/api/v1/activities/{make.an_idea_box(served)}/options")

    assert answer.status_code == 404
