"""The result of a vote in this tab, and the search for a ballot by its receipt."""

from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from civic.errors import NotFound
from civic.services import receipt_pages, recounting, results_pages
from civic.services.receipt_pages import Line, ReceiptPage
from civic.services.recounting import Recount
from civic.services.result_views import ResultPage
from civic.state.base import Door
from civic.state.leading import Leads


class ResultsState(Door, rx.State):
    """The result of this address, also where one is shown how to count it again."""

    page: ResultPage | None = None
    command: str = ""
    again: Recount | None = None
    is_counting: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the result that the address names."""
        try:
            found = await self._do(results_pages.page, self._part(1), self._part(2))
        except NotFound:
            self._change(page=None, is_missing=True)
            return
        names = " ".join(one.file for one in found.files)
        command = f"python -m civic recount {names} --json > result.json"
        self._change(page=found, command=command, is_missing=False, again=None, is_counting=False)

    @rx.event
    async def recount(self) -> AsyncIterator[None]:
        """Count the published files once more, and compare."""
        vote = await self._do(recounting.published, self._part(1), self._part(2))
        self._change(again=None, is_counting=True)
        yield
        try:
            self.again = await recounting.again(vote)
        finally:
            self.is_counting = False


class ReceiptState(Leads, Door, rx.State):
    """The vote of this address, and what was found for a receipt; ``asked`` says that one was."""

    page: ReceiptPage | None = None
    lines: list[Line] | None = None
    asked: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read which vote it is; nothing is looked for yet."""
        self._change(lines=None, asked=False, is_missing=False)
        try:
            found = await self._do(receipt_pages.page, self._part(1), self._part(2))
        except NotFound:
            self._change(page=None, is_missing=True)
            return
        self._change(page=found)

    @rx.event
    async def look_up(self, form: dict[str, Any]) -> None:
        """Look for the receipt that was typed."""
        typed = form.get("receipt", "")
        where = self._part(1), self._part(2)
        self.lines = await self._do(receipt_pages.look_up, *where, typed)
        self.asked = True
        self._lead("found")
