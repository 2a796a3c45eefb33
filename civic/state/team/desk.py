"""What all pages of the team's side share: opening, saving, taking back."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

import reflex as rx

from civic.errors import NotFound, Refused
from civic.services import areas, look
from civic.services.work import Work
from civic.state.base import Door
from civic.state.notices import step_before

REMOVED = "team.removed"
P = ParamSpec("P")
R = TypeVar("R")


class Desk(Door, mixin=True):
    """A page of the team's side: closed to others, and forgiving.

    ``undo_entry`` is the log entry by which what was done last can be taken back, and
    ``undo_key`` the sentence that says what it was; ``form`` names the form that was sent last,
    and ``saved`` the one that was kept last. ``sent`` says of which draft that was.
    """

    is_loaded: bool = False
    is_refused: bool = False
    is_missing: bool = False
    saved: str = ""
    sent: str = ""
    undo_entry: str = ""
    undo_title: str = ""
    undo_key: str = REMOVED
    form: str = ""
    lang: str = ""
    languages: tuple[str, ...] = ()

    @rx.event
    def write_in(self, lang: str) -> None:
        """Show the fields of another language."""
        self.lang = lang

    @rx.event
    async def take_back(self) -> None:
        """Put back what was removed last."""
        entry, self.undo_entry = self.undo_entry, ""
        if entry:
            await self._put_back(entry)
            await self._refresh()

    @rx.event
    def let_go(self) -> None:
        """Stop offering to take back the latest removal."""
        self.undo_entry = ""

    async def _refresh(self) -> None:
        raise NotImplementedError

    def _subject(self) -> str:
        """Return what the forms of the page are about, as their drafts name it."""
        return ""

    async def _put_back(self, entry: str) -> None:
        await self._do(areas.restore, entry)

    async def _open(
        self, service: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R | None:
        """Read what the page shows; what may not be seen is said on the page itself."""
        self.is_refused = self.is_missing = False
        try:
            found = await self._do(service, *args, **kwargs)
        except NotFound:
            self.is_missing = True
            return None
        except Refused as no:
            if step_before(no.refusal):
                raise
            self.is_refused = True
            return None
        return found

    async def _send(
        self,
        form: str,
        service: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R | None:
        """Send one form of the page; what is wrong is shown at its own fields."""
        self.form, self.saved = form, ""
        kept = await self._form(service, *args, **kwargs)
        self.saved = "" if self.errors else form
        if self.saved:
            times = int(self.sent.partition(" ")[2] or 0) + 1
            self.sent = f"{form}.{self._subject()} {times}"
        self.lang = self._language_of_error() or self.lang
        return kept

    async def _remove(
        self,
        title: str,
        service: Callable[Concatenate[Work, P], str],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Remove a thing, and offer to take it back."""
        self.undo_entry = await self._do(service, *args, **kwargs)
        self.undo_title, self.undo_key = title, REMOVED
        await self._refresh()

    async def _speak(self) -> None:
        """Learn the languages in which the platform is written."""
        self.languages = await self._do(look.languages)
        self.lang = self.languages[0]

    def _language_of_error(self) -> str:
        """Return the language in which something is wrong, whose field must be seen."""
        named = (field.rpartition(".")[2] for field in self.errors)
        return next((lang for lang in named if lang in self.languages), "")
