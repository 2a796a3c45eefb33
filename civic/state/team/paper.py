"""Ballots on paper, as the team enters them in this tab."""

from typing import Any

import reflex as rx

from civic.services import paper
from civic.services.paper import LINES, PaperDesk
from civic.state.leading import Leads
from civic.state.team.desk import Desk
from civic.state.team.typed import MOST_DIGITS, text

BALLOT, TOTALS = "paper-ballot", "paper-totals"
MARK, TOTAL = "mark:", "total:"
AGAINST, FOR = "against", "for"
SAID = {"": 0, "on": 1, FOR: 1, AGAINST: -1}


class Paper(Leads, Desk, mixin=True):
    """What of a vote came on paper; ``batch`` is the one entered last.

    ``asking`` names the dialog that is open. A form is drawn anew once it was kept, so often as
    ``serials`` says; what is half typed in others stays.
    """

    paper: PaperDesk | None = None
    batch: str = ""
    asking: str = ""
    serials: dict[str, int] = {}
    _entries: int = LINES

    @rx.event
    async def show_older(self) -> None:
        """Show more of what was entered."""
        self._entries += LINES
        await self._read_paper()

    @rx.event
    async def expect_paper(self) -> None:
        """Hold the vote on paper too."""
        await self._send("paper", paper.expect, self._id())
        await self._entered()

    @rx.event
    async def enter_ballot(self, form: dict[str, Any]) -> None:
        """Enter one ballot of a batch."""
        self.batch = text(form, "batch")
        words = self.batch, _marks(form), text(form, "district")
        await self._send(BALLOT, paper.add_ballot, self._id(), *words)
        await self._entered(f"{BALLOT}-batch")

    @rx.event
    async def enter_totals(self, form: dict[str, Any]) -> None:
        """Enter how often each option stands on the ballots of a batch."""
        self.batch = text(form, "batch")
        totals = {
            name.removeprefix(TOTAL): str(value)
            for name, value in form.items()
            if name.startswith(TOTAL)
        }
        words = self.batch, text(form, "ballots"), totals
        await self._send(TOTALS, paper.add_totals, self._id(), *words)
        await self._entered(f"{TOTALS}-batch")

    @rx.event
    async def withdraw_entry(self, entry_id: str) -> None:
        """Take a wrong entry out of the count."""
        await self._send("paper", paper.withdraw, self._id(), entry_id)
        await self._entered()

    @rx.event
    async def finish_paper(self) -> None:
        """Say that all paper is entered."""
        await self._send("paper", paper.finish, self._id())
        await self._agreed()

    async def _entered(self, goes_on: str = "") -> None:
        """Draw the form that was kept anew, and lead to where its like goes on."""
        if not self.errors:
            if goes_on:
                self._lead(goes_on)
            self.serials = {**self.serials, self.form: self.serials.get(self.form, 0) + 1}
            await self._refresh()

    async def _agreed(self) -> None:
        """Close the dialog once what it asks for is done; what is wrong is said in it."""
        if not self.errors:
            self.asking = ""
        await self._entered()

    async def _read_paper(self) -> None:
        self._change(paper=await self._do(paper.desk, self._id(), self._entries))

    def _id(self) -> str:
        raise NotImplementedError


def _marks(form: dict[str, Any]) -> dict[str, Any]:
    """Return what a ballot marks, as the form says it: a tick, a number, or for and against."""
    marks: dict[str, Any] = {
        name.removeprefix(MARK): _mark(value)
        for name, value in form.items()
        if name.startswith(MARK)
    }
    return marks | ({chosen: 1} if (chosen := text(form, "one")) else {})


def _mark(typed: Any) -> Any:  # noqa: ANN401  what is no mark is passed on, and refused there
    if not isinstance(typed, str):
        return 1 if typed is True else typed or 0
    said = typed.strip()
    if said.isdecimal() and len(said) < MOST_DIGITS:
        return int(said)
    return SAID.get(said, said)
