"""What is picked in the table of contributions, and what is done with all of it, in this tab."""

from typing import Any

import reflex as rx

from civic.services import bulk_acts, options_bulk, team_inputs
from civic.services.bulk import MOST, Chosen
from civic.services.team_inputs import PAGE, Window
from civic.services.team_query import Query
from civic.state.team.desk import Desk
from civic.state.team.typed import text, ticked

BULK = "bulk"
ID = 32
DONE = "team_bulk.done"
ACTS = ("status", "tags", "assign", "hide", "move", "export", "assess")


class Picking(Desk, mixin=True):
    """Some inputs by their ids, or all that the filters find; ``acting`` names the open dialog.

    ``window`` is what is read of the table, and ``page`` the number of the page that is seen.

    A box is ticked by the browser at once; with ``serial`` all are drawn anew of what is picked.
    """

    query: Query | None = None
    window: Window = Window()
    page: int = 1
    picked: list[str] = []
    is_all: bool = False
    serial: int = 0
    acting: str = ""

    @rx.event
    def pick(self, input_id: str) -> None:
        """Pick one input, or let it go."""
        if input_id in self.picked:
            self.picked = [key for key in self.picked if key != input_id]
        elif isinstance(input_id, str) and len(input_id) <= ID and len(self.picked) < MOST:
            self.picked = [*self.picked, input_id]

    @rx.event
    async def pick_page(self) -> None:
        """Pick the inputs of the page that one looks at, or let them go if they all are."""
        read = await self._do(
            team_inputs.window, self.query or Query(), (self.page - 1) * PAGE, PAGE
        )
        here = [row.id for row in read.rows]
        kept = [key for key in self.picked if key not in here]
        is_whole = len(kept) + len(here) == len(self.picked)
        self.picked = kept if is_whole else [*kept, *here]
        self.serial += 1

    @rx.event
    def pick_all(self) -> None:
        """Pick all that the filters find, seen or not."""
        self.picked, self.is_all = [], True
        self.serial += 1

    @rx.event
    def let_all_go(self) -> None:
        """Pick nothing."""
        self._pick_none()

    @rx.event
    def act_on(self, act: str) -> None:
        """Open the dialog of an act."""
        if act in ACTS:
            self.acting, self.errors = act, {}

    @rx.event
    def stop_acting(self) -> None:
        """Close it."""
        self.acting, self.errors = "", {}

    @rx.event
    async def give_status_to_all(self, form: dict[str, Any]) -> None:
        """Give all that is picked a status."""
        said = (text(form, name) for name in ("status", "note", "department"))
        await self._do_to_all(bulk_acts.give_status, *said)

    @rx.event
    async def assess_all(self, form: dict[str, Any]) -> None:
        """Offer all that is picked for a vote, or refuse it."""
        said = (text(form, name) for name in ("verdict", "reason", "department"))
        await self._do_to_all(options_bulk.assess_all, *said)

    @rx.event
    async def tag_all(self, form: dict[str, Any]) -> None:
        """Give all that is picked some tags, and take others from it."""
        await self._do_to_all(bulk_acts.change_tags, ticked(form, "add"), ticked(form, "remove"))

    @rx.event
    async def assign_all(self, form: dict[str, Any]) -> None:
        """Let one of the team look after all that is picked."""
        await self._do_to_all(bulk_acts.assign, text(form, "person"))

    @rx.event
    async def hide_all(self, form: dict[str, Any]) -> None:
        """Hide all that is picked."""
        await self._do_to_all(bulk_acts.hide, text(form, "because"))

    @rx.event
    async def show_all(self) -> None:
        """Show all that is picked to everyone again."""
        await self._do_to_all(bulk_acts.show)

    @rx.event
    async def move_all(self, form: dict[str, Any]) -> None:
        """Move all that is picked to another activity."""
        await self._do_to_all(bulk_acts.move, text(form, "activity"))

    @rx.event
    async def see(self, input_id: str) -> None:
        """Note that the team has seen all that is picked; where nothing is, the one named."""
        if self.picked or self.is_all:
            await self._do_to_all(bulk_acts.see)
        else:
            done = await self._send(BULK, bulk_acts.see, Chosen((input_id,)))
            await self._changed(done)

    async def _do_to_all(self, service: Any, *words: Any) -> None:  # noqa: ANN401
        chosen = Chosen(query=self.query) if self.is_all else Chosen(tuple(self.picked))
        await self._changed(await self._send(BULK, service, chosen, *words))

    async def _changed(self, done: Any) -> None:  # noqa: ANN401  a change of many, or nothing
        """Say what was done, and offer to undo it."""
        if self.errors or done is None:
            return
        self.acting = ""
        self.undo_entry = f"{BULK}:{done.id}" if done.id else ""
        self.undo_title, self.undo_key = str(done.count), DONE
        self._pick_none()
        await self._refresh()

    def _pick_none(self) -> None:
        if self.picked or self.is_all:
            self.picked, self.is_all = [], False
            self.serial += 1
