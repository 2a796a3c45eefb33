"""The result of a vote and what became of it, as the team sees them in this tab."""

from typing import Any

import reflex as rx

from civic.services import follow_ups, result_desk, vote_results
from civic.services.result_desk import ResultDesk
from civic.state.team.paper import Paper
from civic.state.team.typed import text


class Results(Paper, mixin=True):
    """The result, as far as there is one."""

    result: ResultDesk | None = None

    @rx.event
    async def publish_result(self) -> None:
        """Let everybody read the result."""
        await self._send("result", vote_results.publish, self._id())
        await self._agreed()

    @rx.event
    async def correct_result(self, form: dict[str, Any]) -> None:
        """Say something above a published result."""
        await self._send("note", vote_results.correct, self._id(), text(form, "note"))
        await self._entered()

    @rx.event
    async def save_follow_up(self, form: dict[str, Any]) -> None:
        """Keep how much of a funded project is done and spent."""
        input_id = text(form, "id")
        typed = {name: text(form, name) for name in ("percent", "spent")}
        await self._send(f"follow-{input_id}", follow_ups.save, input_id, typed)
        await self._entered()

    @rx.event
    async def save_step(self, form: dict[str, Any]) -> None:
        """Keep a step of a funded project; a new one where none is named."""
        input_id, step = text(form, "id"), text(form, "step")
        title = {lang: text(form, "title") for lang in self.languages[:1]}
        typed = {"title": title, "due": text(form, "due"), "done": text(form, "done")}
        name = f"step-{step or input_id}"
        await self._send(name, follow_ups.save_milestone, input_id, typed, step)
        await self._entered()

    @rx.event
    async def remove_step(self, step: str) -> None:
        """Take a step away."""
        await self._send("result", follow_ups.remove_milestone, step)
        await self._entered()

    async def _read_result(self) -> None:
        self._change(result=await self._do(result_desk.desk, self._id()))
