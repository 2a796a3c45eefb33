"""Files of contributions on their way in and out of one activity, in this tab."""

from typing import Any

import reflex as rx

from civic.i18n import catalogue
from civic.rules.layouts import FIELDS
from civic.services import import_desk
from civic.services.activity_heads import Head
from civic.services.import_desk import Latest
from civic.services.import_trial import DryRun
from civic.services.importing import Recognised
from civic.state.notices import Complaint
from civic.state.team.desk import Desk
from civic.words import JobStatus

ACTIVITY = 4
STATUS = "status:"
FIGURES = (
    "name", "most", "row", "column", "columns", "encoding", "cells", "minutes", "seconds",
)  # fmt: skip
MOST_FIGURE = 120
SENTENCES = ("team_import.", "invalid.", "reasons.")


class ExchangeState(Desk, rx.State):
    """The step at which the import into the activity of this address stands."""

    head: Head = Head()
    found: Recognised | None = None
    is_mapping: bool = False
    mapping: dict[str, str] = {}
    trial: DryRun | None = None
    latest: Latest | None = None
    is_at_work: bool = False
    is_busy: bool = False
    wrong: Complaint = Complaint()

    @rx.event
    async def load(self) -> None:
        """Show the file that waits, or the import that runs, or the way to begin."""
        activity_id = self._part(ACTIVITY)
        head = await self._open(import_desk.page_of, activity_id)
        if head is None:
            return
        self.head, self.trial, self.is_busy, self.errors = head, None, False, {}
        self.wrong = _complaint_in(dict(self.router.url.query_parameters))
        self.found = await self._do(import_desk.waiting, activity_id)
        self.mapping = dict(self.found.mapping) if self.found else {}
        self.is_mapping = bool(self.found and not self.found.layout)
        await self._look_at_job()
        self.is_loaded = True

    @rx.event
    def choose_columns(self, by_hand: bool) -> None:
        """Map the columns by hand, or read a known export as such."""
        self.is_mapping, self.trial = bool(by_hand), None

    @rx.event
    async def try_out(self, form: dict[str, Any]) -> Any:  # noqa: ANN401  Reflex's generator
        """Read the whole file as the form says, and import nothing."""
        self.is_busy, self.trial = True, None
        yield
        if self.is_mapping:
            self.mapping = {name: str(form[name]) for name in FIELDS if form.get(name)}
        try:
            trial = await self._form(
                import_desk.dry_run, self.head.activity_id, self._mapped(), {}, True
            )
        finally:
            self.is_busy = False
        self.trial = trial

    @rx.event
    async def bring(self, form: dict[str, Any]) -> None:
        """Leave the import to the outbox, as the trial and the form say."""
        statuses = {
            name.removeprefix(STATUS): str(value)
            for name, value in form.items()
            if name.startswith(STATUS)
        }
        tags = bool(form.get("new_tags"))
        activity_id = self.head.activity_id
        await self._form(import_desk.begin, activity_id, self._mapped(), statuses, tags)
        if not self.errors:
            self.found = self.trial = None
            await self._look_at_job()

    @rx.event
    async def forget(self) -> None:
        """Let the waiting file go, to take another."""
        await self._do(import_desk.forget, self.head.activity_id)
        self.found = self.trial = None
        self.wrong, self.errors = Complaint(), {}

    @rx.event
    async def refresh(self) -> None:
        """See how far the import is."""
        await self._look_at_job()

    async def _look_at_job(self) -> None:
        self.latest = await self._do(import_desk.latest, self.head.activity_id)
        going = (JobStatus.WAITING, JobStatus.RUNNING)
        self.is_at_work = bool(self.latest and self.latest.job.status in going)

    def _mapped(self) -> dict[str, str]:
        return dict(self.mapping) if self.is_mapping else {}


def _complaint_in(query: dict[str, str]) -> Complaint:
    """Return what the address says was wrong with a file; only sentences of ours."""
    key = query.get("error", "")
    if not key.startswith(SENTENCES) or key not in catalogue("fr"):
        return Complaint()
    return Complaint(key, {name: query.get(name, "")[:MOST_FIGURE] for name in FIGURES})
