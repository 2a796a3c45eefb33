"""The composing of a widget, in this tab."""

from typing import Any

import reflex as rx

from civic.rules.widgets import HEIGHTS, USUAL, Kind, Theme
from civic.services import widget_desk
from civic.services.widget_desk import NO_DESK, NOT_COMPOSED, Composed, WidgetDesk
from civic.state.notices import Complaint
from civic.state.team.desk import Desk
from civic.state.team.typed import text
from civic.words import Order

FIRST: dict[str, str | bool] = {
    "kind": Kind.LIST, "source": "", "tag": "", "input": "", "order": Order.NEW,
    "items": str(USUAL), "pictures": False, "lang": "", "theme": Theme.AUTO, "colour": "",
    "height": str(HEIGHTS[Kind.LIST]), "fits": True,
}  # fmt: skip
SITES = "sites"


class WidgetState(Desk, rx.State):
    """The sites that may show widgets, and a widget as it is chosen just now.

    ``composed`` stays as it was while a choice is wrong.
    """

    view: WidgetDesk = NO_DESK
    composed: Composed = NOT_COMPOSED
    kind: str = Kind.LIST
    wrong: dict[str, Complaint] = {}
    _typed: dict[str, str | bool] = {}

    @rx.event
    async def load(self) -> None:
        """Read what there is to choose from, and begin with the usual list."""
        found = await self._open(widget_desk.desk)
        if found is None:
            return
        self.view, self.saved, self.errors, self.is_loaded = found, "", {}, True
        self._typed, self.kind = {**FIRST, "colour": found.brand}, Kind.LIST
        await self._compose()

    @rx.event
    async def save_sites(self, form: dict[str, Any]) -> None:
        """Keep the sites that may show widgets."""
        kept = await self._send(SITES, widget_desk.save_sites, text(form, SITES))
        self.view = kept or self.view

    @rx.event
    async def choose(self, name: str, value: Any) -> None:  # noqa: ANN401  the services check it
        """Choose one thing about the widget, and show it so."""
        if isinstance(value, float | int) and not isinstance(value, bool):
            value = f"{value:g}"  # what a field for numbers sends
        if name not in FIRST or not isinstance(value, str | bool):
            return
        self._typed = {**FIRST, **self._typed, name: value}
        if name == "kind" and value in list(Kind):
            self.kind = str(value)
            self._typed["height"] = str(HEIGHTS[Kind(self.kind)])
        await self._compose()

    async def _refresh(self) -> None:
        self.view = await self._do(widget_desk.desk)

    async def _compose(self) -> None:
        kept = self.errors
        found = await self._form(widget_desk.compose, self._typed or FIRST)
        self.wrong, self.errors = self.errors, kept
        self.composed = found or self.composed
