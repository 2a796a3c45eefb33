"""One's own account: only one's own, and safely."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from civic.adapters import passwords
from civic.errors import Invalid, NotFound, Refused
from civic.models import Upload
from civic.rules.access import SYSTEM, Actor
from civic.services import account, people, profiles, sign_in
from civic.services.sign_in import Proof
from civic.services.work import Caller, House, perform, work
from civic.words import ProjectStatus, Reason
from tests.factories import (
    HOSTILE,
    NOON,
    a_comment,
    a_person,
    a_project,
    an_activity,
    an_idea,
    an_idea_box,
    keep,
)

PASSWORD = "paper boats at noon"


def visit(house: House, actor: Actor) -> Caller:
    entered = perform(house, Actor(), sign_in.open_visit, Proof(actor.person_id or ""))
    return Caller(token=entered.token)


def is_signed_in(house: House, caller: Caller) -> bool:
    with work(house, caller, reading=True) as job:
        return job.actor.person_id is not None


def password_of(house: House, actor: Actor) -> bool:
    return perform(house, actor, account.mine).has_password


@pytest.mark.parametrize(
    "act",
    [account.mine, account.end_other_visits],
)
def test_nobody_has_no_account(house: House, act: object) -> None:
    with pytest.raises(Refused) as no:
        perform(house, Actor(), act)  # type: ignore[arg-type]  # either of two
    assert no.value.refusal.reason is Reason.NOT_SIGNED_IN


@pytest.mark.parametrize("change", [{"name": "Achetez ici"}, {"bio": "https://spam.example"}])
def test_who_is_blocked_changes_nothing_that_others_see(
    house: House, change: dict[str, str]
) -> None:
    ana = a_person(house, "Ana", blocked_until=datetime.now(UTC) + timedelta(days=1))
    picture = Upload(owner_id=ana.person_id, created_at=NOON)
    keep(house, picture)
    profile = {"name": "Ana", "bio": "", "language": "nl"}

    for act, what in ((account.edit, {**profile, **change}), (account.show_picture, picture.id)):
        with pytest.raises(Refused) as no:
            perform(house, ana, act, what)  # type: ignore[arg-type]  # either of two
        assert no.value.refusal.reason is Reason.BLOCKED

    assert perform(house, ana, account.edit, profile).language == "nl"
    perform(house, ana, account.show_picture, "")


def test_a_profile_is_kept(house: House) -> None:
    ana = a_person(house, "Ana")

    profile = {"name": " Ana  Maria ", "bio": HOSTILE, "language": "nl"}
    kept = perform(house, ana, account.edit, profile)

    assert (kept.name, kept.bio, kept.language) == ("Ana Maria", HOSTILE, "nl")


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("name", "", "invalid.missing"),
        ("name", "x" * 81, "invalid.too_long"),
        ("name", ["Ana"], "invalid.text"),
        ("bio", "x" * 601, "invalid.too_long"),
        ("language", "xx", "invalid.language"),
    ],
)
def test_a_profile_that_cannot_be_read_is_refused(
    house: House, field: str, value: object, key: str
) -> None:
    with pytest.raises(Invalid) as no:
        perform(house, a_person(house, "Ana"), account.edit, {"name": "Ana", field: value})

    assert (no.value.field, no.value.key) == (field, key)


def test_a_script_in_a_user_name_stays_text(house: House) -> None:
    ana = a_person(house, "Ana")

    perform(house, ana, account.name_myself, "<script>alert(1)</script>")

    assert perform(house, ana, account.mine).name == "<script>alert(1)</script>"


def test_the_picture_of_somebody_else_cannot_be_taken(house: House) -> None:
    ana, ben = a_person(house), a_person(house)
    keep(house, Upload(id="b" * 32, owner_id=ben.person_id, created_at=NOON))

    with pytest.raises(NotFound):
        perform(house, ana, account.show_picture, "b" * 32)


def test_a_picture_is_shown_and_taken_away(house: House) -> None:
    ana = a_person(house)
    keep(house, Upload(id="a" * 32, owner_id=ana.person_id, created_at=NOON))
    perform(house, ana, account.show_picture, "a" * 32)
    shown = perform(house, ana, account.mine).picture

    perform(house, ana, account.show_picture, "")

    assert "a" * 32 in shown
    assert perform(house, ana, account.mine).picture == ""


def test_a_password_is_set_without_one_before(house: House) -> None:
    ana = a_person(house, "Ana", email="ana@example.test")

    perform(house, ana, account.set_password, "", PASSWORD)

    proof = perform(house, Actor(), sign_in.check_password, "ana@example.test", PASSWORD)
    assert proof.person_id == ana.person_id


@pytest.mark.parametrize("act", ["set", "remove"])
def test_a_password_is_changed_only_by_who_knows_it(house: House, act: str) -> None:
    ana = a_person(house, password_hash=passwords.hashed(PASSWORD))

    with pytest.raises(Refused) as no:
        if act == "set":
            perform(house, ana, account.set_password, "guess", "new paper boats at noon")
        else:
            perform(house, ana, account.remove_password, "guess")
    assert no.value.refusal.reason is Reason.WRONG_PASSWORD
    assert password_of(house, ana)


def test_a_removed_password_opens_nothing(house: House) -> None:
    ana = a_person(house, email="ana@example.test", password_hash=passwords.hashed(PASSWORD))

    perform(house, ana, account.remove_password, PASSWORD)

    with pytest.raises(Refused):
        perform(house, Actor(), sign_in.check_password, "ana@example.test", PASSWORD)


def test_a_changed_password_ends_every_other_visit(house: House) -> None:
    ana = a_person(house)
    here, elsewhere = visit(house, ana), visit(house, ana)

    perform(house, here, account.set_password, "", PASSWORD)

    assert is_signed_in(house, here)
    assert not is_signed_in(house, elsewhere)


def test_a_weak_password_is_refused(house: House) -> None:
    ana = a_person(house)

    with pytest.raises(Invalid):
        perform(house, ana, account.set_password, "", "password1234")
    assert not password_of(house, ana)


def test_a_visit_elsewhere_is_ended_from_here(house: House) -> None:
    ana = a_person(house)
    here, elsewhere = visit(house, ana), visit(house, ana)
    other = next(v for v in perform(house, here, account.mine).visits if not v.is_this_one)

    perform(house, here, account.end_visit, other.id)

    assert is_signed_in(house, here)
    assert not is_signed_in(house, elsewhere)


def test_the_session_of_another_cannot_be_ended(house: House) -> None:
    ana, ben = a_person(house), a_person(house)
    his = visit(house, ben)
    [his_visit] = perform(house, his, account.mine).visits

    with pytest.raises(NotFound):
        perform(house, ana, account.end_visit, his_visit.id)
    assert is_signed_in(house, his)


def test_the_sessions_of_another_are_not_listed(house: House) -> None:
    ana, ben = a_person(house), a_person(house)
    visit(house, ben)

    assert perform(house, ana, account.mine).visits == ()


def test_an_expired_visit_is_nobodys(house: House) -> None:
    ana = a_person(house)
    caller = visit(house, ana)
    later = datetime.now(UTC) + timedelta(days=61)

    with work(house, caller, now=later, reading=True) as job:
        assert job.actor.person_id is None


def test_a_visit_in_use_lasts(house: House) -> None:
    ana = a_person(house)
    caller = visit(house, ana)
    soon, later = (datetime.now(UTC) + timedelta(days=days) for days in (30, 80))

    with work(house, caller, now=soon) as job:
        assert people.who(job).is_seen_again
        people.see_again(job)

    with work(house, caller, now=later, reading=True) as job:
        assert job.actor.person_id == ana.person_id


def test_a_page_knows_who_is_here_and_nothing_secret(house: House) -> None:
    ana = a_person(house, "Ana", email="ana@example.test")

    me = perform(house, visit(house, ana), people.who)

    assert (me.person_id, me.name) == (ana.person_id, "Ana")
    assert "example.test" not in repr(me)


def test_a_page_knows_the_platform_when_nobody_is_here(house: House) -> None:
    me = perform(house, Caller(language="nl"), people.who)

    assert (me.person_id, me.platform, me.language) == ("", "Civic", "nl")


def test_somebody_who_has_not_contributed_has_no_page(house: House) -> None:
    ana, ben = a_person(house, bio="buy boats at boats.example"), a_person(house)

    with pytest.raises(NotFound):
        perform(house, ben, profiles.profile, ana.person_id or "")
    assert perform(house, ana, profiles.profile, ana.person_id or "").is_mine


def test_somebody_who_has_contributed_has_a_page_without_their_address(house: House) -> None:
    ana = a_person(house, "Ana", bio="I like boats", email="ana@example.test")
    idea = an_idea(house, an_idea_box(house), author=ana)
    a_comment(house, idea, ana)

    seen = perform(house, Actor(), profiles.profile, ana.person_id or "")

    assert [line.card.id for line in seen.lines] == [idea]
    assert (seen.bio, seen.inputs, seen.comments) == ("I like boats", 1, 1)
    assert "example.test" not in repr(seen)


@pytest.mark.parametrize("gone", ["hidden_at", "withdrawn_at"])
def test_what_is_hidden_or_withdrawn_is_on_nobodys_page(house: House, gone: str) -> None:
    ana = a_person(house)
    more: dict[str, Any] = {gone: NOON}
    an_idea(house, an_idea_box(house), author=ana, **more)

    with pytest.raises(NotFound):
        perform(house, Actor(), profiles.profile, ana.person_id or "")


def test_an_unpublished_project_does_not_show_through_a_persons_page(house: House) -> None:
    ana = a_person(house)
    project = a_project(house, status=ProjectStatus.DRAFT)
    an_idea(house, an_activity(house, project), author=ana)

    with pytest.raises(NotFound):
        perform(house, Actor(), profiles.profile, ana.person_id or "")


def test_there_is_no_page_of_nobody(house: House) -> None:
    with pytest.raises(NotFound):
        perform(house, SYSTEM, profiles.profile, "0" * 32)
