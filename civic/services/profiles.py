"""What everybody may see of a person: who they are here, and what became of what they gave.

An account without a contribution has no page of its own: so nobody opens accounts for the sake
of the words and links in them. A person may keep the list to themselves; then the page says so.
"""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, case, exists, func, select
from sqlmodel import col

from civic.errors import Invalid, NotFound
from civic.models import Feedback, Input, Person, Project
from civic.rules.outcomes import KEPT
from civic.services import contributions, own_comments
from civic.services.own_comments import CommentLines
from civic.services.own_inputs import OwnInput, lines_of
from civic.services.views import picture_url
from civic.services.work import Work, reads
from civic.words import Act

SHOWN = 20


@dataclass(frozen=True)
class Profile:
    """What a reader may see of a person who has contributed.

    Of their ``inputs``, so many were ``answered`` and ``kept``; ``supported`` counts the thumbs up.
    Where the person hides the list, everybody else finds nothing in it, and no figure.
    """

    id: str = ""
    name: str = ""
    bio: str = ""
    lang: str = ""
    """The language of their messages, in which they most likely write of themselves."""
    picture: str = ""
    since: str = ""
    lines: list[OwnInput] = field(default_factory=list)
    inputs: int = 0
    answered: int = 0
    kept: int = 0
    supported: int = 0
    page: int = 1
    pages: int = 1
    comments: int = 0
    written: CommentLines = field(default_factory=CommentLines)
    is_mine: bool = False
    is_hidden: bool = False


@dataclass(frozen=True)
class _Figures:
    inputs: int = 0
    supported: int = 0
    kept: int = 0
    answered: int = 0


@reads
def profile(work: Work, person_id: str, page: int = 1, comments_page: int = 1) -> Profile:
    """Return the page of a person: one page of their inputs, and one of their comments.

    Raises:
        Invalid: if a page is no page.
        NotFound: if there is no such person, or they have not contributed yet.
    """
    work.require(Act.VIEW)
    person = work.session.get(Person, person_id)
    if person is None:
        raise NotFound
    if not isinstance(page, int) or page < 1:
        raise Invalid("page", "invalid.page")
    figures = _figures(work, person)
    pages = max(1, -(-figures.inputs // SHOWN))
    page = min(page, pages)
    written = own_comments.shown_of(work, person, comments_page)
    is_mine = person_id == work.actor.person_id
    if not (figures.inputs or written.total or is_mine):
        raise NotFound
    if contributions.hides_from(work, person):
        return _described(person, is_mine=False)
    return _described(
        person,
        lines=lines_of(work, _ids(work, person, page)),
        inputs=figures.inputs,
        answered=figures.answered,
        kept=figures.kept,
        supported=figures.supported,
        page=page,
        pages=pages,
        comments=written.total,
        written=written,
        is_mine=is_mine,
    )


def _described(person: Person, **more: Any) -> Profile:  # noqa: ANN401  fields of a profile
    return Profile(
        id=person.id,
        name=person.name,
        bio=person.bio,
        lang=person.language,
        picture=picture_url(person.picture_id, small=True),
        since=person.created_at.isoformat(),
        is_hidden=person.hides_contributions,
        **more,
    )


def _figures(work: Work, person: Person) -> _Figures:
    """Count a person's inputs that everybody finds, and what became of them."""
    kept = [key for key, status in work.vocabulary.statuses.items() if status.key in KEPT]
    answered = exists().where(col(Feedback.input_id) == col(Input.id))

    def number(where: Any) -> Any:  # noqa: ANN401  a condition, and how often it holds
        return func.coalesce(func.sum(case((where, 1), else_=0)), 0)

    query = _made(work, person).with_only_columns(
        func.count(),
        func.coalesce(func.sum(col(Input.up)), 0),
        number(col(Input.status_id).in_(kept)),
        number(answered),
        maintain_column_froms=True,
    )
    return _Figures(*map(int, work.session.connection().execute(query).one()))


def _ids(work: Work, person: Person, page: int) -> list[str]:
    """Return one page of a person's inputs that everybody finds, the newest first."""
    newest = _made(work, person).order_by(col(Input.created_at).desc(), col(Input.id))
    query = newest.limit(SHOWN).offset((page - 1) * SHOWN)
    return list(work.session.connection().execute(query).scalars())


def _made(work: Work, person: Person) -> Select[str]:
    return (
        select(col(Input.id))
        .join(Project, col(Project.id) == col(Input.project_id))
        .where(*contributions.inputs_of(work, person))
    )
