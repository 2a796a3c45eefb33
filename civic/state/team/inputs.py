"""The contributions the team works through, in this tab: a table, and one of them in a panel."""

from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex_base.event import EventSpec

from civic.errors import Invalid
from civic.services import answers, layers, team_input, team_inputs
from civic.services.layers import Ground
from civic.services.team_input import TeamInput
from civic.services.team_inputs import Choices, Query, TeamPage
from civic.state.notices import complaint_of
from civic.state.submit_form import place_in
from civic.state.team.desk import Desk
from civic.state.team.typed import number, text, ticked

ADDRESS = "/admin/inputs"
MOVED = "team_inputs.moved"
FILTERS = ("project", "activity", "text", "status", "tag", "area", "state", "order")


class TeamInputsState(Desk, rx.State):
    """What the filters of this address find, and the input that is open beside it."""

    query: Query = Query()
    page: TeamPage = TeamPage()
    choices: Choices = Choices()
    detail: TeamInput = TeamInput()
    ground: Ground = Ground()
    is_placing: bool = False
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

    @rx.event
    async def place(self) -> EventSpec:
        """Open the choice of another place for the open input."""
        self.ground = await self._do(layers.ground)
        self.is_placing, self.errors = True, {}
        return rx.set_focus("place-form")

    @rx.event
    def keep_place(self) -> EventSpec:
        """Leave the open input where it is."""
        self.is_placing = False
        return rx.set_focus("change-place")

    @rx.event
    async def move(self, form: dict[str, Any]) -> EventSpec | None:
        """Pin the open input to the place that was chosen."""
        try:
            at = place_in(form)
            if not at:
                raise Invalid("place", "invalid.missing")
        except Invalid as wrong:
            self.form, self.errors = "place", {wrong.field: complaint_of(wrong)}
            return None
        return await self._move(at.get("lat"), at.get("lng"), at.get("address", ""))

    @rx.event
    async def unplace(self) -> EventSpec | None:
        """Take the open input off the map."""
        return await self._move(None, None, "")

    async def _move(self, lat: Any, lng: Any, address: Any) -> EventSpec | None:  # noqa: ANN401
        title = self.detail.title
        entry = await self._send("place", answers.move, self.detail.id, lat, lng, address)
        if self.errors:
            return None
        self.undo_entry, self.undo_title, self.undo_key = entry or "", title, MOVED
        self.is_placing = False
        self.serial += 1
        await self._refresh()
        return rx.set_focus("change-place")

    async def _act(self, form: str, service: Any, *arguments: Any) -> None:  # noqa: ANN401
        await self._send(form, service, self.detail.id, *arguments)
        if not self.errors:
            self.serial += 1
            await self._refresh()

    async def _show(self, input_id: str) -> None:
        self.saved, self.errors, self.is_placing = "", {}, False
        self.serial += 1
        self.detail = await self._do(team_input.detail, input_id) if input_id else TeamInput()

    def _subject(self) -> str:
        return self.detail.id

    async def _refresh(self) -> None:
        self.page = await self._do(team_inputs.page, self.query)
        if self.detail.id:
            self.detail = await self._do(team_input.detail, self.detail.id)
