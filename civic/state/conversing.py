"""A conversation in this tab: what of it is shown, and what the reader does with it."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

import reflex as rx

from civic.services import comments, mentions, moderation, reactions, talk, versions
from civic.services.talk_views import NO_TALK, Looked, Offered, Span, Talk
from civic.services.versions import Edit
from civic.services.work import Work
from civic.state.base import Door
from civic.state.leading import Leads
from civic.state.submit_form import MASKED
from civic.words import Subject

P = ParamSpec("P")
LONGEST_ID = 40


class Conversing(Leads, Door, rx.State, mixin=True):
    """The conversation under the input whose id ``_about`` returns."""

    talk: Talk = NO_TALK
    near: str = ""
    answering: str = ""
    sent: int = 0
    changed: int = 0
    offered: Offered = Offered()
    edits: list[Edit] = []
    shows_edits: bool = False
    _span: Span = Span()

    def _about(self) -> str:
        return ""

    async def _reread(self) -> None:
        """Read again what is shown, once something was done."""

    def _show_talk(self, looked: Looked) -> None:
        self._change(talk=looked.talk)
        self._span = looked.span

    async def _look(
        self,
        service: Callable[Concatenate[Work, str, Span, P], Looked],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Look at another part of the conversation, and lead there."""
        looked = await self._do(service, self._about(), self._span, *args, **kwargs)
        self._show_talk(looked)
        if looked.near:
            self._lead(f"comment-{looked.near}")

    @rx.event
    async def show_more(self, back: bool) -> None:
        """Show more threads, after those that are shown or before."""
        await self._look(talk.turn, back=back)

    @rx.event
    async def show_answers(self, thread_id: str, back: bool) -> None:
        """Show more answers of a thread."""
        await self._look(talk.unfold, thread_id, back=back)

    @rx.event
    async def show_new(self) -> None:
        """Show what others have said since."""
        await self._look(talk.catch_up)

    @rx.event
    async def react_to_comment(self, comment_id: str, value: int) -> None:
        """Give a thumb to a comment, or take it back with 0."""
        await self._do(reactions.react, Subject.COMMENT, comment_id, value)
        await self._look(talk.again)

    @rx.event
    def answer(self, comment_id: str) -> None:
        """Open the field under a comment, or shut it with an empty id."""
        if self.answering:
            self._lead(f"comment-{self.answering}")
        self.answering = str(comment_id)[:LONGEST_ID]
        self.errors = {}

    @rx.event
    async def comment(self, form: dict[str, Any]) -> None:
        """Send what was written; it stays in its field until it is kept."""
        parent = str(form.get("parent", ""))
        words = form.get("comment")
        masked = form.get(MASKED) == MASKED
        written = await self._form(comments.write, self._about(), words, parent, masked=masked)
        if not self.errors:
            self.sent += 1
            self.answering = ""
            await self._reread()
            await self._look(talk.go_to, str(written))

    @rx.event
    async def edit_comment(self, comment_id: str, words: str) -> None:
        """Change one's own comment."""
        await self._form(comments.edit, comment_id, words)
        if not self.errors:
            self.changed += 1
            await self._look(talk.go_to, comment_id)

    @rx.event
    async def remove_comment(self, comment_id: str) -> None:
        """Take one's own comment back."""
        await self._do(comments.remove, comment_id)
        await self._reread()

    @rx.event
    async def hide_comment(self, comment_id: str, because: str) -> None:
        """Hide a comment for a reason, as a moderator."""
        await self._form(moderation.hide, Subject.COMMENT, comment_id, because)
        if not self.errors:
            self.changed += 1
            await self._reread()

    @rx.event
    def begin_anew(self) -> None:
        """Forget what was wrong with what one wrote before."""
        self._change(errors={})

    @rx.event
    async def look_up(self, typed: str) -> None:
        """Offer those whom one may mention, for what was typed of a name."""
        people = await self._do(mentions.offered, self._about(), typed)
        self.offered = Offered(typed, people)

    @rx.event
    async def show_comment_edits(self, comment_id: str) -> None:
        """Show what each edit of a comment changed."""
        self.edits = await self._do(versions.comment_edits, comment_id)
        self.shows_edits = True
