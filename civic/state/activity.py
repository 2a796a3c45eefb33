"""An activity's page in this tab."""

from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex_base.event import EventSpec

from civic.errors import Invalid, NotFound
from civic.rules.listing import Asked, address, read
from civic.rules.places import lies_in, place
from civic.services import input_lists, reading
from civic.services.input_lists import Listed
from civic.services.layers import Ground
from civic.services.project_views import ActivityPage, ActivityView, ProjectCard
from civic.services.reading import ActivityLook, usual_of
from civic.services.views import Card
from civic.state.base import Door
from civic.state.leading import Leads
from civic.state.listing import Ways, pins_address, ways
from civic.words import View

NO_PAGE = ActivityPage(project=ProjectCard(), activity=ActivityView())
MOST_IN_VIEW = 20


class ActivityState(Leads, Door, rx.State):
    """The activity of this address, and what the address asks of its inputs."""

    page: ActivityPage = NO_PAGE
    asked: Asked = Asked()
    listed: Listed = Listed()
    ways: Ways = Ways()
    in_view: list[Card] = []
    number_in_view: int = -1
    pins: str = ""
    ground: Ground = Ground()
    tapped: str = ""
    is_loaded: bool = False
    is_missing: bool = False

    @rx.event
    async def load(self) -> None:
        """Read the activity and the page of inputs that the address asks for."""
        project, activity = self._part(1), self._part(2)
        if (project, activity) != (self.page.project.slug, self.page.activity.slug):
            self.is_loaded, self.page = False, NO_PAGE
        self._change(is_missing=False)
        query = self.router.url.query_parameters
        try:
            look = await self._do(reading.activity, project, activity, query)
        except NotFound:
            self._change(is_missing=True, page=NO_PAGE, asked=Asked(), listed=Listed())
            return
        turned = self.is_loaded and self.asked.page != look.asked.page
        self._show(look)
        if turned:
            self._lead("results")

    @rx.event
    def search(self, form: dict[str, Any]) -> EventSpec:
        """Look for the words that were typed; the address then says them."""
        words = form.get("q", "")
        usual = usual_of(self.page.activity)
        asked = read({"q": words if isinstance(words, str) else ""}, (), usual)
        base = f"/projects/{self.page.project.slug}/{self.page.activity.slug}"
        return rx.redirect(address(self.asked, usual, base, text=asked.text))

    @rx.event
    async def see(self, input_ids: list[str], number: int) -> None:
        """Show beside the map what lies in its view, the nearest to the middle first."""
        known = [key for key in input_ids if isinstance(key, str)] if input_ids else []
        found = await self._do(input_lists.chosen, self.page.activity.id, known[:MOST_IN_VIEW])
        self.in_view = found
        self.number_in_view = number if isinstance(number, int) else len(found)

    @rx.event
    def tap(self, lat: float, lng: float) -> None:
        """Offer to contribute at a place of the map, within the territory."""
        self.tapped = ""
        try:
            here = place(lat, lng)
        except Invalid:
            return
        if here and lies_in(self.ground.bounds, here):
            base = f"/projects/{self.page.project.slug}/{self.page.activity.slug}"
            self.tapped = f"{base}/new?{urlencode({'lat': here.lat, 'lng': here.lng})}"

    def _show(self, look: ActivityLook) -> None:
        self._change(
            page=look.page,
            asked=look.asked,
            listed=look.listed,
            ways=ways(look.page, look.asked, look.listed),
            number_in_view=-1,
            tapped="",
            is_loaded=True,
        )
        if look.asked.view == View.MAP:
            self._change(pins=pins_address(look.page.activity.id, look.asked), ground=look.ground)
