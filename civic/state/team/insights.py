"""What an activity's contributions say, in this tab."""

import reflex as rx

from civic.services import idea_maps, insight_boxes, insight_figures, insight_views, insights
from civic.services.idea_maps import Pairs
from civic.services.insight_boxes import InsightBox
from civic.services.insight_figures import Behind, Figure
from civic.services.insight_views import InsightsPage
from civic.state.team.desk import Desk
from civic.words import JobStatus

ACTIVITY = 4


class InsightBoxesState(Desk, rx.State):
    """The activities whose contributions this member of the team may have analysed."""

    boxes: list[InsightBox] = []

    @rx.event
    async def load(self) -> None:
        """Read what there is to understand."""
        found = await self._open(insight_boxes.boxes)
        if found is not None:
            self.boxes, self.is_loaded = found, True


class InsightsState(Desk, rx.State):
    """The insights of the activity of this address, and the figure that is looked into."""

    page: InsightsPage | None = None
    pairs: Pairs = Pairs()
    is_at_work: bool = False
    has_failed: bool = False
    was_stopped: bool = False
    is_looking: bool = False
    figure: Figure = Figure("")
    figure_name: str = ""
    behind: Behind = Behind()

    @rx.event
    async def load(self) -> None:
        """Read what is known, and how far the running analysis is."""
        found = await self._open(insight_views.page, self._part(ACTIVITY))
        if found is None:
            return
        await self._show(found)
        self.is_looking, self.is_loaded = False, True

    @rx.event
    async def start(self) -> None:
        """Analyse, or join the analysis that runs."""
        await self._do(insights.start, self._id())
        await self._refresh()

    @rx.event
    async def stop(self) -> None:
        """Give up the analysis that waits or runs."""
        await self._do(insights.stop, self._id())
        await self._refresh()

    @rx.event
    async def refresh(self) -> None:
        """See how far the analysis is, and what it found."""
        await self._refresh()

    @rx.event
    async def look(self, kind: str, of: str, word: str, name: str) -> None:
        """Show the inputs behind a figure."""
        self.figure, self.figure_name = Figure(str(kind), str(of), str(word)), str(name)
        await self._turn(1)
        self.is_looking = True

    @rx.event
    async def turn(self, page: int) -> None:
        """Show another page of the inputs behind the figure."""
        await self._turn(page)

    @rx.event
    def leave(self) -> None:
        """Shut the inputs behind the figure."""
        self.is_looking = False

    @rx.event
    async def turn_pairs(self, page: int) -> None:
        """Show other pairs that look alike."""
        self.pairs = await self._do(idea_maps.pairs, self._id(), page)

    async def _turn(self, page: int) -> None:
        activity_id = self._id()
        self.behind = await self._do(insight_figures.behind, activity_id, self.figure, page)

    def _id(self) -> str:
        return self.page.head.activity_id if self.page else ""

    async def _refresh(self) -> None:
        await self._show(await self._do(insight_views.page, self._id()))

    async def _show(self, found: InsightsPage) -> None:
        before = self.page.run_id if self.page and self.is_loaded else None
        self.page = found
        self.is_at_work = found.job.status in (JobStatus.WAITING, JobStatus.RUNNING) and bool(
            found.job.id
        )
        failed = found.job.status == JobStatus.FAILED
        self.has_failed = failed and not found.was_stopped
        self.was_stopped = failed and found.was_stopped
        if found.run_id != before:
            self.pairs = await self._do(idea_maps.pairs, found.head.activity_id, 1)
