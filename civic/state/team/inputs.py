"""The contributions the team works through, in this tab: a table, and one of them in a panel."""

from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex_base.event import EventSpec

from civic.services import answers, team_input, team_inputs
from civic.services.team_input import TeamInput
from civic.services.team_inputs import Choices, Query, TeamPage
from civic.state.team.desk import Desk
from civic.state.team.typed import number, text, ticked

ADDRESS = "/admin/inputs"
FILTERS = ("project", "activity", "text", "status", "tag", "area", "state", "order")


class TeamInputsState(Desk, rx.State):
    """What the filters of this address find, and the input that is open beside it."""

    query: Query = Query()
    page: TeamPage = TeamPage()
    choices: Choices = Choices()
    detail: TeamInput = TeamInput()
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the table of this address."""
        asked = self.router.url.query_parameters
        filters = {name: asked[name] for name in FILTERS if asked.get(name)}
        self.query = Query(**filters, page=number(asked.get("page", "1")))
        found = await self._open(team_inputs.page, self.query)
        if found is None:
            return
        self.page = found
        self.choices = await self._do(team_inputs.choices, self.query.project)
        await self._show(asked.get("open", ""))
        self.is_loaded = True

    @rx.event
    def look_for(self, form: dict[str, Any]) -> EventSpec:
        """Filter the table."""
        asked = {name: text(form, name) for name in FILTERS if text(form, name)}
        return rx.redirect(f"{ADDRESS}?{urlencode(asked)}" if asked else ADDRESS)

    @rx.event
    def turn_to(self, page: int) -> EventSpec:
        """Show another page of the table."""
        kept = {name: getattr(self.query, name) for name in FILTERS}
        asked = {name: value for name, value in kept.items() if value and value != "new"}
        return rx.redirect(f"{ADDRESS}?{urlencode({**asked, 'page': str(page)})}")

    @rx.event
    async def open_input(self, input_id: str) -> None:
        """Show one input beside the table."""
        await self._show(input_id)

    @rx.event
    def close(self) -> None:
        """Close the panel."""
        self.detail = TeamInput()

    @rx.event
    async def step(self, steps: int) -> None:
        """Open the input that stands before or after the open one in the table."""
        ids = [row.id for row in self.page.rows]
        if self.detail.id in ids and isinstance(steps, int):
            at = ids.index(self.detail.id) + steps
            await self._show(ids[max(0, min(len(ids) - 1, at))])

    @rx.event
    async def set_status(self, form: dict[str, Any]) -> None:
        """Give the open input a status."""
        await self._act(
            "status",
            answers.set_status,
            text(form, "status"),
            text(form, "note"),
            text(form, "department"),
        )

    @rx.event
    async def reply(self, form: dict[str, Any]) -> None:
        """Give the open input an official reply, or change the one that is named."""
        body, signature = text(form, "body"), text(form, "signature")
        if reply_id := text(form, "reply"):
            await self._send(reply_id, answers.edit_reply, reply_id, body, signature)
            await self._refresh()
        else:
            await self._act("reply", answers.reply, body, signature)

    @rx.event
    async def remove_reply(self, reply_id: str) -> None:
        """Take an official reply back."""
        await self._remove(self.detail.title, answers.remove_reply, reply_id)

    @rx.event
    async def hide(self, form: dict[str, Any]) -> None:
        """Hide the open input."""
        await self._act("hide", answers.hide, text(form, "because"))

    @rx.event
    async def show(self) -> None:
        """Show the open input to everyone again."""
        await self._act("show", answers.show)

    @rx.event
    async def sort(self, form: dict[str, Any]) -> None:
        """Keep the tags and the area of the open input."""
        await self._act("sort", answers.sort, ticked(form, "tag"), text(form, "area"))

    async def _act(self, form: str, service: Any, *arguments: Any) -> None:  # noqa: ANN401
        await self._send(form, service, self.detail.id, *arguments)
        if not self.errors:
            self.serial += 1
            await self._refresh()

    async def _show(self, input_id: str) -> None:
        self.saved, self.errors = "", {}
        self.serial += 1
        self.detail = await self._do(team_input.detail, input_id) if input_id else TeamInput()

    async def _refresh(self) -> None:
        self.page = await self._do(team_inputs.page, self.query)
        if self.detail.id:
            self.detail = await self._do(team_input.detail, self.detail.id)
