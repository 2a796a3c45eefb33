"""The texts of the interface, in this tab."""

from typing import Any

import reflex as rx

from civic.errors import CivicError
from civic.services import wording
from civic.services.wording import TextsPage
from civic.state.notices import Complaint, complaint_of
from civic.state.team.desk import Desk
from civic.state.team.typed import text


class TextsState(Desk, rx.State):
    """What was looked for among the texts, and the words that are being tried."""

    view: TextsPage = TextsPage()
    sought: str = ""
    own_only: bool = False
    tried: str = ""
    samples: list[str] = []
    fault: Complaint = Complaint()

    @rx.event
    async def load(self) -> None:
        """Read the texts in the first language of the platform."""
        self.sought, self.own_only, self.tried = "", False, ""
        await self._speak_if_allowed()

    @rx.event
    async def look_in(self, lang: str) -> None:
        """Look at another language."""
        self.lang, self.tried = lang, ""
        await self._refresh()

    @rx.event
    async def look_for(self, form: dict[str, Any]) -> None:
        """Look for words."""
        self.sought, self.own_only, self.tried = text(form, "q"), False, ""
        await self._refresh()

    @rx.event
    async def show_own(self) -> None:
        """Show the replaced texts alone, or all again."""
        self.own_only, self.sought, self.tried = not self.own_only, "", ""
        await self._refresh()

    @rx.event
    async def try_text(self, key: str, words: str) -> None:
        """Show how own words would look."""
        self.tried, self.samples, self.fault = key, [], Complaint()
        try:
            self.samples = await self._do(wording.preview, key, self.lang, words)
        except CivicError as wrong:
            self.fault = complaint_of(wrong)

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Put own words in place of a text."""
        key = text(form, "key")
        await self._send(key, wording.save_text, key, self.lang, form.get("text", ""))
        if not self.errors:
            self.tried = ""
            await self._refresh()

    @rx.event
    async def reset_text(self, key: str) -> None:
        """Say the shipped text again."""
        await self._send(key, wording.reset_text, key, self.lang)
        self.tried = ""
        await self._refresh()

    async def _speak_if_allowed(self) -> None:
        await self._speak()
        found = await self._open(wording.texts_page, self.lang)
        if found is not None:
            self.view, self.saved, self.errors, self.is_loaded = found, "", {}, True

    async def _refresh(self) -> None:
        self.view = await self._do(
            wording.texts_page, self.lang, self.sought, own_only=self.own_only
        )
