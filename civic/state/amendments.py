"""What people would change in a scenario, in this tab."""

from typing import Any

import reflex as rx

from civic.errors import NotFound
from civic.services import amendments
from civic.services.amendments import AmendmentsPage
from civic.state.base import Door


class AmendmentsState(Door, rx.State):
    """The amendments of this address; ``deciding`` is the one that a form is about."""

    page: AmendmentsPage | None = None
    deciding: str = ""
    sent: int = 0
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the amendments to the scenario that the address names."""
        self._change(errors={}, deciding="", is_missing=False)
        await self._read()

    @rx.event
    async def refresh(self) -> None:
        """Read again what somebody else has just moved."""
        await self._read()

    @rx.event
    async def propose(self, form: dict[str, Any]) -> None:
        """Propose a change; what was typed stays until it is kept."""
        self.deciding = ""
        typed = form.get("text"), form.get("reason")
        await self._form(amendments.propose, self._part(1), *typed)
        if not self.errors:
            self.sent += 1
            await self._read()

    @rx.event
    async def decide(self, form: dict[str, Any]) -> None:
        """Accept an amendment, or refuse it, as the team."""
        self.deciding = str(form.get("id", ""))
        said = form.get("verdict"), form.get("because")
        await self._form(amendments.decide, self.deciding, *said)
        if not self.errors:
            await self._read()

    async def _read(self) -> None:
        try:
            found = await self._do(amendments.page, self._part(1))
        except NotFound:
            self._change(page=None, is_missing=True)
            return
        self._change(page=found)
