"""What a page shows, read in one transaction: its head, its inputs, its conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from civic.rules.listing import Asked, read
from civic.rules.talking import Look
from civic.services import (
    block_pages,
    block_views,
    input_pages,
    layers,
    near,
    project_documents,
    projects,
    talk,
)
from civic.services.block_views import BlockView, Part
from civic.services.decided import Decision, lately
from civic.services.input_lists import Filters, Listed, listed_in
from civic.services.input_views import InputPage
from civic.services.layers import Ground
from civic.services.near import Near
from civic.services.project_views import ActivityPage, ActivityView, Home, ProjectPage
from civic.services.results import Results, results_of
from civic.services.talk_views import Looked, Span
from civic.services.voices import NO_QUOTE, Quote, Voice, voices_of
from civic.services.work import Work, reads
from civic.words import Held, View

DECIDED = 3
CLOSED_TO_TALK = ("hidden", Held.WAITING, Held.REFUSED)


@dataclass(frozen=True)
class ActivityLook:
    """What an address asks of an activity, and what there is to see of it."""

    page: ActivityPage
    asked: Asked
    listed: Listed
    ground: Ground


@dataclass(frozen=True)
class InputLook:
    """An input and its conversation."""

    page: InputPage
    talk: Looked


@dataclass(frozen=True)
class HomeLook:
    """The front door, what is near, and the order of its parts where the organiser chose one."""

    home: Home
    near: Near
    parts: list[Part] | None = None


@dataclass(frozen=True)
class Heard:
    """What others say in a project, and what came of it until now."""

    voices: list[Voice] = field(default_factory=list)
    quote: Quote = NO_QUOTE
    results: list[Results] = field(default_factory=list)
    decided: list[Decision] = field(default_factory=list)


NOTHING_HEARD = Heard()


@dataclass(frozen=True)
class ProjectLook:
    """A project, what is heard of it, the blocks its team has built, its documents as a block."""

    page: ProjectPage
    heard: Heard
    blocks: list[BlockView] = field(default_factory=list)
    documents: list[BlockView] = field(default_factory=list)


@reads
def home(work: Work, draft: str = "", area_id: str = "") -> HomeLook:
    """Return what a visitor of the platform sees first, with what is near in an area.

    ``draft`` is a word by which its blocks are seen as they are being built.

    Raises:
        NotFound: if the draft is asked for by somebody it is not for.
    """
    built = block_pages.found(work, block_pages.HOME, draft)
    parts = block_views.parts_of(block_views.views_of(work, built)) if built else None
    return HomeLook(projects.home(work), near.in_area(work, area_id), parts)


@reads
def activity(
    work: Work, project_slug: str, activity_slug: str, query: Mapping[str, str]
) -> ActivityLook:
    """Return an activity and the page of its inputs that an address asks for.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    page = projects.activity(work, project_slug, activity_slug)
    asked = read(query, page.activity.views, usual_of(page.activity))
    if not page.activity.has_inputs:
        return ActivityLook(page, asked, Listed(), Ground())
    listed = listed_in(work, page.activity.id, filters_of(asked))
    ground = layers.ground(work) if asked.view == View.MAP else Ground()
    return ActivityLook(page, asked, listed, ground)


@reads
def contribution(work: Work, input_id: str, asked: Look) -> InputLook:
    """Return an input with the page of its conversation that an address asks for.

    Raises:
        NotFound: if there is none, it is hidden, or its project may not be seen.
    """
    page = input_pages.page(work, input_id)
    is_hidden = page.gone.how in CLOSED_TO_TALK
    return InputLook(page, Looked() if is_hidden else talk.look(work, input_id, asked))


@reads
def moved(work: Work, input_id: str, span: Span) -> InputLook:
    """Return an input with what somebody has before them of its conversation, as it is now.

    Raises:
        NotFound: if there is none, it is hidden, or its project may not be seen.
    """
    page = input_pages.page(work, input_id)
    is_hidden = page.gone.how in CLOSED_TO_TALK
    return InputLook(page, Looked() if is_hidden else talk.again(work, input_id, span))


@reads
def project(work: Work, slug: str, draft: str = "") -> ProjectLook:
    """Return a project with what others say in it, its results so far, and its blocks.

    ``draft`` is a word by which the blocks are seen as they are being built.

    Raises:
        NotFound: if there is none, or the reader may not see it, or not its draft.
    """
    page = projects.page(work, slug)
    voices, quote = voices_of(work, page.card.id)
    heard = Heard(
        voices=voices,
        quote=quote,
        results=results_of(work, page.card.slug, page.activities),
        decided=lately(work, DECIDED, page.card.id),
    )
    built = block_pages.found(work, block_pages.of_project(page.card.id), draft)
    documents = project_documents.as_block(project_documents.shown(work, page.card.id))
    return ProjectLook(page, heard, block_views.views_of(work, built), documents)


def usual_of(activity: ActivityView) -> Asked:
    """Return how the organiser wants the collection to be seen at first."""
    return Asked(view=activity.first_view, order=activity.first_order)


def filters_of(asked: Asked) -> Filters:
    """Return what the list is asked for."""
    return Filters(
        text=asked.text,
        tags=asked.tags,
        areas=asked.areas,
        statuses=asked.statuses,
        theme=asked.theme,
        order=asked.order,
        page=asked.page,
    )
