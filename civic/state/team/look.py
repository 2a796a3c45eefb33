"""How the platform looks, in this tab: colour, logo, icon, typefaces."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from civic.errors import Invalid
from civic.rules.theme import DARK, LIGHT, Ground, Palette, suggestion_of, theme_of
from civic.services import fonts, look_admin, platform_admin
from civic.services.look_admin import LookForm
from civic.state.notices import Complaint
from civic.state.team.desk import Desk
from civic.state.team.typed import problem_of, text


@dataclass(frozen=True)
class Sample:
    """A colour as it looks by day or by night, each part by its style variable."""

    paper: str = ""
    ink: str = ""
    brand: str = ""
    on_brand: str = ""
    brand_soft: str = ""
    brand_ink: str = ""


class LookState(Desk, rx.State):
    """What the organiser may choose of the look, and the colour that is being tried."""

    view: LookForm | None = None
    brand: str = ""
    shown: str = ""
    contrast: float = 0.0
    is_as_given: bool = True
    samples: list[Sample] = []
    logo_id: str = ""
    icon_id: str = ""
    text_font: str = ""
    title_font: str = ""
    problem: Complaint = Complaint()

    @rx.event
    async def load(self) -> None:
        """Read the look, and what became of a typeface that was just sent."""
        found = await self._open(look_admin.look_form)
        if found is None:
            return
        self.problem = problem_of(self.router.url.query_parameters)
        self._show(found)
        self._try(found.brand)
        self.saved, self.errors, self.is_loaded = "", {}, True

    @rx.event
    def try_brand(self, brand: str) -> None:
        """Say how a colour would show, before it is kept."""
        self._try(brand)
        self.errors = {}

    @rx.event
    def take_shown(self) -> None:
        """Take the nearest colour that everybody can read."""
        self._try(self.shown)
        self.errors = {}

    @rx.event
    def choose_logo(self, pictures: list[dict[str, str]]) -> None:
        """Remember the logo that was sent, until the form is kept."""
        self.logo_id = str(pictures[0].get("id", "")) if pictures else ""

    @rx.event
    def choose_icon(self, pictures: list[dict[str, str]]) -> None:
        """Remember the icon that was sent, until the form is kept."""
        self.icon_id = str(pictures[0].get("id", "")) if pictures else ""

    @rx.event
    def try_text_font(self, key: str) -> None:
        """Show a text in a typeface, before it is kept."""
        self.text_font = key

    @rx.event
    def try_title_font(self, key: str) -> None:
        """Show a title in a typeface, before it is kept."""
        self.title_font = key

    @rx.event
    async def save_look(self, _form: dict[str, Any]) -> None:
        """Keep the colour, the logo and the icon."""
        typed = {"brand": self.brand, "logo_id": self.logo_id, "icon_id": self.icon_id}
        await self._send("look", platform_admin.save_settings, typed)

    @rx.event
    async def save_fonts(self, form: dict[str, Any]) -> None:
        """Keep the typefaces of texts and titles."""
        typed = {name: text(form, name) for name in ("text_font", "title_font")}
        await self._send("fonts", platform_admin.save_settings, typed)
        if not self.errors:
            await self._refresh()

    @rx.event
    async def remove_font(self, font_id: str) -> None:
        """Take a typeface away that is not in use."""
        await self._do(fonts.remove_font, font_id)
        await self._refresh()

    async def _refresh(self) -> None:
        """Read again what one may choose of; what is chosen already and not yet kept stays."""
        self.view = await self._do(look_admin.look_form)

    def _show(self, found: LookForm) -> None:
        self.view, self.logo_id, self.icon_id = found, found.logo_id, found.icon_id
        self.text_font, self.title_font = found.text_font, found.title_font

    def _try(self, brand: str) -> None:
        try:
            tried = suggestion_of(brand)
        except Invalid:
            return
        self.brand, self.shown, self.contrast = tried.given, tried.shown, tried.contrast
        self.is_as_given = tried.is_as_given
        theme = theme_of(tried.shown)
        self.samples = [_sample(theme.light, LIGHT), _sample(theme.dark, DARK)]


def _sample(palette: Palette, ground: Ground) -> Sample:
    return Sample(
        ground.surfaces[0],
        ground.ink,
        palette.brand,
        palette.on_brand,
        palette.brand_soft,
        palette.brand_ink,
    )
