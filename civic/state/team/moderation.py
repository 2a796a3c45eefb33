"""The queue of moderation, in this tab: one part of it, and the piece that is open."""

from typing import Any

import reflex as rx

from civic.services import appeals, blocking, moderation, moderation_queue
from civic.services.moderation_entries import Entry
from civic.services.moderation_queue import Queue
from civic.state.team.desk import Desk
from civic.state.team.typed import text

KEPT, HIDDEN = "team_moderation.kept", "team_moderation.hidden"


class TeamModerationState(Desk, rx.State):
    """What waits in one part of the queue, and the piece that is open beside it."""

    tab: str = "new"
    queue: Queue = Queue()
    entry: Entry = Entry()
    serial: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the part of the queue that the address names."""
        asked = self.router.url.query_parameters.get("tab", "")
        found = await self._open(moderation_queue.queue, asked)
        self.tab = found.tab if found is not None else asked
        if found is not None:
            self.queue, self.is_loaded = found, True
            self._turn_to(Entry())

    @rx.event
    async def refresh(self) -> None:
        """Read again what somebody else has just moved; the open piece stays."""
        if self.is_loaded:
            await self._refresh()

    @rx.event
    def open_entry(self, entry_id: str) -> None:
        """Show one piece beside the list."""
        found = [entry for entry in self.queue.pieces if entry.id == entry_id]
        self._turn_to(found[0] if found else Entry())

    @rx.event
    def shut(self) -> None:
        """Close the panel."""
        self._turn_to(Entry())

    @rx.event
    def step(self, steps: int) -> None:
        """Open the piece that stands before or after the open one."""
        at = self._place()
        if at >= 0:
            last = len(self.queue.pieces) - 1
            self._turn_to(self.queue.pieces[max(0, min(last, at + steps))])

    @rx.event
    async def keep(self) -> None:
        """Let the open piece stand."""
        await self._decide("keep", KEPT, moderation.keep)

    @rx.event
    async def hide(self, form: dict[str, Any]) -> None:
        """Hide the open piece for a reason."""
        words = text(form, "because"), text(form, "ground")
        await self._decide("hide", HIDDEN, moderation.hide, *words)

    @rx.event
    async def publish(self) -> None:
        """Let everybody read the open piece, which waited for that."""
        await self._decide("publish", "", moderation.publish)

    @rx.event
    async def refuse(self, form: dict[str, Any]) -> None:
        """Do not publish the open piece, for a reason."""
        words = text(form, "refused_because"), text(form, "ground")
        await self._decide("refuse", "", moderation.refuse, *words)

    @rx.event
    async def show(self) -> None:
        """Show the open piece to everybody again."""
        await self._decide("show", "", moderation.show)

    @rx.event
    async def answer(self, form: dict[str, Any]) -> None:
        """Decide about the appeal against the hiding of the open piece."""
        at, reverse = self._place(), text(form, "decision") == "reverse"
        written = text(form, "answer")
        appeal_id = self.entry.appeal_id
        await self._send("answer", appeals.decide, appeal_id, reverse=reverse, answer=written)
        await self._go_on(at)

    @rx.event
    async def block(self, form: dict[str, Any]) -> None:
        """Block the author of the open piece for some time."""
        days, because = text(form, "days"), text(form, "blocked_because")
        await self._about_author("block", blocking.block_author, days, because)

    @rx.event
    async def unblock(self) -> None:
        """Let the author of the open piece take part again."""
        await self._about_author("unblock", blocking.unblock_author)

    async def _decide(self, form: str, said: str, service: Any, *words: str) -> None:  # noqa: ANN401
        at, title = self._place(), self.entry.title
        done = await self._send(form, service, self.entry.subject, self.entry.id, *words)
        if not self.errors:
            self.undo_entry, self.undo_title, self.undo_key = done or "", title, said
        await self._go_on(at)

    async def _go_on(self, at: int) -> None:
        """Open the piece that has come in the place of the one that was decided about."""
        if self.errors:
            if "form" in self.errors:
                await self._refresh()
            return
        await self._refresh()
        entries = self.queue.pieces
        self._turn_to(entries[min(max(0, at), len(entries) - 1)] if entries else Entry())

    async def _about_author(self, form: str, service: Any, *words: str) -> None:  # noqa: ANN401
        await self._send(form, service, self.entry.subject, self.entry.id, *words)
        if not self.errors:
            self.serial += 1
        await self._refresh()

    async def _refresh(self) -> None:
        self.queue = await self._do(moderation_queue.queue, self.tab)
        again = [entry for entry in self.queue.pieces if entry.id == self.entry.id]
        if again:
            self.entry = again[0]

    def _turn_to(self, entry: Entry) -> None:
        self.entry, self.errors, self.saved = entry, {}, ""
        self.serial += 1

    def _place(self) -> int:
        """Return where the open piece stands in the list; -1 if it does not."""
        ids = [entry.id for entry in self.queue.pieces]
        return ids.index(self.entry.id) if self.entry.id in ids else -1

    def _subject(self) -> str:
        return self.entry.id
