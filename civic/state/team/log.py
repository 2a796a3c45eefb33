"""What the team did, in this tab: on the whole platform, or in one project."""

from typing import Any

import reflex as rx

from civic.services import areas, log, publishing
from civic.services.log import LogLine, LogPage
from civic.services.publishing import ProjectHead
from civic.state.team.desk import Desk
from civic.state.team.typed import text

PROJECT = 2


class TeamLogState(Desk, rx.State):
    """The lines read so far, the newest first."""

    head: ProjectHead = ProjectHead()
    page: LogPage = LogPage()
    lines: list[LogLine] = []
    act: str = ""
    who: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the newest lines of the project of this address, or of the platform."""
        project_id = self._part(PROJECT) if self._part(1) == "projects" else ""
        self.head, self.act, self.who = ProjectHead(), "", ""
        if project_id:
            head = await self._open(publishing.head, project_id)
            if head is None:
                return
            self.head = head
        found = await self._open(log.entries, project_id)
        if found is not None:
            self.page, self.lines, self.is_loaded = found, list(found.lines), True

    @rx.event
    async def look_for(self, form: dict[str, Any]) -> None:
        """Show only some acts, or those of some people."""
        self.act, self.who = text(form, "act"), text(form, "who")
        await self._refresh()

    @rx.event
    async def read_on(self) -> None:
        """Read the next lines."""
        if not self.page.after:
            return
        self.page = await self._do(log.entries, self.head.id, self.act, self.who, self.page.after)
        self.lines = [*self.lines, *self.page.lines]

    @rx.event
    async def restore(self, entry_id: str) -> None:
        """Put back what a line of the log took away."""
        await self._do(areas.restore, entry_id)
        await self._refresh()

    async def _refresh(self) -> None:
        self.page = await self._do(log.entries, self.head.id, self.act, self.who)
        self.lines = list(self.page.lines)
