"""The team: roles given and taken back, and never nobody left in charge."""

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.rules.access import SYSTEM, Actor
from civic.services import projects, sign_in, team
from civic.services.sign_in import Proof
from civic.services.work import Caller, House, perform, work
from civic.words import Act, Reason, Role
from tests.factories import a_person, a_project, an_admin, trusted


def roles_of(house: House, person: Actor) -> list[tuple[str, str]]:
    found = perform(house, SYSTEM, team.search)
    [view] = [view for view in found.people if view.id == person.person_id]
    return [(role.project_id, role.role) for role in view.roles]


def test_a_role_is_given_changed_and_taken_back(house: House) -> None:
    admin, project = an_admin(house), a_project(house)
    ana = a_person(house, email="ana@example.test")
    for role in (Role.MODERATOR, Role.PROJECT_MANAGER):
        perform(house, admin, team.grant, "ana@example.test", role, project)
    given = roles_of(house, ana)

    perform(house, admin, team.revoke, ana.person_id or "", project)

    assert given == [(project, "project_manager")]
    assert roles_of(house, ana) == []


def test_a_revoked_role_ends_at_once(house: House) -> None:
    admin, project = an_admin(house), a_project(house)
    ana = a_person(house, email="ana@example.test")
    perform(house, admin, team.grant, "ana@example.test", Role.PROJECT_MANAGER, project)
    token = perform(house, Actor(), sign_in.open_visit, Proof(ana.person_id or "")).token

    perform(house, admin, team.revoke, ana.person_id or "", project)

    with pytest.raises(Refused), work(house, Caller(token=token), reading=True) as job:
        job.manage(project, Act.MANAGE_PROJECT)


def test_a_project_manager_names_moderators_of_their_own_project_only(house: House) -> None:
    mine, other = a_project(house), a_project(house, "streets")
    manager = trusted(house, a_person(house), mine, Role.PROJECT_MANAGER)
    a_person(house, email="ana@example.test")

    perform(house, manager, team.grant, "ana@example.test", Role.MODERATOR, mine)

    with pytest.raises(Refused):
        perform(house, manager, team.grant, "ana@example.test", Role.MODERATOR, other)


@pytest.mark.parametrize("who", ["citizen", "project_manager", "moderator"])
def test_only_an_admin_names_an_admin(house: House, who: str) -> None:
    person = a_person(house, email="ana@example.test")
    if who != "citizen":
        person = trusted(house, person, a_project(house), Role(who))

    with pytest.raises(Refused) as no:
        perform(house, person, team.grant, "ana@example.test", Role.ADMIN)
    assert no.value.refusal.reason is Reason.NOT_ALLOWED


def test_the_last_admin_stays(house: House) -> None:
    admin = an_admin(house)

    with pytest.raises(Refused) as no:
        perform(house, admin, team.revoke, admin.person_id or "")
    assert no.value.refusal.reason is Reason.LAST_ADMIN


def test_an_admin_goes_where_another_stays(house: House) -> None:
    first, second = an_admin(house), an_admin(house)

    perform(house, first, team.revoke, second.person_id or "")

    with pytest.raises(Refused):
        perform(house, SYSTEM, team.revoke, first.person_id or "")


@pytest.mark.parametrize(
    ("role", "in_project"), [("owner", True), ("admin", True), ("moderator", False), ("", True)]
)
def test_a_role_that_does_not_exist_there_is_refused(
    house: House, role: str, in_project: bool
) -> None:
    project = a_project(house) if in_project else ""
    a_person(house, email="ana@example.test")

    with pytest.raises(Invalid, match="role"):
        perform(house, an_admin(house), team.grant, "ana@example.test", role, project)


def test_a_role_for_nobody_is_refused(house: House) -> None:
    with pytest.raises(Invalid, match=r"invalid\.nobody"):
        perform(house, an_admin(house), team.grant, "nobody@example.test", Role.ADMIN)


def test_a_role_that_nobody_holds_cannot_be_taken_back(house: House) -> None:
    project, ana = a_project(house), a_person(house)

    with pytest.raises(NotFound):
        perform(house, an_admin(house), team.revoke, ana.person_id or "", project)


def test_a_blocked_person_is_signed_out_and_takes_no_part(house: House) -> None:
    ana = a_person(house)
    token = perform(house, Actor(), sign_in.open_visit, Proof(ana.person_id or "")).token

    perform(house, an_admin(house), team.block, ana.person_id or "")

    with work(house, Caller(token=token), reading=True) as job:
        assert job.actor.person_id is None
    again = perform(house, Actor(), sign_in.open_visit, Proof(ana.person_id or "")).token
    with work(house, Caller(token=again), reading=True) as job:
        assert job.actor.blocked_until is not None


def test_a_person_takes_part_again_after_a_block_was_lifted(house: House) -> None:
    admin, ana = an_admin(house), a_person(house)
    perform(house, admin, team.block, ana.person_id or "")

    perform(house, admin, team.unblock, ana.person_id or "")

    [seen] = [v for v in perform(house, admin, team.search).people if v.id == ana.person_id]
    assert seen.blocked_until == ""


def test_an_admin_is_not_blocked(house: House) -> None:
    with pytest.raises(Refused):
        perform(house, an_admin(house), team.block, an_admin(house).person_id or "")


def test_people_are_found_by_name_and_address(house: House) -> None:
    admin = an_admin(house)
    ana = a_person(house, "Ana Dupont", email="ana@example.test")
    a_person(house, "Ben", email="ben@example.test")

    by_name = perform(house, admin, team.search, "dupont")
    by_address = perform(house, admin, team.search, "ANA@")

    assert [v.id for v in by_name.people] == [v.id for v in by_address.people] == [ana.person_id]


@pytest.mark.parametrize("words", ["%", "_", "' OR 1=1 --", "\\"])
def test_sql_in_a_search_finds_nobody(house: House, words: str) -> None:
    a_person(house, "Ana", email="ana@example.test")

    assert perform(house, an_admin(house), team.search, words).total == 0


def test_only_the_team_is_found_when_asked_for(house: House) -> None:
    project, ana = a_project(house), a_person(house)
    trusted(house, ana, project, Role.MODERATOR)
    a_person(house)
    admin = an_admin(house)

    found = perform(house, admin, team.search, only_team=True)

    assert {v.id for v in found.people} == {ana.person_id, admin.person_id}
    assert [v.id for v in perform(house, admin, team.of_project, project)] == [ana.person_id]


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.PROJECT_MANAGER])
def test_addresses_are_shown_to_admins_only(house: House, role: Role | None) -> None:
    person = a_person(house)
    if role:
        person = trusted(house, person, a_project(house), role)

    with pytest.raises(Refused):
        perform(house, person, team.search, "ana")


def test_an_account_is_made_once_for_an_address(house: House) -> None:
    first, second = (
        perform(house, an_admin(house), team.create, "Ana@example.test", name)
        for name in ("Ana", "Another")
    )

    assert first == second


def test_the_team_says_who_is_shown_on_the_page_of_a_project_and_as_what(house: House) -> None:
    project, admin = a_project(house), an_admin(house)
    ana, ben = (trusted(house, a_person(house, name), project, Role.MODERATOR)
                for name in ("Ana", "Ben"))  # fmt: skip
    perform(house, admin, team.present, project, ana.person_id or "", "Voirie", shown=True)
    perform(house, admin, team.present, project, ben.person_id or "", "", shown=False)

    shown = perform(house, Actor(), projects.page, "parks").team

    assert [(one.author.name, one.duty) for one in shown] == [("Ana", "Voirie")]
    kept = {view.name: (view.duty, view.is_shown)
            for view in perform(house, admin, team.of_project, project)}  # fmt: skip
    assert kept == {"Ana": ("Voirie", True), "Ben": ("", False)}


def test_only_the_team_of_a_project_says_so_and_only_of_its_own(house: House) -> None:
    project, admin, ana = a_project(house), an_admin(house), a_person(house)

    with pytest.raises(Refused):
        perform(house, ana, team.present, project, ana.person_id or "", "Maire", shown=True)
    with pytest.raises(NotFound):
        perform(house, admin, team.present, project, ana.person_id or "", "Maire", shown=True)
    with pytest.raises(Invalid):
        moderator = trusted(house, ana, project, Role.MODERATOR)
        duty = "x" * (team.DUTY_MOST + 1)
        perform(house, admin, team.present, project, moderator.person_id or "", duty, shown=True)
