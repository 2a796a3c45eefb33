"""A key is shown once, kept as a hash, and opens nothing once it is revoked, old or orphaned."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import ApiKey, LogEntry, Person
from civic.rules.access import SYSTEM, Actor
from civic.services import api_keys, projects, taxonomy
from civic.services.work import Caller, House, work
from civic.words import ProjectStatus, Reason, Scope
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.pacing import counting, used_up
from tests.services.acting import do

USUAL: Mapping[str, Any] = {"name": f"Site {HOSTILE}"[:80], "scopes": ["read"], "days": 30}


def made(house: House, owner: Actor, **more: Any) -> str:
    return do(house, owner, api_keys.create, {**USUAL, **more})


def entered(house: House, key: str, days: int = 0) -> api_keys.KeyUse:
    with work(house, Caller(key=key), now=NOON + timedelta(days=days), reading=True) as job:
        return api_keys.enter(job)


def refused(house: House, key: str, days: int = 0) -> Reason:
    with pytest.raises(Refused) as no:
        entered(house, key, days)
    return no.value.refusal.reason


def test_a_key_acts_in_the_name_of_who_made_it(house: House) -> None:
    admin = make.an_admin(house)

    use = entered(house, made(house, admin, scopes=["read", "inputs:write"]))

    assert use.owner_id == admin.person_id
    assert use.scopes == {Scope.READ, Scope.INPUTS_WRITE}


def test_what_is_kept_of_a_key_is_no_key(house: House) -> None:
    key = made(house, make.an_admin(house))
    with work(house, SYSTEM, now=NOON, reading=True) as job:
        row = job.session.exec(select(ApiKey)).one()
        kept = f"{row.model_dump()}"
    (view,) = do(house, make.an_admin(house), api_keys.keys)

    secret = key.split("_", 2)[2]
    assert secret not in kept
    assert secret not in f"{view}"
    assert key.startswith(view.prefix.rstrip("…"))


@pytest.mark.parametrize("wrong", ["", "x", "civic_", "civic__", "civic_00000000_x"])
def test_what_is_no_key_opens_nothing(house: House, wrong: str) -> None:
    made(house, make.an_admin(house))

    assert refused(house, wrong or "?") is Reason.KEY_NOT_VALID


def test_the_public_part_of_a_key_is_not_enough(house: House) -> None:
    key = made(house, make.an_admin(house))
    civic, public, _secret = key.split("_", 2)

    assert refused(house, f"{civic}_{public}_{'x' * 43}") is Reason.KEY_NOT_VALID


def test_a_key_lasts_until_its_day(house: House) -> None:
    admin = make.an_admin(house)
    short, endless = made(house, admin, days=30), made(house, admin, days=0)

    assert entered(house, short, 29).key_id
    assert refused(house, short, 30) is Reason.KEY_NOT_VALID
    assert entered(house, endless, 4000).key_id


def test_a_revoked_key_opens_nothing_from_that_moment(house: House) -> None:
    admin = make.an_admin(house)
    key = made(house, admin)
    (view,) = do(house, admin, api_keys.keys)
    do(house, admin, api_keys.revoke, view.id)
    do(house, admin, api_keys.revoke, view.id)

    assert refused(house, key) is Reason.KEY_NOT_VALID
    (after,) = do(house, admin, api_keys.keys)
    assert (after.is_good, bool(after.revoked_at)) == (False, True)


def test_a_key_of_somebody_blocked_opens_nothing(house: House) -> None:
    admin = make.an_admin(house)
    key = made(house, admin)
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.get(Person, admin.person_id)
        assert row
        row.blocked_until = NOON + timedelta(days=1)

    assert refused(house, key) is Reason.BLOCKED


def test_a_key_follows_what_its_owner_is_trusted_with_today(house: House) -> None:
    admin = make.an_admin(house)
    key = made(house, admin, scopes=["platform:write", "read"])
    make.a_project(house, status=ProjectStatus.DRAFT)
    with work(house, Caller(key=key), now=NOON) as job:
        taxonomy.add_tag(job, {"fr": "Vélo"})
        assert projects.page(job, "parks")
    with work(house, SYSTEM, now=NOON) as job:
        row = job.session.get(Person, admin.person_id)
        assert row
        row.is_admin = False

    with pytest.raises(Refused), work(house, Caller(key=key), now=NOON) as job:
        taxonomy.add_tag(job, {"fr": "Bus"})
    with pytest.raises(NotFound), work(house, Caller(key=key), now=NOON) as job:
        projects.page(job, "parks")


def test_a_cookie_beside_a_key_gives_nothing(house: House) -> None:
    admin = make.an_admin(house)
    cookie = make.signed_in(house, admin).token
    caller = Caller(token=cookie, key=made(house, admin))

    with pytest.raises(Refused) as no, work(house, caller, now=NOON) as job:
        taxonomy.add_tag(job, {"fr": "Vélo"})

    assert no.value.refusal.reason is Reason.OUTSIDE_SCOPE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "", id="no name"),
        pytest.param("name", "x" * 81, id="too long a name"),
        pytest.param("scopes", [], id="no scope"),
        pytest.param("scopes", ["everything"], id="a scope that is none"),
        pytest.param("scopes", "read", id="no list of scopes"),
        pytest.param("days", 12, id="another life"),
        pytest.param("days", None, id="no life"),
    ],
)
def test_a_key_that_cannot_be_made_says_which_field_is_wrong(
    house: House, field: str, value: object
) -> None:
    with pytest.raises(Invalid) as wrong:
        made(house, make.an_admin(house), **{field: value})

    assert wrong.value.field == field


def test_keys_are_for_admins(house: House) -> None:
    ana = make.a_person(house)
    for service in (api_keys.keys, lambda job: api_keys.revoke(job, "x")):
        with pytest.raises(Refused):
            do(house, ana, service)
    with pytest.raises(Refused):
        made(house, ana)


def test_no_key_makes_another(house: House) -> None:
    every = made(house, make.an_admin(house), scopes=[scope.value for scope in Scope])

    with pytest.raises(Refused), work(house, Caller(key=every), now=NOON) as job:
        api_keys.create(job, USUAL)


def test_making_and_revoking_stand_in_the_log_without_the_key(house: House) -> None:
    admin = make.an_admin(house)
    key = made(house, admin)
    (view,) = do(house, admin, api_keys.keys)
    do(house, admin, api_keys.revoke, view.id)

    with work(house, SYSTEM, now=NOON, reading=True) as job:
        entries = job.session.exec(select(LogEntry)).all()
        assert {entry.act for entry in entries} == {"api_key_created", "api_key_revoked"}
        assert key.split("_", 2)[2] not in f"{[entry.model_dump() for entry in entries]}"


def test_the_use_of_a_key_is_noted_now_and_then(house: House) -> None:
    admin = make.an_admin(house)
    key = made(house, admin)
    assert entered(house, key).is_to_note
    with work(house, Caller(key=key), now=NOON) as job:
        api_keys.note_use(job)

    assert not entered(house, key).is_to_note
    assert entered(house, key, 1).is_to_note
    assert do(house, admin, api_keys.keys)[0].used_at == NOON.isoformat()
    with pytest.raises(Refused):
        do(house, admin, api_keys.note_use)


def test_a_key_has_a_pace_of_its_own_and_who_has_none_shares_that_of_the_address(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = replace(counting(house, monkeypatch), secret=house.secret)
    first, second = (made(counted, make.an_admin(counted)) for _ in range(2))
    used_up(counted, "api", who=entered(counted, first).key_id)
    used_up(counted, "api", address="203.0.113.7")

    assert refused(counted, first) is Reason.TOO_FAST
    assert entered(counted, second).key_id
    with pytest.raises(Refused), work(counted, Caller(address="203.0.113.7"), now=NOON) as job:
        api_keys.enter(job)
    with work(counted, Caller(key=second, address="203.0.113.7"), now=NOON) as job:
        assert api_keys.enter(job).key_id
