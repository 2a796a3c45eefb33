"""Where people reach the platform and from whom its mails come, in this tab."""

import asyncio
from dataclasses import replace
from typing import Any

import reflex as rx

from civic.services import domain_check, reach
from civic.services.house import house
from civic.services.reach import ReachForm, Trial
from civic.state.team.desk import Desk
from civic.state.team.typed import text

LOOKS, EVERY_S = 16, 0.5


class ReachState(Desk, rx.State):
    """The address, the sender, and a mail to oneself."""

    view: ReachForm = ReachForm()
    trial: Trial = Trial()
    looking: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the address and the sender."""
        found = await self._open(reach.reach_form)
        if found is not None:
            self.view, self.trial = found, Trial()
            self.saved, self.errors, self.is_loaded = "", {}, True

    @rx.event
    async def save_address(self, form: dict[str, Any]) -> None:
        """Keep the address with which links begin."""
        await self._keep("address", {"address": text(form, "address")})

    @rx.event
    async def save_sender(self, form: dict[str, Any]) -> None:
        """Keep from whom mails come, and who gets the answers."""
        names = ("sender_name", "sender", "reply_to", "selector")
        await self._keep("sender", {name: text(form, name) for name in names if name in form})

    @rx.event
    async def try_mail(self) -> Any:  # noqa: ANN401  a generator of Reflex
        """Send a mail to oneself, and say what became of it."""
        if self.trial.state == "waiting":
            return
        job = await self._do(reach.try_mail)
        self.trial = Trial("waiting")
        yield
        for _ in range(LOOKS):
            await asyncio.sleep(EVERY_S)
            self.trial = await self._do(reach.trial_of, job)
            if self.trial.state != "waiting":
                return
        self.trial = Trial("late")

    @rx.event
    async def look(self) -> Any:  # noqa: ANN401  a generator of Reflex
        """Look whether the domain says what it must, and say so at each line."""
        if self.looking:
            return
        lines = await self._do(domain_check.lines_to_look_for)
        self.looking = True
        yield
        try:
            found = await asyncio.to_thread(domain_check.looked_for, house(), lines)
        finally:
            self.looking = False
        self.view = replace(self.view, dns=found)

    async def _keep(self, form: str, typed: dict[str, str]) -> None:
        await self._send(form, reach.save_reach, typed)
        if not self.errors:
            await self._refresh()

    async def _refresh(self) -> None:
        self.view = await self._do(reach.reach_form)
