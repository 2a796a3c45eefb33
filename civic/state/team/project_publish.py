"""The publish checklist of a project, in this tab."""

import reflex as rx
from reflex_base.event import EventSpec

from civic.services import people, project_end, publishing
from civic.services.project_end import Loss
from civic.services.publishing import ProjectHead, Readiness
from civic.state.team.desk import Desk

PROJECT = 2


class ProjectPublishState(Desk, rx.State):
    """Where the project of this address stands in its life."""

    head: ProjectHead = ProjectHead()
    view: Readiness = Readiness()
    loss: Loss = Loss()

    @rx.event
    async def load(self) -> None:
        """Read what is still to be done."""
        head = await self._open(publishing.head, self._part(PROJECT))
        if head is None:
            return
        self.head = head
        await self._refresh()
        self.is_loaded = True

    @rx.event
    async def publish(self) -> None:
        """Show the project to everyone."""
        await self._send("publish", publishing.publish, self.head.id)
        await self._refresh()

    @rx.event
    async def unpublish(self) -> None:
        """Take the project back to a draft."""
        await self._send("unpublish", publishing.unpublish, self.head.id)
        await self._refresh()

    @rx.event
    async def archive(self) -> None:
        """Close the project for good."""
        await self._send("archive", publishing.archive, self.head.id)
        await self._refresh()

    @rx.event
    async def reopen(self) -> None:
        """Bring the project back to life."""
        await self._send("reopen", publishing.reopen, self.head.id)
        await self._refresh()

    @rx.event
    async def delete(self) -> EventSpec | None:
        """Delete the draft for good, and go back to the team's projects."""
        await self._send("delete", project_end.delete_draft, self.head.id)
        if self.errors:
            await self._refresh()
            return None
        me = await self._do(people.who)
        return rx.redirect("/admin" if me.is_team else "/projects")

    async def _refresh(self) -> None:
        self.view = await self._do(publishing.readiness, self.head.id)
        self.head = await self._do(publishing.head, self.head.id)
        self.loss = await self._do(project_end.loss, self.head.id)
