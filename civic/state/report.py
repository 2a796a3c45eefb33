"""Reporting a contribution to the team, in this tab."""

from typing import Any

import reflex as rx

from civic.services import reports
from civic.services.reports import OwnReport
from civic.state.base import Door


class ReportState(Door, rx.State):
    """What is being reported, and whether the dialog for it is open."""

    subject: str = ""
    piece: str = ""
    said: OwnReport = OwnReport()
    is_open: bool = False
    is_sent: bool = False

    @rx.event
    async def ask(self, subject: str, piece: str) -> None:
        """Open the dialog for an input or a comment, with what was said of it before."""
        said = await self._do(reports.before, subject, piece)
        self._change(subject=subject, piece=piece, said=said, errors={})
        self._change(is_open=True, is_sent=False)

    @rx.event
    async def send(self, form: dict[str, Any]) -> None:
        """Send the report; what is wrong is said in the dialog."""
        reason, text = form.get("reason"), form.get("text", "")
        await self._form(reports.report, self.subject, self.piece, reason, text)
        self.is_sent = not self.errors

    @rx.event
    def close(self) -> None:
        """Close the dialog."""
        self.is_open = False
