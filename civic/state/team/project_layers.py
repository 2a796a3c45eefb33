"""A project's map layers, in this tab."""

from typing import Any

import reflex as rx

from civic.services import layer_editor, publishing
from civic.services.layer_editor import LayerForm
from civic.services.publishing import ProjectHead
from civic.state.notices import Complaint
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, problem_of, text

PROJECT = 2


class ProjectLayersState(Desk, rx.State):
    """What lies under the pins of the project of this address."""

    head: ProjectHead = ProjectHead()
    layers: list[LayerForm] = []
    problem: Complaint = Complaint()

    @rx.event
    async def load(self) -> None:
        """Read the layers, and what became of a file that was just sent."""
        head = await self._open(publishing.head, self._part(PROJECT))
        if head is None:
            return
        await self._speak()
        self.head = head
        self.problem = problem_of(self.router.url.query_parameters)
        await self._refresh()
        self.is_loaded = True

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep the name, the colour and the visibility of a layer."""
        layer_id = text(form, "id")
        typed = {
            "name": by_language(form, "name")["name"],
            "colour": text(form, "colour"),
            "shown": bool(form.get("shown")),
        }
        await self._send(layer_id, layer_editor.save_layer, layer_id, typed)
        if not self.errors:
            await self._refresh()

    @rx.event
    async def remove(self, layer_id: str, title: str) -> None:
        """Take a layer off the map."""
        await self._remove(title, layer_editor.remove_layer, layer_id)

    async def _refresh(self) -> None:
        self.layers = await self._do(layer_editor.layers_of, self.head.id)
