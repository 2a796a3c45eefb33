"""Merging what is picked, or the open contribution, into one that stays, in this tab."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from civic.services import merging, related, splitting
from civic.services.bulk import Chosen
from civic.services.house import house
from civic.services.splitting import Part
from civic.services.team_inputs import TeamRow
from civic.state.team.picking import Picking
from civic.state.team.typed import text

MERGE, SPLIT = "merge", "split"


@dataclass(frozen=True)
class Offer:
    """What may stay: of the contribution ``about``, of what is picked where it is empty.

    ``into`` is chosen beforehand; ``is_found`` says that words were looked for.
    """

    rows: list[TeamRow] = field(default_factory=list)
    about: str = ""
    into: str = ""
    is_found: bool = False


class Merging(Picking, mixin=True):
    """The dialog in which one chooses what stays; ``offer`` is what it offers."""

    offer: Offer | None = None
    _seen: dict[str, str] = {}

    @rx.event
    async def begin_merge(self, about: str) -> None:
        """Offer what is picked, or what says nearly the same as one contribution."""
        await self._offer_merge(about)

    @rx.event
    async def look_for_survivor(self, form: dict[str, Any]) -> None:
        """Offer what is found by words in the project."""
        known = self.offer or Offer()
        typed = text(form, "merge-words")
        ids = self._to_merge(known.about)
        rows = await self._do(merging.candidates, ids, typed, among=not known.about)
        self.offer = Offer(rows, known.about, is_found=bool(typed.strip()))

    @rx.event
    async def merge(self, form: dict[str, Any]) -> None:
        """Merge what is picked, or the one contribution, into what was chosen."""
        said = (text(form, "into"), text(form, "because"))
        about = (self.offer or Offer()).about
        if about:
            seen = self._seen.get("merged", "")
            done = await self._send(MERGE, merging.merge, Chosen((about,)), *said, seen=seen)
            await self._changed(done)
        else:
            await self._do_to_all(merging.merge, *said)

    @rx.event
    async def split(self, form: dict[str, Any]) -> None:
        """Let a part of the open contribution stand on its own, and open that."""
        said = Part(text(form, "title"), text(form, "body"), text(form, "because"))
        seen = self._seen.get("merged", "")
        made = await self._send(SPLIT, splitting.split, self._subject(), said, seen=seen)
        if made:
            await self._refresh()
            await self._show(made)

    @rx.event
    async def part(self, input_id: str) -> None:
        """Give a merged contribution back all it had."""
        await self._changed(await self._send(MERGE, merging.part, Chosen((input_id,))))

    @rx.event
    async def part_all(self) -> None:
        """Do so with all that is picked."""
        await self._do_to_all(merging.part)

    async def _offer_merge(self, about: str, into: str = "") -> None:
        self.acting, self.errors, self.serial = MERGE, {}, self.serial + 1
        self.offer = Offer(about=about)
        if not about:
            rows = await self._do(merging.candidates, self._to_merge(""), "", among=True)
            self.offer = Offer(rows)
            return
        found = await asyncio.to_thread(related.look, house(), self._caller(), about)
        rows = [row for row in found or [] if not row.is_merged]
        if into and into not in {row.id for row in rows}:
            rows += await self._do(merging.candidates, (into,), "", among=True)
        self.offer = Offer(rows, about, into)

    async def _show(self, input_id: str) -> None:
        raise NotImplementedError

    def _to_merge(self, about: str) -> tuple[str, ...]:
        here = [row.id for row in self.window.rows]
        return (about,) if about else tuple(here if self.is_all else self.picked)
