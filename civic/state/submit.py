"""Handing in an input, or editing one's own: a conversation of a few short steps."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import reflex as rx
from reflex_base.event import EventSpec

from civic.errors import CivicError, Invalid, NotFound, Refused
from civic.rules.forms import FIELD
from civic.rules.places import place
from civic.services import forms, inputs, layers, own_inputs, projects, reactions
from civic.services.form_views import FormPage
from civic.services.inputs import Draft, Preview
from civic.services.layers import Ground
from civic.services.project_views import ActivityPage
from civic.state.activity import NO_PAGE
from civic.state.base import WHOLE, Door
from civic.state.leading import Leads
from civic.state.notices import Complaint, complaint_of, step_before
from civic.state.submit_form import (
    check_page,
    check_step,
    draft_from,
    step_at,
    step_of,
    steps_of,
)
from civic.words import Subject

ID = re.compile(r"[0-9a-f]{32}")
STALE = ("invalid.now_public", "invalid.choice")
"""What says that a question has changed since it was asked."""


class SubmitState(Leads, Door, rx.State):
    """Where the conversation stands; what is typed stays in the form until it is sent."""

    page: ActivityPage = NO_PAGE
    steps: list[str] = []
    now: str = ""
    passed: int = 0
    first: Draft = Draft()
    place: dict[str, float | str] = {}
    pictures: list[dict[str, str]] = []
    preview: Preview = Preview()
    form: list[FormPage] = []
    ground: Ground = Ground()
    input_id: str = ""
    spoken: str = ""
    sent: str = ""
    waits: bool = False
    refused: Complaint = Complaint()
    is_loaded: bool = False
    is_missing: bool = False
    _asked_in: str = ""

    @rx.event
    async def load(self) -> None:
        """Open the form: on one's own input, or for a new one, at the place of the address.

        Once it was sent the address says so, and with it every reload.
        """
        await self._begin()
        if self.sent:
            self._lead("sent")

    @rx.event
    async def go_on(self, form: dict[str, Any]) -> list[EventSpec] | None:
        """Check this step and go to the next; after the last, hand the input in."""
        if not self.steps:
            await self._begin()
        if self.sent or not self.steps:
            return None
        step = form.get("step")
        step = step if step in self.steps else self.steps[0]
        self.errors = {}
        try:
            draft = draft_from(form, self.first, self.form)
            check_step(step, draft, self.page.activity)
            if step in self._pages():
                check_page(self._pages()[step], draft)
            return await self._after(step, draft)
        except (Invalid, Refused) as wrong:
            await self._keep_up(wrong)
            self._complain(step, wrong)
        return None

    @rx.event
    def take_up(self, restored: dict[str, str]) -> None:
        """Go on where a draft was left; what all will read is shown again when it is asked for."""
        step = restored.get("step", "")
        if not self.sent and step in self.steps and step != self.now:
            self._show(self.steps[-2] if step == "check" else step)

    @rx.event
    async def support(self, input_id: str) -> EventSpec:
        """Support what is already there instead, and lead to it; the draft stays in the browser."""
        await self._do(reactions.react, Subject.INPUT, input_id, 1)
        return rx.redirect(f"/inputs/{input_id}")

    @rx.event
    def go_to(self, step: str) -> None:
        """Go back to a step; what was typed stays where it is."""
        if step in self.steps:
            self.errors = {}
            self._go(step)

    @rx.event
    def go_back(self) -> None:
        """Go back one step; what was typed stays where it is."""
        self.errors = {}
        if self.passed:
            self._go(self.steps[self.passed - 1])

    async def _begin(self) -> None:
        self.is_loaded, self.is_missing, self.refused = False, False, Complaint()
        self.input_id, self.spoken, self.errors, self.steps = "", "", {}, []
        sent = self.router.url.query_parameters.get("sent", "")
        self.sent = sent if ID.fullmatch(sent) else ""
        self.waits = bool(self.sent) and await self._do(own_inputs.waits, self.sent)
        try:
            if self._part(0) == "inputs":
                await self._open_own(self._part(1))
            else:
                await self._open(self._part(1), self._part(2))
        except NotFound:
            self.is_missing = True
        except Refused as no:
            if step_before(no.refusal):
                raise
            self.refused = complaint_of(no)

    async def _open_own(self, input_id: str) -> None:
        own = await self._do(own_inputs.draft_of, input_id)
        self.input_id, self.spoken = input_id, own.lang
        await self._open(own.project_slug, own.activity_slug, own.form)
        self._fill(own.draft)

    async def _open(self, project: str, activity: str, form: list[FormPage] | None = None) -> None:
        self.page = await self._do(projects.activity, project, activity)
        if not self.page.activity.has_inputs:
            raise NotFound
        activity_id = self.page.activity.id
        self.form = await self._do(forms.form_of, activity_id) if form is None else form
        self.steps = steps_of(self.page.activity, len(self.form))
        asked_in = f"{activity_id}.{self.input_id}"
        stays = asked_in == self._asked_in and self.now in self.steps
        self._show(self.now if stays else self.steps[0])
        self._asked_in = asked_in
        self.ground = await self._do(layers.ground)
        here = _draft_at(self.router.url.query_parameters)
        if here.lat is not None and here.lng is not None:
            here = replace(here, address=await self._do(layers.nearest, here.lat, here.lng))
        self._fill(here)

    async def _after(self, step: str, draft: Draft) -> list[EventSpec] | None:
        activity_id = self.page.activity.id
        if step == "check":
            return await self._hand_in(activity_id, draft)
        after = self.steps[self.steps.index(step) + 1]
        if after == "check":
            self.preview = await self._do(inputs.preview, activity_id, draft)
        self._go(after)
        return None

    async def _hand_in(self, activity_id: str, draft: Draft) -> list[EventSpec]:
        if self.input_id:
            await self._do(inputs.edit, self.input_id, draft)
            self._asked_in = ""
            return [self._forget(), rx.redirect(f"/inputs/{self.input_id}")]
        self.sent = await self._do(inputs.submit, activity_id, draft)
        self._asked_in = ""
        asked = f"/projects/{self.page.project.slug}/{self.page.activity.slug}/new"
        return [self._forget(), rx.redirect(f"{asked}?sent={self.sent}", replace=True)]

    def _pages(self) -> dict[str, FormPage]:
        return {step_at(number): page for number, page in enumerate(self.form)}

    async def _keep_up(self, wrong: CivicError) -> None:
        """Show the questions as they are asked now, where they are not what was answered."""
        if not isinstance(wrong, Invalid) or not wrong.field.startswith(FIELD):
            return
        if wrong.key not in STALE and step_of(wrong.field, self.form):
            return
        if self.input_id:
            self.form = (await self._do(own_inputs.draft_of, self.input_id)).form
        else:
            self.form = await self._do(forms.form_of, self.page.activity.id)
        self.steps = steps_of(self.page.activity, len(self.form))

    def _complain(self, step: str, wrong: CivicError) -> None:
        """Show what is wrong where it can be put right, and lead there."""
        if isinstance(wrong, Refused):
            if step_before(wrong.refusal):
                raise wrong
            self.errors = {WHOLE: complaint_of(wrong)}
            self._show(step)
            self._lead("wrong")
            return
        field = wrong.field if isinstance(wrong, Invalid) else WHOLE
        known = step_of(field, self.form)
        at = known or step
        self._go(at if at in self.steps else self.steps[-1])
        self.errors = {field if known else WHOLE: complaint_of(wrong)}
        if field == "title" or field.startswith(FIELD):
            self._lead(field if known else "wrong")

    def _go(self, step: str) -> None:
        """Show a step, and lead those who hear the page to its beginning."""
        self._show(step)
        self._lead(f"step-{step}")

    def _show(self, step: str) -> None:
        self.now, self.passed = step, self.steps.index(step)

    def _fill(self, draft: Draft) -> None:
        at = place(draft.lat, draft.lng, draft.address)
        self.first = draft
        self.place = {"lat": at.lat, "lng": at.lng, "address": at.address} if at else {}
        self.pictures = [dict(picture) for picture in draft.pictures]
        self.is_loaded = True

    def _forget(self) -> EventSpec:
        kept = f"input.{self.input_id}" if self.input_id else f"new.{self.page.activity.id}"
        return rx.remove_local_storage(f"civic.draft.{kept}")


def _draft_at(query: Mapping[str, str]) -> Draft:
    try:
        lat, lng = float(query["lat"]), float(query["lng"])
        place(lat, lng)
    except (KeyError, ValueError, Invalid):
        return Draft()
    return Draft(lat=lat, lng=lng)
