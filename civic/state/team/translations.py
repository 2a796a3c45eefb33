"""A scenario in another language, in this tab."""

from typing import Any

import reflex as rx

from civic.services import translations
from civic.services.translations import TranslationPage
from civic.state.team.desk import Desk
from civic.state.team.typed import text

SCENARIO = 2


class TranslationState(Desk, rx.State):
    """The scenario of this address in the language that it names."""

    page: TranslationPage | None = None

    @rx.event
    async def load(self) -> None:
        """Read the scenario in the language of the address."""
        self.errors, self.saved, self.is_loaded = {}, "", False
        asked = self.router.url.query_parameters.get("lang", "")
        found = await self._open(translations.page, self._part(SCENARIO), asked)
        if found is not None:
            self.page, self.is_loaded = found, True

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep what was typed; it stays in its fields until it is kept."""
        language, typed = text(form, "language"), (text(form, "title"), text(form, "body"))
        kept = self._part(SCENARIO)
        await self._send("language", translations.save, kept, language, *typed)
        if not self.errors:
            self.page = await self._do(translations.page, kept, language)

    def _subject(self) -> str:
        return f"{self.page.id}.{self.page.language}" if self.page else ""
