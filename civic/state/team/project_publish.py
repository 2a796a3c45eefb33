"""The publish checklist of a project, in this tab."""

from typing import Any

import reflex as rx
from reflex_base.event import EventSpec

from civic.services import people, preview_links, project_end, project_reset, publishing
from civic.services.preview_links import LinkView
from civic.services.project_end import Loss
from civic.services.project_reset import Harvest
from civic.services.publishing import ProjectHead, Readiness
from civic.state.team.desk import Desk
from civic.state.team.typed import text

PROJECT = 2


class ProjectPublishState(Desk, rx.State):
    """Where the project of this address stands in its life."""

    head: ProjectHead = ProjectHead()
    view: Readiness | None = None
    loss: Loss | None = None
    harvest: Harvest | None = None
    links: tuple[LinkView, ...] = ()

    @rx.event
    async def load(self) -> None:
        """Read what is still to be done."""
        head = await self._open(publishing.head, self._part(PROJECT))
        if head is None:
            return
        self.head, self.saved, self.errors = head, "", {}
        await self._refresh()
        self.is_loaded = True

    @rx.event
    async def publish(self) -> None:
        """Show the project to everyone."""
        await self._send("publish", publishing.publish, self.head.id)
        await self._refresh()

    @rx.event
    async def schedule(self, form: dict[str, Any]) -> None:
        """Show the project to everyone from a moment on."""
        await self._send("schedule", publishing.schedule, self.head.id, text(form, "moment"))
        if not self.errors:
            await self._refresh()

    @rx.event
    async def unschedule(self) -> None:
        """Keep the project a draft."""
        await self._send("unschedule", publishing.unschedule, self.head.id)
        await self._refresh()

    @rx.event
    async def unlist(self) -> None:
        """Keep the project out of every list."""
        await self._send("listing", publishing.unlist, self.head.id)
        await self._refresh()

    @rx.event
    async def list_again(self) -> None:
        """Let the project stand in lists again."""
        await self._send("listing", publishing.list_again, self.head.id)
        await self._refresh()

    @rx.event
    async def make_link(self, form: dict[str, Any]) -> None:
        """Make a link that shows the draft."""
        await self._send("link", preview_links.create, self.head.id, text(form, "days"))
        await self._refresh()

    @rx.event
    async def revoke_link(self, link_id: str) -> None:
        """Let a link show nothing any more."""
        await self._do(preview_links.revoke, self.head.id, link_id)
        await self._refresh()

    @rx.event
    async def reset_participation(self, form: dict[str, Any]) -> None:
        """Erase all that people left in the project."""
        await self._send("reset", project_reset.reset, self.head.id, text(form, "confirm"))
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
        self.harvest = await self._do(project_reset.harvest, self.head.id)
        self.links = await self._do(preview_links.of_project, self.head.id)
