"""Contesting that one's own words were hidden, in this tab."""

from typing import Any

import reflex as rx

from civic.services import appeals
from civic.state.base import Door


class AppealState(Door, rx.State):
    """Which text of the person is being contested, and all hidings that were contested here."""

    subject: str = ""
    piece: str = ""
    against: str = ""
    where: str = ""
    """Which input the page shows, if any: on another page, the dialog is not open."""
    is_open: bool = False
    sent: list[str] = []

    @rx.event
    def ask(self, subject: str, piece: str, against: str) -> None:
        """Open the dialog for an input or a comment."""
        self.subject, self.piece, self.against = subject[:16], piece[:32], against[:80]
        self.is_open, self.errors, self.where = True, {}, self._part(1)

    @rx.event
    async def send(self, form: dict[str, Any]) -> None:
        """Contest that the text was hidden; what is wrong is said in the dialog."""
        await self._form(appeals.appeal, self.subject, self.piece, form.get("appeal"))
        if not self.errors:
            self.sent, self.is_open = [*self.sent, self.against], False

    @rx.event
    def close(self) -> None:
        """Close the dialog."""
        self.is_open = False
