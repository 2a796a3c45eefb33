"""An input's page in this tab."""

from dataclasses import replace
from typing import Any

import reflex as rx
from reflex_base.event import EventSpec

from civic.errors import NotFound
from civic.services import comments, following, inputs, reactions, reading, versions
from civic.services.comments import CommentView
from civic.services.input_views import InputPage
from civic.services.versions import Edit
from civic.state.base import Door
from civic.state.leading import Leads
from civic.words import Followed, Subject


class InputState(Leads, Door, rx.State):
    """The input of this address, its conversation, and what the reader is writing to whom."""

    page: InputPage = InputPage()
    thread: list[CommentView] = []
    answering: str = ""
    sent: int = 0
    edits: list[Edit] = []
    shows_edits: bool = False
    is_loaded: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the input named in the address."""
        input_id = self._part(1)
        if input_id != self.page.card.id:
            self.page, self.thread, self.is_loaded = InputPage(), [], False
        self._change(answering="", sent=0, errors={}, is_missing=False, shows_edits=False)
        try:
            await self._read(input_id)
        except NotFound:
            self.is_missing = True

    @rx.event
    async def refresh(self) -> None:
        """Read again what somebody else has just moved."""
        if self.page.card.id:
            await self._read(self.page.card.id)

    @rx.event
    async def react(self, value: int) -> None:
        """Give a thumb to the input, or take it back with 0."""
        card = self.page.card
        thumbs = await self._do(reactions.react, Subject.INPUT, card.id, value)
        card = replace(card, up=thumbs.up, down=thumbs.down, mine=thumbs.mine)
        self.page = replace(self.page, card=card)

    @rx.event
    async def react_to_comment(self, comment_id: str, value: int) -> None:
        """Give a thumb to a comment, or take it back with 0."""
        await self._do(reactions.react, Subject.COMMENT, comment_id, value)
        await self._read(self.page.card.id)

    @rx.event
    async def show_edits(self) -> None:
        """Show what each edit changed."""
        self.edits = await self._do(versions.edits, self.page.card.id)
        self.shows_edits = True

    @rx.event
    def hide_edits(self) -> None:
        """Go back to what it says now."""
        self.shows_edits = False

    @rx.event
    async def follow(self) -> None:
        """Follow the input, or leave it."""
        on = not self.page.is_followed
        await self._do(following.follow, Followed.INPUT, self.page.card.id, on=on)
        self.page = replace(self.page, is_followed=on)

    @rx.event
    def answer(self, comment_id: str) -> None:
        """Open the field under a comment, or shut it with an empty id."""
        if self.answering:
            self._lead(f"comment-{self.answering}")
        self.answering = str(comment_id)[:32]
        self.errors = {}

    @rx.event
    async def comment(self, form: dict[str, Any]) -> None:
        """Send what was written; it stays in its field until it is kept."""
        parent = str(form.get("parent", ""))
        words = form.get("comment")
        written = await self._form(comments.write, self.page.card.id, words, parent)
        if not self.errors:
            self.sent += 1
            self.answering = ""
            await self._read(self.page.card.id)
            self._lead(f"comment-{written}")

    @rx.event
    async def remove_comment(self, comment_id: str) -> None:
        """Take one's own comment back."""
        await self._do(comments.remove, comment_id)
        await self._read(self.page.card.id)

    @rx.event
    async def withdraw(self) -> EventSpec:
        """Take one's own input back."""
        await self._do(inputs.withdraw, self.page.card.id)
        return rx.redirect(f"/projects/{self.page.project_slug}/{self.page.activity_slug}")

    async def _read(self, input_id: str) -> None:
        look = await self._do(reading.contribution, input_id)
        self._change(page=look.page, thread=look.thread, is_loaded=True)
