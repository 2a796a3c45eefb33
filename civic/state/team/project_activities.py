"""A project's phases and activities, in this tab."""

from dataclasses import replace
from typing import Any

import reflex as rx

from civic.rules.fields import shown_with
from civic.services import activity_editor, phase_editor, publishing
from civic.services.activity_editor import ActivityForm
from civic.services.phase_editor import PhaseForm
from civic.services.publishing import ProjectHead
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, settings, text, ticked

PROJECT = 2
PHASES = "phases"


class ProjectActivitiesState(Desk, rx.State):
    """When things happen in the project of this address, and what."""

    head: ProjectHead = ProjectHead()
    phases: list[PhaseForm] = []
    activities: list[ActivityForm] = []
    fresh: str = ""
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the phases and the activities."""
        project_id = self._part(PROJECT)
        if project_id != self.head.id:
            self.is_loaded, self.saved, self.fresh, self.errors = False, "", "", {}
        head = await self._open(publishing.head, project_id)
        if head is None:
            return
        await self._speak()
        self.head = head
        await self._refresh()
        self.fresh = self.router.url.query_parameters.get("open", self.fresh)
        self.is_loaded = True

    @rx.event
    async def save_phase(self, form: dict[str, Any]) -> None:
        """Keep a phase, or add one when it has no id yet."""
        phase_id = text(form, "id")
        typed = {
            **by_language(form, "title", "text", "period"),
            "starts": text(form, "starts"),
            "ends": text(form, "ends"),
        }
        if phase_id:
            await self._send(phase_id, phase_editor.save_phase, phase_id, typed)
        else:
            await self._send("new-phase", phase_editor.add_phase, self.head.id, typed)
        if not self.errors:
            self.serial += 0 if phase_id else 1
            await self._refresh()

    @rx.event
    async def remove_phase(self, phase_id: str, title: str) -> None:
        """Take a phase out of the project."""
        await self._remove(title, phase_editor.remove_phase, phase_id)

    @rx.event
    async def add_activity(self, form: dict[str, Any]) -> None:
        """Put another method to work."""
        method, _, preset = text(form, "preset").partition(".")
        made = await self._send(
            "new-activity", activity_editor.add_activity, self.head.id, method, preset
        )
        self.fresh = made.id if made else ""
        await self._refresh()

    @rx.event
    async def save_activity(self, form: dict[str, Any]) -> None:
        """Keep the title and the settings of an activity."""
        activity_id = text(form, "id")
        fields = [a.fields for a in self.activities if a.id == activity_id]
        typed = settings(form, fields[0] if fields else ())
        title = by_language(form, "title")["title"]
        await self._send(activity_id, activity_editor.save_activity, activity_id, title, typed)
        if not self.errors:
            await self._refresh()

    @rx.event
    async def save_openings(self, form: dict[str, Any]) -> None:
        """Keep which acts are open in which phases."""
        activity_id = text(form, "id")
        grid: dict[str, list[str]] | None = None
        if text(form, "when") == PHASES:
            grid = {phase.id: [] for phase in self.phases}
            for pair in ticked(form, "open"):
                phase_id, _, act = pair.partition(":")
                grid.setdefault(phase_id, []).append(act)
        sent = f"open-{activity_id}"
        await self._send(sent, activity_editor.set_openings, activity_id, grid)
        if not self.errors:
            await self._refresh()

    @rx.event
    async def move_activity(self, activity_id: str, steps: int) -> None:
        """Move an activity up or down."""
        await self._do(activity_editor.move_activity, activity_id, steps)
        await self._refresh()

    @rx.event
    async def remove_activity(self, activity_id: str, title: str) -> None:
        """Take an activity out of the project."""
        await self._remove(title, activity_editor.remove_activity, activity_id)

    @rx.event
    def pick(self, activity_id: str, name: str, value: str) -> None:
        """Show the fields that depend on what was just chosen."""
        self.saved = ""
        self.activities = [
            replace(each, fields=shown_with(each.fields, name, value))
            if each.id == activity_id
            else each
            for each in self.activities
        ]

    async def _refresh(self) -> None:
        self.phases = await self._do(phase_editor.phases_of, self.head.id)
        self.activities = await self._do(activity_editor.activities_of, self.head.id)
        self.head = await self._do(publishing.head, self.head.id)
