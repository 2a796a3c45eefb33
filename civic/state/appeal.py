"""Contesting that one's own words were hidden, in this tab."""

from typing import Any

import reflex as rx

from civic.services import appeals
from civic.state.base import Door


class AppealState(Door, rx.State):
    """Which of the person's texts was contested last, and all that were contested here."""

    piece: str = ""
    sent: list[str] = []

    @rx.event
    async def send(self, form: dict[str, Any]) -> None:
        """Contest the hiding of the text that the form names."""
        subject, self.piece = str(form.get("subject", "")), str(form.get("piece", ""))[:32]
        await self._form(appeals.appeal, subject, self.piece, form.get("appeal"))
        if not self.errors:
            self.sent = [*self.sent, self.piece]
