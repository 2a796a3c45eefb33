"""Whoever is invited has the role at once, or as soon as they sign in with the address."""

from datetime import datetime

import pytest
from sqlmodel import select

from civic.adapters.mail import MemoryMailer
from civic.errors import Invalid, NotFound, Refused
from civic.models import Folder, FolderTrust, Invitation, Job, LogEntry, Project
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    blocking,
    folders,
    invitations,
    log,
    mail,
    project_editor,
    sign_in,
    team,
    team_home,
    undo,
)
from civic.services.sign_in import Entered
from civic.services.work import Caller, House, Work, work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.pacing import counting, used_up
from tests.services.acting import do

EVA = "eva@example.test"


def arrive(house: House, email: str = EVA, at: datetime = NOON) -> Caller:
    """Sign in with a code; return the browser."""
    with work(house, Actor(), now=at) as job:
        ask = sign_in.ask_code(job, email).id
    with work(house, Actor(), now=at) as job:
        entered = sign_in.enter_code(job, ask, sign_in.code_of(house, ask))
    assert isinstance(entered, Entered)
    return Caller(token=entered.token)


def letters(house: House) -> list[str]:
    """Send the mails that wait; return whom they went to, and their subjects."""
    with work(house, SYSTEM, reading=True) as job:
        waiting = [row.payload for row in job.session.exec(select(Job).where(Job.name == "mail"))]
    for payload in waiting:
        mail.JOBS["mail"](house, payload, lambda done, stage="": None)
    assert isinstance(house.mailer, MemoryMailer)
    return [f"{sent.to}: {sent.subject.split(' : ')[0]}" for sent in house.mailer.sent]


def edits(house: House, caller: Caller, project: str, at: datetime = NOON) -> bool:
    with work(house, caller, now=at, reading=True) as job:
        try:
            return bool(project_editor.texts_of(job, project))
        except Refused:
            return False


def test_who_has_no_account_is_written_to_and_has_the_role_on_arriving(house: House) -> None:
    admin, project = make.an_admin(house), make.a_project(house)

    given = do(house, admin, invitations.invite, " Eva@example.test", "project_manager", project)

    assert given is False
    assert letters(house) == [f"{EVA}: Invitation dans l’équipe"]
    (waiting,) = do(house, admin, invitations.waiting, project)
    assert (waiting.email, waiting.role) == (EVA, "project_manager")
    assert edits(house, arrive(house), project)
    assert do(house, admin, invitations.waiting, project) == ()
    assert [one.email for one in do(house, admin, team.of_project, project)] == [EVA]


def test_who_has_an_account_has_the_role_at_once_and_is_written_to(house: House) -> None:
    admin, project = make.an_admin(house), make.a_project(house)
    ana = make.a_person(house, email="ana@example.test")

    assert do(house, admin, invitations.invite, "ana@example.test", "moderator", project)

    (member,) = do(house, admin, team.of_project, project)
    assert (member.id, member.roles[0].role) == (ana.person_id, "moderator")
    assert letters(house) == ["ana@example.test: Invitation dans l’équipe"]
    assert do(house, admin, invitations.waiting, project) == ()


def test_another_address_takes_up_nothing(house: House) -> None:
    admin, project = make.an_admin(house), make.a_project(house)
    do(house, admin, invitations.invite, EVA, "project_manager", project)

    assert not edits(house, arrive(house, "eve@example.test"), project)
    assert len(do(house, admin, invitations.waiting, project)) == 1


def test_an_invitation_that_was_withdrawn_or_is_too_old_gives_nothing(house: House) -> None:
    admin, project = make.an_admin(house), make.a_project(house)
    do(house, admin, invitations.invite, EVA, "project_manager", project)
    late = NOON + invitations.LASTS
    assert not edits(house, arrive(house, at=late), project, late)

    do(house, admin, invitations.invite, "ida@example.test", "moderator", project)
    (waiting,) = do(house, admin, invitations.waiting, project)
    do(house, admin, invitations.withdraw, waiting.id)
    arrive(house, "ida@example.test")
    assert do(house, admin, team.of_project, project) == ()


def test_who_is_invited_twice_is_invited_once_as_was_said_last(house: House) -> None:
    admin, project = make.an_admin(house), make.a_project(house)
    for role in ("moderator", "project_manager"):
        do(house, admin, invitations.invite, EVA, role, project)

    assert [one.role for one in do(house, admin, invitations.waiting, project)] == [
        "project_manager"
    ]


def test_the_log_says_that_somebody_was_invited_and_came_and_names_no_address(
    house: House,
) -> None:
    admin, project = make.an_admin(house), make.a_project(house)
    do(house, admin, invitations.invite, EVA, "moderator", project)
    arrive(house)

    acts = {line.act for line in do(house, admin, log.entries, project).lines}

    assert acts == {"person_invited", "invitation_accepted"}
    with work(house, SYSTEM, reading=True) as job:
        assert EVA not in repr([row.model_dump() for row in job.session.exec(select(LogEntry))])


@pytest.mark.parametrize(
    ("email", "role", "field"),
    [
        pytest.param("eva", "moderator", "email", id="no address"),
        pytest.param(EVA, "admin", "role", id="not in a project"),
        pytest.param(EVA, "", "role", id="no role"),
    ],
)
def test_an_invitation_that_cannot_be_is_said_at_its_field(
    house: House, email: str, role: str, field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        do(house, make.an_admin(house), invitations.invite, email, role, make.a_project(house))

    assert wrong.value.field == field


@pytest.mark.parametrize("role", [Role.MODERATOR, None])
def test_who_does_not_manage_a_project_invites_nobody_and_sees_nobody(
    house: House, role: Role | None
) -> None:
    project, actor = make.a_project(house), make.a_person(house)
    do(house, make.an_admin(house), invitations.invite, EVA, "moderator", project)
    with work(house, SYSTEM, reading=True) as job:
        waiting = job.session.exec(select(Invitation.id)).one()
    if role:
        actor = make.trusted(house, actor, project, role)

    for service, args in (
        (invitations.invite, (EVA, "moderator", project)),
        (invitations.waiting, (project,)),
        (invitations.withdraw, (waiting,)),
    ):
        with pytest.raises(Refused) as no:
            do(house, actor, service, *args)
        assert no.value.refusal.reason is Reason.NOT_ALLOWED


def test_who_invites_too_fast_is_told_so_and_nobody_is_written_to(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin, project = make.an_admin(house), make.a_project(house)
    served = counting(house, monkeypatch)
    used_up(served, "invite", who=admin.person_id or "")

    with pytest.raises(Refused) as no:
        do(served, admin, invitations.invite, EVA, "moderator", project)

    assert no.value.refusal.reason is Reason.TOO_FAST
    assert do(served, admin, invitations.waiting, project) == ()


def test_what_is_not_there_is_not_withdrawn(house: House) -> None:
    with pytest.raises(NotFound):
        do(house, make.an_admin(house), invitations.withdraw, "x")


class Quarters:
    """A folder with one project in it, and another project beside it."""

    def __init__(self, house: House) -> None:
        self.house, self.admin = house, make.an_admin(house)
        self.folder = do(house, self.admin, folders.add_folder, {"title": {"fr": "Quartiers"}}).id
        self.inside, self.beside = make.a_project(house), make.a_project(house, "beside")
        do(house, self.admin, self._move, self.inside, self.folder)

    def _move(self, job: Work, project: str, folder: str | None) -> None:
        job.session.get_one(Project, project).folder_id = folder

    def take_out(self) -> None:
        """Let the project stand in no folder."""
        do(self.house, self.admin, self._move, self.inside, None)


def test_who_manages_a_folder_manages_what_is_in_it_and_nothing_else(house: House) -> None:
    town = Quarters(house)
    assert do(house, town.admin, invitations.invite_to_folder, EVA, town.folder) is False
    eva = arrive(house)

    assert edits(house, eva, town.inside)
    assert not edits(house, eva, town.beside)
    with work(house, eva, now=NOON, reading=True) as job:
        assert [one.id for one in team_home.desk(job).projects] == [town.inside]
        with pytest.raises(Refused):
            folders.folders(job)

    town.take_out()
    assert not edits(house, eva, town.inside)


def test_a_project_that_enters_a_folder_comes_to_its_managers(house: House) -> None:
    town = Quarters(house)
    do(house, town.admin, invitations.invite_to_folder, EVA, town.folder)
    eva = arrive(house)

    do(house, town.admin, project_editor.file_under, town.beside, town.folder, [], [])

    assert edits(house, eva, town.beside)


def test_whoever_holds_a_lower_role_in_a_project_of_the_folder_manages_it(house: House) -> None:
    town = Quarters(house)
    do(house, town.admin, invitations.invite, EVA, "moderator", town.inside)
    do(house, town.admin, invitations.invite_to_folder, EVA, town.folder)

    assert edits(house, arrive(house), town.inside)


def test_the_folder_is_taken_from_its_manager_at_once(house: House) -> None:
    town = Quarters(house)
    ana = make.a_person(house, email="ana@example.test")
    assert do(house, town.admin, invitations.invite_to_folder, "ana@example.test", town.folder)
    browser = make.signed_in(house, ana)
    assert edits(house, browser, town.inside)
    (form,) = do(house, town.admin, folders.folders)
    assert [one.id for one in form.managers] == [ana.person_id]

    do(house, town.admin, folders.take_from, town.folder, ana.person_id or "")

    assert not edits(house, browser, town.inside)
    with pytest.raises(NotFound):
        do(house, town.admin, folders.take_from, town.folder, ana.person_id or "")


def test_a_manager_of_a_folder_is_of_the_team(house: House) -> None:
    town = Quarters(house)
    ana = make.a_person(house, email="ana@example.test")
    do(house, town.admin, invitations.invite_to_folder, "ana@example.test", town.folder)
    idea = make.an_idea(house, make.an_activity(house, town.beside), author=ana)

    with pytest.raises(Refused) as no:
        do(house, town.admin, blocking.block_author, "input", idea, "30", "Non")
    assert no.value.refusal.reason is Reason.OF_TEAM


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, None])
def test_only_an_admin_gives_folders_away(house: House, role: Role | None) -> None:
    town, actor = Quarters(house), make.a_person(house)
    if role:
        actor = make.trusted(house, actor, town.inside, role)

    for service, args in (
        (invitations.invite_to_folder, (EVA, town.folder)),
        (folders.take_from, (town.folder, "x")),
        (folders.order_folders, ([town.folder],)),
    ):
        with pytest.raises(Refused):
            do(house, actor, service, *args)


def test_a_folder_that_is_not_there_has_no_managers(house: House) -> None:
    with pytest.raises(NotFound):
        do(house, make.an_admin(house), invitations.invite_to_folder, EVA, "x")


def test_a_folder_that_is_removed_and_put_back_has_its_managers_again(house: House) -> None:
    town = Quarters(house)
    make.a_person(house, email="ana@example.test")
    for email in ("ana@example.test", EVA):
        do(house, town.admin, invitations.invite_to_folder, email, town.folder)
    town.take_out()

    entry = do(house, town.admin, folders.remove_folder, town.folder)
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(Folder)).all() == []
        assert job.session.exec(select(FolderTrust)).all() == []
        assert job.session.exec(select(Invitation)).all() == []
    do(house, town.admin, undo.restore, entry)

    (form,) = do(house, town.admin, folders.folders)
    assert [one.email for one in form.managers] == ["ana@example.test"]
    assert form.invited == ()
