"""What the team does with the open contribution, in this tab; each form says what it saw."""

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex_base.event import EventSpec

from civic.errors import Invalid
from civic.services import answers, handling, layers, notes, options, team_input
from civic.services.aspects import Aspect
from civic.services.layers import Ground
from civic.services.options import Finding
from civic.services.team_input import TeamInput
from civic.state.base import WHOLE
from civic.state.notices import complaint_of
from civic.state.submit_form import place_in
from civic.state.team.desk import Desk
from civic.state.team.typed import text, ticked

MOVED = "team_inputs.moved"


@dataclass(frozen=True)
class Meanwhile:
    """What a colleague has done with the open input since it was opened."""

    id: str
    actor: str
    sentence: str


class InputForms(Desk, mixin=True):
    """The panel of one input: what is there now, and forms that stay as they were opened.

    ``_seen`` holds what the forms were made of, and ``_known`` the lines of the log that this
    person has seen; ``meanwhile`` are those that came since. With ``serial`` forms are emptied
    that were sent, with ``opened`` all are made anew.
    """

    detail: TeamInput | None = None
    bodies: dict[str, str] = {}
    meanwhile: list[Meanwhile] = []
    ground: Ground | None = None
    is_placing: bool = False
    serial: int = 0
    opened: int = 0
    _seen: dict[str, str] = {}
    _known: frozenset[str] = frozenset()

    @rx.event
    async def renew(self) -> None:
        """Make the forms anew of what is there now; drafts stay."""
        if self._one().id:
            self.serial += 1
            self.opened += 1
            self.errors, self.saved = {}, ""
            self._take(await self._do(team_input.detail, self._one().id))

    @rx.event
    async def set_status(self, form: dict[str, Any]) -> None:
        """Give the open input a status."""
        said = (text(form, name) for name in ("status", "note", "department"))
        await self._act("status", "status", answers.set_status, *said)

    @rx.event
    async def assess(self, form: dict[str, Any]) -> None:
        """Keep what was found of the open input before a vote."""
        names = ("verdict", "cost", "district", "reason", "department")
        finding = Finding(**{name: text(form, name) for name in names})
        await self._act("option", "option", options.assess, finding)

    @rx.event
    async def assign(self, form: dict[str, Any]) -> None:
        """Let one of the team look after the open input, or nobody."""
        await self._act("assign", "assignee", handling.assign, text(form, "person"))

    @rx.event
    async def reply(self, form: dict[str, Any]) -> None:
        """Give the open input an official reply, or change the one that is named."""
        body, signature = text(form, "body"), text(form, "signature")
        if reply_id := text(form, "reply"):
            await self._act(reply_id, "answer", answers.edit_reply, body, signature, about=reply_id)
        else:
            await self._act("reply", "answer", answers.reply, body, signature)

    @rx.event
    async def remove_reply(self, reply_id: str) -> None:
        """Take an official reply back."""
        await self._remove(self._one().title, answers.remove_reply, reply_id)

    @rx.event
    async def hide(self, form: dict[str, Any]) -> None:
        """Hide the open input."""
        await self._act("hide", "shown", answers.hide, text(form, "because"))

    @rx.event
    async def show(self) -> None:
        """Show the open input to everyone again."""
        await self._act("show", "shown", answers.show)

    @rx.event
    async def sort(self, form: dict[str, Any]) -> None:
        """Keep the tags and the area of the open input."""
        await self._act("sort", "sort", answers.sort, ticked(form, "tag"), text(form, "area"))

    @rx.event
    async def write_note(self, form: dict[str, Any]) -> None:
        """Leave a note for the team."""
        await self._send("note", notes.write, self._one().id, text(form, "note"))
        if not self.errors:
            self.serial += 1
            await self._refresh()

    @rx.event
    async def remove_note(self, note_id: str) -> None:
        """Take one's own note back."""
        await self._remove(self._one().title, notes.remove, note_id)

    @rx.event
    async def place(self) -> EventSpec:
        """Open the choice of another place for the open input."""
        self.ground = await self._do(layers.ground)
        self.is_placing, self.errors = True, {}
        return rx.set_focus("place-form")

    @rx.event
    def keep_place(self) -> EventSpec:
        """Leave the open input where it is."""
        self.is_placing = False
        return rx.set_focus("change-place")

    @rx.event
    async def move(self, form: dict[str, Any]) -> EventSpec | None:
        """Pin the open input to the place that was chosen."""
        try:
            at = place_in(form)
            if not at:
                raise Invalid("place", "invalid.missing")
        except Invalid as wrong:
            self.form, self.errors = "place", {wrong.field: complaint_of(wrong)}
            return None
        return await self._move(at.get("lat"), at.get("lng"), at.get("address", ""))

    @rx.event
    async def unplace(self) -> EventSpec | None:
        """Take the open input off the map."""
        return await self._move(None, None, "")

    async def _move(self, lat: Any, lng: Any, address: Any) -> EventSpec | None:  # noqa: ANN401
        title = self._one().title
        entry = await self._act("place", "place", answers.move, lat, lng, address)
        if self.errors:
            return None
        self.undo_entry, self.undo_title, self.undo_key = entry or "", title, MOVED
        self.is_placing = False
        return rx.set_focus("change-place")

    async def _act(
        self,
        form: str,
        aspect: Aspect,
        service: Any,  # noqa: ANN401
        *words: Any,  # noqa: ANN401
        about: str = "",
    ) -> Any:  # noqa: ANN401
        """Send a form with what it was made of; who is told of a colleague's change may insist."""
        seen = self._seen.get(aspect, "")
        done = await self._send(form, service, about or self._one().id, *words, seen=seen)
        if not self.errors:
            self.serial += 1
            await self._refresh()
        elif WHOLE in self.errors:
            await self._notice()
            self._seen = {**self._seen, aspect: self._one().seen.get(aspect, "")}
        return done

    async def _notice(self) -> None:
        """Show what colleagues have done meanwhile; the forms stay as they are."""
        self._change(detail=await self._do(team_input.detail, self._one().id))
        news = [line for line in self._one().log if line.id not in self._known]
        self._change(meanwhile=[Meanwhile(line.id, line.actor, line.sentence) for line in news])

    def _take(self, found: TeamInput) -> None:
        """Show an input, and make the forms of it."""
        self.detail, self._seen, self.meanwhile = found, found.seen, []
        self._known = frozenset(line.id for line in found.log)
        self.bodies = {reply.id: reply.body for reply in found.replies}

    def _one(self) -> TeamInput:
        """Return the open input; before anything was read there is none, on no page at all."""
        return self.detail or TeamInput()

    def _subject(self) -> str:
        return self._one().id
