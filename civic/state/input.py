"""An input's page in this tab."""

from dataclasses import replace

import reflex as rx
from reflex_base.event import EventSpec

from civic.errors import NotFound
from civic.rules import talking
from civic.services import following, inputs, reactions, reading, updates, versions
from civic.services.input_views import InputPage
from civic.services.reading import InputLook
from civic.services.talk_views import NO_TALK
from civic.state.conversing import Conversing
from civic.words import Followed, Subject


class InputState(Conversing, rx.State):
    """The input of this address, its conversation, and what the reader is writing to whom."""

    page: InputPage = InputPage()
    is_loaded: bool = False
    is_missing: bool = False
    appended: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the input named in the address."""
        input_id, url = self._part(1), self.router.url
        if input_id != self.page.card.id:
            self.page, self.talk, self.is_loaded = InputPage(), NO_TALK, False
        self._change(answering="", sent=0, errors={}, is_missing=False, shows_edits=False)
        asked = talking.read(url.query_parameters, url.fragment)
        try:
            self._show(await self._do(reading.contribution, input_id, asked))
        except NotFound:
            self.is_missing = True
        self._change(near=asked.near)

    @rx.event
    async def refresh(self) -> None:
        """Read again what somebody else has just moved."""
        if self.page.card.id:
            await self._reread()

    @rx.event
    async def react(self, value: int) -> None:
        """Give a thumb to the input, or take it back with 0."""
        card = self.page.card
        thumbs = await self._do(reactions.react, Subject.INPUT, card.id, value)
        card = replace(card, up=thumbs.up, down=thumbs.down, mine=thumbs.mine)
        self.page = replace(self.page, card=card, read_at=thumbs.at)

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
    async def append_update(self, words: str) -> None:
        """Tell how one's own input goes on."""
        await self._form(updates.append, self.page.card.id, words)
        if not self.errors:
            self.appended += 1
            await self._reread()

    @rx.event
    async def withdraw(self) -> EventSpec:
        """Take one's own input back."""
        await self._do(inputs.withdraw, self.page.card.id)
        return rx.redirect(f"/projects/{self.page.project_slug}/{self.page.activity_slug}")

    def _about(self) -> str:
        return self.page.card.id

    async def _reread(self) -> None:
        self._show(await self._do(reading.moved, self.page.card.id, self._span))

    def _show(self, look: InputLook) -> None:
        self._show_talk(look.talk)
        self._change(page=look.page, is_loaded=True)
