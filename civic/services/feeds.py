"""What machines read of the platform: the feed of a project, and the list of all pages."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import col

from civic.errors import NotFound
from civic.models import Activity, Feedback, Input, Project
from civic.services import projects
from civic.services.reach import site_address
from civic.services.standing import is_listed
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Said

NEWEST = 50
PAGES_AT_ONCE = 50_000


@dataclass(frozen=True)
class Entry:
    """A piece of news: an input, or the organiser's answer to one."""

    id: str
    input_id: str
    title: str
    body: str
    at: datetime
    title_lang: str = ""
    lang: str = ""
    is_answer: bool = False


@dataclass(frozen=True)
class Feed:
    """The news of a project, the newest first."""

    site: str
    slug: str
    title: Said = NOTHING_SAID
    question: Said = NOTHING_SAID
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Location:
    """A page for everybody, and when it last changed, where that is known."""

    address: str
    changed: datetime | None = None


@reads
def feed(work: Work, slug: str) -> Feed:
    """Return the newest inputs of a project and the organiser's newest answers.

    Raises:
        NotFound: if there is no such project, or not everybody may find it.
    """
    card = projects.page(work, slug).card
    if not card.is_public:
        raise NotFound
    news = [*_inputs(work, card.id), *_answers(work, card.id)]
    newest = sorted(news, key=lambda entry: (entry.at, entry.id), reverse=True)[:NEWEST]
    return Feed(site_address(work.house), slug, card.title, card.question, newest)


@reads
def pages(work: Work, number: int = 1) -> list[Location]:
    """Return one part of the pages that everybody may find: projects, activities, inputs."""
    work.require(Act.VIEW)
    first = (number - 1) * PAGES_AT_ONCE
    found = _projects(work) if number == 1 else []
    query = (
        select(col(Input.id), func.coalesce(col(Input.edited_at), col(Input.created_at)))
        .join(Project, col(Project.id) == col(Input.project_id))
        .where(*_public(work.now))
        .order_by(col(Input.created_at), col(Input.id))
        .offset(first)
        .limit(PAGES_AT_ONCE)
    )
    rows = work.session.connection().execute(query)
    return [*found, *(Location(f"/inputs/{row[0]}", row[1]) for row in rows)]


@reads
def parts(work: Work) -> int:
    """Return in how many parts the list of all pages comes."""
    work.require(Act.VIEW)
    query = select(func.count()).select_from(Input).join(Project).where(*_public(work.now))
    inputs = int(work.session.connection().execute(query).scalar_one())
    return max(1, -(-inputs // PAGES_AT_ONCE))


def _public(now: datetime) -> list[ColumnElement[bool]]:
    return [*_shown(), is_listed(now)]


def _shown() -> list[ColumnElement[bool]]:
    return [col(Input.is_shown).is_(True)]


def _projects(work: Work) -> list[Location]:
    query = (
        select(col(Project.slug), col(Project.published_at), col(Activity.slug))
        .outerjoin(Activity, col(Activity.project_id) == col(Project.id))
        .where(is_listed(work.now))
        .order_by(col(Project.position), col(Project.slug), col(Activity.position))
    )
    found: dict[str, Location] = {"/": Location("/")}
    for slug, published_at, activity in work.session.connection().execute(query):
        address = f"/projects/{slug}"
        found.setdefault(address, Location(address, published_at))
        if activity:
            found[f"{address}/{activity}"] = Location(f"{address}/{activity}")
    return list(found.values())


def _inputs(work: Work, project_id: str) -> list[Entry]:
    query = (
        select(col(Input.id), col(Input.title), col(Input.body), col(Input.created_at),
               col(Input.language))
        .where(col(Input.project_id) == project_id, *_shown())
        .order_by(col(Input.created_at).desc(), col(Input.id))
        .limit(NEWEST)
    )  # fmt: skip
    rows = work.session.connection().execute(query)
    return [Entry(row[0], *row[:4], row[4], row[4]) for row in rows]


def _answers(work: Work, project_id: str) -> list[Entry]:
    home = and_(col(Input.id) == col(Feedback.input_id), col(Input.project_id) == project_id)
    query = (
        select(col(Feedback.id), col(Input.id), col(Input.title), col(Feedback.body),
               col(Feedback.at), col(Input.language), col(Feedback.language))
        .join(Input, home)
        .where(*_shown())
        .order_by(col(Feedback.at).desc(), col(Feedback.id))
        .limit(NEWEST)
    )  # fmt: skip
    usual = work.platform.default_language
    rows = work.session.connection().execute(query)
    return [Entry(*row[:6], row[6] or usual, is_answer=True) for row in rows]
