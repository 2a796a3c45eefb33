"""The vote of the activity of this address in the hands of its team, in this tab."""

import asyncio
from typing import Any

import reflex as rx

from civic.errors import Invalid
from civic.rules import editing
from civic.services import vote_desk, vote_page, vote_settings, vote_trial
from civic.services.paper import LINES
from civic.services.vote_page import VoteDesk
from civic.services.vote_trial import Trial
from civic.state.notices import complaint_of
from civic.state.team.results import Results
from civic.state.team.typed import text

ACTIVITY = 4
ENVELOPE, HOME = "envelope:", "home:"


class TeamVoteState(Results, rx.State):
    """How ready the vote is and how it goes; ``place`` is where an option was put last."""

    desk: VoteDesk | None = None
    trial: Trial | None = None
    is_trying: bool = False
    place: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the vote."""
        self.trial, self.asking, self.place, self.errors, self.saved = None, "", 0, {}, ""
        self.batch, self._entries = "", LINES
        found = await self._open(vote_page.page, self._part(ACTIVITY))
        if found is not None:
            await self._speak()
            self.desk = found
            await self._read_rest()
            self.is_loaded = True

    @rx.event
    async def refresh(self) -> None:
        """Read again what has moved; what one writes stays as it is."""
        if self.is_loaded:
            self._change(desk=await self._do(vote_page.page, self._id()))
            await self._read_rest()

    @rx.event
    async def save_envelopes(self, form: dict[str, Any]) -> None:
        """Keep how much there is to share out."""
        sums = {
            name.removeprefix(ENVELOPE): str(value)
            for name, value in form.items()
            if name.startswith(ENVELOPE)
        }
        whole = text(form, "envelope")
        await self._send("envelopes", vote_settings.save_envelopes, self._id(), whole, sums)
        if not self.errors:
            await self._refresh()

    @rx.event
    async def save_voters(self, form: dict[str, Any]) -> None:
        """Keep who may vote."""
        homes = [
            name.removeprefix(HOME)
            for name, value in form.items()
            if name.startswith(HOME) and value
        ]
        age = text(form, "least_age")
        await self._send("voters", vote_settings.save_voters, self._id(), age, homes)
        if not self.errors:
            await self._refresh()

    @rx.event
    async def move(self, input_id: str, steps: int) -> None:
        """Move an option up (negative) or down, and stay at the button."""
        ids = [one.id for one in self.desk.options] if self.desk else []
        if input_id in ids:
            await self._put(input_id, ids.index(input_id) + steps)
            self._lead(f"{'up' if steps < 0 else 'down'}-{input_id}")

    @rx.event
    async def drop(self, input_id: str, at: int) -> None:
        """Put an option where it was dragged to."""
        await self._put(input_id, at)

    @rx.event
    async def try_out(self, form: dict[str, Any]) -> Any:  # noqa: ANN401  Reflex's generator
        """Count invented ballots by each rule; nothing of it is kept."""
        asked = text(form, "voters"), text(form, "seed")
        self.is_trying = True
        yield
        try:
            drawn = await self._send("trial", vote_trial.draw, self._id(), *asked)
            # No connection and no thread of the services waits for the count.
            self.trial = await asyncio.to_thread(vote_trial.counted, drawn) if drawn else None
        finally:
            self.is_trying = False

    @rx.event
    def ask(self, what: str) -> None:
        """Open the dialog in which the vote is closed early, or its end put off."""
        self.asking, self.errors = what, {}

    @rx.event
    def stop_asking(self) -> None:
        """Close it."""
        self.asking, self.errors = "", {}

    @rx.event
    async def end_now(self, form: dict[str, Any]) -> None:
        """Close the vote at once, for a reason that everybody reads."""
        await self._send("end", vote_desk.end_now, self._id(), text(form, "because"))
        await self._asked()

    @rx.event
    async def move_end(self, form: dict[str, Any]) -> None:
        """Put the end of the vote off, for a reason that everybody reads."""
        zone = self.desk.zone if self.desk else "UTC"
        try:
            at = editing.moment("ends_at", text(form, "ends_at"), zone)
            if at is None:
                raise Invalid("ends_at", "invalid.missing")
        except Invalid as wrong:
            self.form, self.errors = "move", {wrong.field: complaint_of(wrong)}
            return
        await self._send("move", vote_desk.move_end, self._id(), at, text(form, "because"))
        await self._asked()

    async def _asked(self) -> None:
        if not self.errors:
            self.asking = ""
            await self._refresh()

    async def _put(self, input_id: str, at: int) -> None:
        self.place = await self._do(vote_settings.place_option, self._id(), input_id, at)
        await self._refresh()

    async def _refresh(self) -> None:
        self.desk = await self._do(vote_page.page, self._id())
        await self._read_rest()

    async def _read_rest(self) -> None:
        await self._read_paper()
        await self._read_result()

    def _id(self) -> str:
        return self.desk.head.activity_id if self.desk else ""
