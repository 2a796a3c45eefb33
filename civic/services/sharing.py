"""Pages as those see them who run no script: people, search engines, previews of links."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from civic.rules.searching import Wanted
from civic.rules.talking import Look
from civic.services import (
    own_pages,
    profiles,
    projects,
    reading,
    searching,
    site_plan,
    voting_pages,
)
from civic.services.input_views import InputPage
from civic.services.own_pages import PageView
from civic.services.profiles import Profile
from civic.services.project_views import FolderPage, Home
from civic.services.reach import site_address
from civic.services.reading import ActivityLook, HomeLook, ProjectLook
from civic.services.searching import Found
from civic.services.site_plan import Plan
from civic.services.standing import is_found
from civic.services.talk_views import NO_TALK, Talk
from civic.services.views import picture_url
from civic.services.voting_pages import VoteLook
from civic.services.work import Work, reads
from civic.words import Act


@dataclass(frozen=True)
class Outside:
    """Where a page stands in the world, and whether everybody may find it there."""

    platform: str = ""
    site: str = ""
    picture: str = ""
    time_zone: str = "UTC"
    is_public: bool = True


@dataclass(frozen=True)
class SharedHome:
    """The front door."""

    outside: Outside
    look: HomeLook


@dataclass(frozen=True)
class SharedProjects:
    """Every project that is found."""

    outside: Outside
    home: Home


@dataclass(frozen=True)
class SharedSearch:
    """What a search found."""

    outside: Outside
    found: Found


@dataclass(frozen=True)
class SharedPlan:
    """The plan of the site."""

    outside: Outside
    plan: Plan


@dataclass(frozen=True)
class SharedProject:
    """A project with what others say in it."""

    outside: Outside
    look: ProjectLook


@dataclass(frozen=True)
class SharedFolder:
    """A folder with its projects."""

    outside: Outside
    page: FolderPage


@dataclass(frozen=True)
class SharedActivity:
    """An activity as its address asks for it."""

    outside: Outside
    look: ActivityLook


@dataclass(frozen=True)
class SharedVote:
    """A vote as its reader sees it."""

    outside: Outside
    look: VoteLook


@dataclass(frozen=True)
class SharedInput:
    """An input with its conversation."""

    outside: Outside
    page: InputPage
    talk: Talk = NO_TALK
    asked: Look = field(default_factory=Look)


@dataclass(frozen=True)
class SharedPerson:
    """A person with what they contributed."""

    outside: Outside
    profile: Profile


@dataclass(frozen=True)
class SharedPage:
    """A page of the organiser's own."""

    outside: Outside
    page: PageView


@reads
def home(work: Work, draft: str = "", area_id: str = "") -> SharedHome:
    """Return the front door of the platform with what is near in an area, or its draft by a word.

    Raises:
        NotFound: if the draft is asked for by somebody it is not for.
    """
    work.require(Act.VIEW)
    outside = outside_of(work, work.platform.logo_id, is_public=not draft)
    return SharedHome(outside, reading.home(work, draft, area_id))


@reads
def projects_found(work: Work) -> SharedProjects:
    """Return every project that everybody finds, as the list of them is passed on."""
    home = projects.home(work)
    shown = (card.picture for card in (*home.open, *home.upcoming, *home.past) if card.picture)
    return SharedProjects(outside_of(work, next(shown, work.platform.logo_id)), home)


@reads
def search(work: Work, wanted: Wanted) -> SharedSearch:
    """Return what a search finds; the world outside need not find it again."""
    outside = outside_of(work, work.platform.logo_id, is_public=False)
    return SharedSearch(outside, searching.search(work, wanted))


@reads
def plan(work: Work) -> SharedPlan:
    """Return the plan of the site as it is passed on."""
    return SharedPlan(outside_of(work, work.platform.logo_id), site_plan.plan(work))


@reads
def project(work: Work, slug: str, draft: str = "") -> SharedProject:
    """Return a project as it is passed on, with the draft of its blocks by a word.

    Raises:
        NotFound: if there is none, or the reader may not see it, or not its draft.
    """
    look = reading.project(work, slug, draft)
    card = look.page.card
    is_public = card.is_public and not draft
    return SharedProject(outside_of(work, card.picture, is_public=is_public), look)


@reads
def folder(work: Work, slug: str) -> SharedFolder:
    """Return a folder as it is passed on.

    Raises:
        NotFound: if there is none.
    """
    page = projects.folder(work, slug)
    shown = (card.picture for card in page.projects if card.picture)
    return SharedFolder(outside_of(work, page.picture or next(shown, None)), page)


@reads
def activity(
    work: Work, project_slug: str, activity_slug: str, query: Mapping[str, str]
) -> SharedActivity:
    """Return an activity as it is passed on, with the page of inputs that its address asks for.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    look = reading.activity(work, project_slug, activity_slug, query)
    project = look.page.project
    is_public = project.is_public
    return SharedActivity(outside_of(work, project.picture, is_public=is_public), look)


@reads
def vote(work: Work, project_slug: str, activity_slug: str) -> SharedVote:
    """Return a vote as it is passed on.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    look = voting_pages.look(work, project_slug, activity_slug)
    project = look.page.project
    return SharedVote(outside_of(work, project.picture, is_public=project.is_public), look)


@reads
def contribution(work: Work, input_id: str, asked: Look) -> SharedInput:
    """Return an input as it is passed on; one that is gone is no longer found by others.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    look = reading.contribution(work, input_id, asked)
    page, home = look.page, work.visible(look.page.project_id)
    is_public = not page.gone.how and is_found(home, work.now)
    picture = page.pictures[0].url if page.pictures else picture_url(home.picture_id)
    outside = outside_of(work, picture, is_public=is_public)
    return SharedInput(outside, page, look.talk.talk, asked)


@reads
def person(work: Work, person_id: str) -> SharedPerson:
    """Return a person as everybody may see them.

    Raises:
        NotFound: if there is no such person, or they have not contributed yet.
    """
    profile = profiles.profile(work, person_id)
    return SharedPerson(outside_of(work, profile.picture), profile)


@reads
def own_page(work: Work, slug: str, number: str, *, draft: bool) -> SharedPage:
    """Return a page of the organiser's own as it is passed on.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    page = own_pages.page(work, slug, number, draft=draft)
    return SharedPage(outside_of(work, work.platform.logo_id), page)


def outside_of(work: Work, picture: str | None, *, is_public: bool = True) -> Outside:
    """Return where a page stands in the world; its picture is an address, or that of an upload."""
    address = picture if not picture or "/" in picture else picture_url(picture)
    return Outside(
        platform=work.platform.name,
        site=site_address(work.house),
        picture=f"{site_address(work.house)}{address}" if address else "",
        time_zone=work.platform.timezone,
        is_public=is_public,
    )
