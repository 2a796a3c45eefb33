"""The form of an activity in the hands of its team, in this tab."""

from typing import Any

import reflex as rx

from civic.rules.forms import Kind
from civic.services import form_editor
from civic.services.activity_heads import Head
from civic.services.form_editor import OptionForm, QuestionForm
from civic.services.form_views import FormPage
from civic.state.leading import Leads
from civic.state.team.desk import Desk
from civic.state.team.typed import by_language, text, ticked
from civic.state.team.words import moved
from civic.words import new_id

ACTIVITY = 4
NEW = "new"
OPTION = "option."
FIELDS = ("need", "readers", "least", "most", "unit", "megabytes")


class FormState(Leads, Desk, rx.State):
    """The questions of the activity of this address, and how they look to who answers them.

    ``options`` are those on screen, by form, kept or not; ``place`` is where a line was put last.
    """

    head: Head = Head()
    lines: list[QuestionForm] = []
    gone: list[QuestionForm] = []
    previews: dict[str, list[FormPage]] = {}
    money: str = ""
    options: dict[str, list[OptionForm]] = {}
    adding: str = ""
    place: int = 0
    shown: int = 0

    @rx.event
    async def load(self) -> None:
        """Read the form."""
        activity_id = self._part(ACTIVITY)
        if activity_id != self.head.activity_id:
            self.is_loaded, self.lang = False, ""
        self.saved, self.errors, self.adding, self.place, self.shown = "", {}, "", 0, 0
        found = await self._open(form_editor.desk_of, activity_id)
        if found is None:
            return
        if not self.lang:
            await self._speak()
        self.options = {}
        self._show(found)
        self.is_loaded = True

    @rx.event
    def begin(self, kind: str) -> None:
        """Open the form of a new question of a kind."""
        if kind not in list(Kind):
            return
        self.adding, self.saved, self.errors = kind, "", {}
        self.options = {**self.options, NEW: [OptionForm(new_id()), OptionForm(new_id())]}
        self._lead(f"{NEW}wording.{self.lang}")

    @rx.event
    def leave(self) -> None:
        """Shut the form of a new question."""
        self.adding, self.errors = "", {}
        self._lead("add")

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep a question, or add one when it has no id yet."""
        question_id = text(form, "id")
        typed = {
            **by_language(form, "wording", "help"),
            **{name: text(form, name) for name in FIELDS},
            "options": _options(form),
            "types": ticked(form, "types"),
        }
        if question_id:
            await self._send(question_id, form_editor.save, question_id, typed)
        else:
            made = await self._send(NEW, form_editor.add, self.head.activity_id, self.adding, typed)
            question_id = NEW
            if made:
                self.adding = ""
                self._lead(f"line-{made}")
        if not self.errors:
            self.options = {k: v for k, v in self.options.items() if k != question_id}
            await self._refresh()

    @rx.event
    async def move(self, question_id: str, steps: int) -> None:
        """Move a line up (negative) or down, and stay at the button."""
        ids = [line.id for line in self.lines]
        if question_id in ids:
            await self._put(question_id, ids.index(question_id) + steps)
            self._lead(f"{'up' if steps < 0 else 'down'}-{question_id}")

    @rx.event
    async def drop(self, question_id: str, to: int) -> None:
        """Put a line where it was dragged to."""
        await self._put(question_id, to)

    @rx.event
    async def remove(self, question_id: str, title: str) -> None:
        """Ask a question no more."""
        await self._remove(title, form_editor.remove, question_id)

    @rx.event
    async def ask_again(self, question_id: str) -> None:
        """Ask a question again that was taken out."""
        await self._do(form_editor.ask_again, question_id)
        await self._refresh()
        self._lead(f"line-{question_id}")

    @rx.event
    def add_option(self, form: str) -> None:
        """Offer one more answer; it is kept with its question."""
        option = OptionForm(new_id())
        self._set_options(form, [*self.options.get(form, []), option])
        self._lead(f"{form}{OPTION}{option.id}.{self.lang}")

    @rx.event
    def remove_option(self, form: str, option_id: str) -> None:
        """Take an answer away; it is gone once its question is kept."""
        left = [each for each in self.options.get(form, []) if each.id != option_id]
        self._set_options(form, left)
        self._lead(f"more-{form}")

    @rx.event
    def move_option(self, form: str, option_id: str, steps: int) -> None:
        """Move an answer up (negative) or down; what is written in it stays."""
        known = {each.id: each for each in self.options.get(form, [])}
        if option_id in known:
            self._set_options(form, [known[key] for key in moved(list(known), option_id, steps)])
            self._lead(f"{'up' if steps < 0 else 'down'}-{option_id}")

    @rx.event
    def look_at(self, page: int) -> None:
        """Show another page of the preview."""
        self.shown = page

    async def _put(self, question_id: str, to: int) -> None:
        self.place = 1 + await self._do(form_editor.place, question_id, to)
        await self._refresh()

    async def _refresh(self) -> None:
        self._show(await self._do(form_editor.desk_of, self.head.activity_id))

    def _show(self, found: form_editor.FormDesk) -> None:
        self.head, self.lines, self.gone = found.head, found.lines, found.gone
        self.previews, self.money = found.previews, found.money
        self.options = {**{line.id: line.options for line in found.lines}, **self.options}
        pages = len(found.previews.get(self.lang, []))
        self.shown = min(self.shown, max(0, pages - 1))

    def _set_options(self, form: str, options: list[OptionForm]) -> None:
        if form in self.options and len(options) <= form_editor.MOST_OPTIONS:
            self.options = {**self.options, form: options}
            self.saved = ""


def _options(form: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the answers that a question offers, in the order in which they stand on screen."""
    found: dict[str, dict[str, Any]] = {}
    for name, value in form.items():
        if name.startswith(OPTION):
            option_id, _, lang = name.removeprefix(OPTION).partition(".")
            found.setdefault(option_id, {})[lang] = value
    return [{"id": option_id, "name": name} for option_id, name in found.items()]
