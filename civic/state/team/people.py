"""People and their roles, in this tab: on the platform, and in one project."""

from typing import Any

import reflex as rx

from civic.services import invitations, publishing, team
from civic.services.invitations import Invited
from civic.services.publishing import ProjectHead
from civic.services.team import Found, MemberView
from civic.state.team.desk import Desk
from civic.state.team.typed import text
from civic.words import Role

PROJECT = 2


class RoleKeeper(Desk, mixin=True):
    """Gives roles and takes them back; the latest one taken can be given again."""

    taken: dict[str, str] = {}

    async def _take(self, member: MemberView, role: str, project_id: str) -> None:
        await self._do(team.revoke, member.id, project_id)
        self.taken = {"email": member.email, "role": role, "project": project_id}
        self.undo_entry, self.undo_title = member.id, member.name
        await self._refresh()

    async def _put_back(self, _entry: str) -> None:
        kept = self.taken
        await self._do(team.grant, kept["email"], kept["role"], kept["project"])


class PeopleState(RoleKeeper, rx.State):
    """Those whom a search finds."""

    found: Found = Found()
    words: str = ""
    only_team: bool = True
    page: int = 1

    @rx.event
    async def load(self) -> None:
        """Read the team of the platform."""
        self.words, self.only_team, self.page = "", True, 1
        found = await self._open(team.search, only_team=True)
        if found is not None:
            self.found, self.saved, self.errors, self.is_loaded = found, "", {}, True

    @rx.event
    async def look_for(self, form: dict[str, Any]) -> None:
        """Find people by name or address."""
        self.words, self.only_team = text(form, "words"), bool(form.get("only_team"))
        self.page = 1
        await self._refresh()

    @rx.event
    async def read_on(self) -> None:
        """Show the next people."""
        self.page += 1
        await self._refresh()

    @rx.event
    async def add(self, form: dict[str, Any]) -> None:
        """Make an account for somebody."""
        await self._send("add", team.create, text(form, "email"), text(form, "name"))
        if not self.errors:
            self.words, self.only_team, self.page = text(form, "email"), False, 1
            await self._refresh()

    @rx.event
    async def make_admin(self, email: str) -> None:
        """Trust somebody with the platform."""
        await self._do(team.grant, email, Role.ADMIN)
        await self._refresh()

    @rx.event
    async def take_role(self, person_id: str, role: str, project_id: str) -> None:
        """Take somebody's role back."""
        for member in self.found.people:
            if member.id == person_id:
                await self._take(member, role, project_id)

    @rx.event
    async def block(self, person_id: str) -> None:
        """Keep somebody from taking part for a while."""
        await self._do(team.block, person_id)
        await self._refresh()

    @rx.event
    async def unblock(self, person_id: str) -> None:
        """Let somebody take part again."""
        await self._do(team.unblock, person_id)
        await self._refresh()

    async def _refresh(self) -> None:
        found = [
            await self._do(team.search, self.words, only_team=self.only_team, page=number)
            for number in range(1, self.page + 1)
        ]
        people = tuple(person for each in found for person in each.people)
        self.found = Found(people, found[-1].total)


class ProjectTeamState(RoleKeeper, rx.State):
    """Those who hold a role in the project of this address."""

    head: ProjectHead = ProjectHead()
    members: tuple[MemberView, ...] = ()
    invited: tuple[Invited, ...] = ()
    is_given: bool = False
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the team of the project."""
        head = await self._open(publishing.head, self._part(PROJECT))
        if head is None:
            return
        self.head, self.saved, self.errors = head, "", {}
        await self._refresh()
        self.is_loaded = True

    @rx.event
    async def give(self, form: dict[str, Any]) -> None:
        """Invite somebody to a role in this project."""
        typed = text(form, "email"), text(form, "role")
        self.is_given = bool(await self._send("give", invitations.invite, *typed, self.head.id))
        if not self.errors:
            self.serial += 1
            await self._refresh()

    @rx.event
    async def present(self, form: dict[str, Any]) -> None:
        """Keep what everybody sees of one of the team."""
        person_id, shown = text(form, "id"), bool(form.get("shown"))
        sent = f"present-{person_id}"
        await self._send(
            sent, team.present, self.head.id, person_id, text(form, "duty"), shown=shown
        )
        if not self.errors:
            await self._refresh()

    @rx.event
    async def withdraw(self, invitation_id: str) -> None:
        """Take an invitation back."""
        await self._do(invitations.withdraw, invitation_id)
        await self._refresh()

    @rx.event
    async def take_role(self, person_id: str, role: str) -> None:
        """Take somebody's role back."""
        for member in self.members:
            if member.id == person_id:
                await self._take(member, role, self.head.id)

    async def _refresh(self) -> None:
        self.members = await self._do(team.of_project, self.head.id)
        self.invited = await self._do(invitations.waiting, self.head.id)
