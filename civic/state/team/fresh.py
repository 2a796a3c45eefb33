"""What is made for a program and shown once."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

import reflex as rx

from civic.services.work import Work
from civic.state.team.desk import Desk

P = ParamSpec("P")
ADD = "add"


class Fresh(Desk, mixin=True):
    """A desk that makes secrets: ``fresh`` is the latest, whole, until it is put away."""

    fresh: str = ""
    serial: int = 0

    @rx.event
    def put_away(self) -> None:
        """Show the secret no more."""
        self.fresh = ""

    async def _make(
        self, service: Callable[Concatenate[Work, P], str], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Let ``service`` make a secret, and show it with what it belongs to."""
        self.fresh = await self._send(ADD, service, *args, **kwargs) or ""
        if not self.errors:
            self.serial += 1
            await self._refresh()
