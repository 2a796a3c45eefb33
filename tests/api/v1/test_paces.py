"""Programs are held to a pace: a key to its own, those without one to that of their address."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import select

from civic.models import ApiKey
from civic.rules.access import SYSTEM
from civic.services.house import serving
from civic.services.work import House, work
from tests import factories as make
from tests.api.v1.programs import Program, a_program
from tests.pacing import counting, used_up

HERE = "testclient"


@pytest.fixture
def strict(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    counted = counting(house, monkeypatch)
    with serving(counted):
        yield counted


def test_who_asks_too_fast_without_a_key_is_told_when_to_come_back_and_a_key_goes_on(
    strict: House,
) -> None:
    stranger, program = a_program(strict), a_program(strict, make.an_admin(strict))
    used_up(strict, "api", address=HERE)

    told = stranger.get("/inputs")

    assert (told.status_code, told.json()["code"]) == (429, "reasons.too_fast")
    assert int(told.headers["retry-after"]) > 0
    assert program.get("/inputs").status_code == 200


def test_a_key_that_asks_too_fast_holds_up_no_other(strict: House) -> None:
    admin = make.an_admin(strict)
    fast, slow = a_program(strict, admin), a_program(strict, admin)
    used_up(strict, "api", who=_id_of(strict, fast))

    assert fast.get("/inputs").status_code == 429
    assert slow.get("/inputs").status_code == 200


def test_guessing_keys_counts_for_the_address(strict: House) -> None:
    guess = replace(a_program(strict), key="civic_00000000_x")
    used_up(strict, "api", address=HERE)

    assert guess.get("/inputs").status_code == 429


def test_acts_have_the_same_pace_as_on_the_site(strict: House) -> None:
    admin = make.an_admin(strict)
    program = a_program(strict, admin)
    used_up(strict, "submit_input", who=admin.person_id or "")
    path = f"/activities/{make.an_idea_box(strict)}/inputs"

    answer = program.send("POST", path, {"title": "Un tram"})

    assert (answer.status_code, answer.json()["code"]) == (429, "reasons.too_fast")


def _id_of(house: House, program: Program) -> str:
    prefix = program.key.split("_")[1]
    with work(house, SYSTEM, reading=True) as job:
        return job.session.exec(select(ApiKey.id).where(ApiKey.prefix == prefix)).one()
