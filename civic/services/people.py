"""Who is in front of the screen, and what everybody may see of a person.

An account without a contribution has no page of its own: so nobody opens accounts for the sake
of the words and links in them.
"""

from dataclasses import dataclass, field, replace

from sqlmodel import col, func, select, update
from sqlmodel.sql.expression import SelectOfScalar

from civic.errors import Invalid, NotFound
from civic.models import Input, Person, Project, Visit, readable
from civic.rules import sign_in as rules
from civic.services import moderation_queue, notifications, own_comments
from civic.services.cards import cards_of
from civic.services.own_comments import CommentLines
from civic.services.standing import is_listed
from civic.services.views import Card, face_url, picture_url
from civic.services.work import Work, reads
from civic.words import Act

SHOWN = 20


@dataclass(frozen=True)
class Me:
    """What a tab knows of the person in front of it, and of the platform they are on."""

    person_id: str = ""
    name: str = ""
    picture: str = ""
    is_team: bool = False
    is_admin: bool = False
    is_previewing: bool = False
    needs_name: bool = False
    is_seen_again: bool = False
    language: str = ""
    platform: str = ""
    languages: tuple[str, ...] = ()
    contact: str = ""
    logo: str = ""
    unseen: int = 0
    to_moderate: int = 0


@dataclass(frozen=True)
class Profile:
    """What everybody may see of a person who has contributed."""

    id: str = ""
    name: str = ""
    bio: str = ""
    lang: str = ""
    """The language of their messages, in which they most likely write of themselves."""
    picture: str = ""
    since: str = ""
    cards: list[Card] = field(default_factory=list)
    inputs: int = 0
    page: int = 1
    pages: int = 1
    comments: int = 0
    written: CommentLines = field(default_factory=CommentLines)
    is_mine: bool = False


@reads
def who(work: Work) -> Me:
    """Return who calls, and the platform's name and languages; somebody unknown has no id."""
    settings = work.platform
    nobody = Me(
        language=work.reader,
        platform=settings.name,
        languages=settings.languages,
        contact=settings.contact,
        logo=picture_url(settings.logo_id),
    )
    nobody = replace(nobody, is_previewing=work.actor.is_previewing)
    if work.actor.person_id is None:
        return nobody
    picture_id, seen_at = work.session.exec(
        select(Person.picture_id, Visit.seen_at)
        .join(Visit, col(Visit.person_id) == col(Person.id))
        .where(Visit.id == work.actor.visit_id)
    ).one()
    return replace(
        nobody,
        person_id=work.actor.person_id,
        name=work.actor.name,
        picture=face_url(picture_id),
        is_team=work.actor.is_team,
        is_admin=work.actor.is_admin,
        needs_name=not work.actor.name,
        is_seen_again=work.now - seen_at > rules.SEEN_AGAIN_AFTER,
        unseen=notifications.unseen(work, work.actor.person_id),
        to_moderate=moderation_queue.waiting(work),
    )


def see_again(work: Work) -> None:
    """Note that the visit is still in use, so that it lasts."""
    work.session.execute(
        update(Visit)
        .where(col(Visit.id) == work.actor.visit_id)
        .values(seen_at=work.now, expires_at=work.now + rules.VISIT_LASTS)
    )


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
    inputs = _count_of(work, person_id)
    pages = max(1, -(-inputs // SHOWN))
    page = min(page, pages)
    written = own_comments.shown_of(work, person_id, comments_page)
    is_mine = person_id == work.actor.person_id
    if not (inputs or written.total or is_mine):
        raise NotFound
    return Profile(
        id=person.id,
        name=person.name,
        bio=person.bio,
        lang=person.language,
        picture=picture_url(person.picture_id, small=True),
        since=person.created_at.isoformat(),
        cards=cards_of(work, _inputs_of(work, person_id, page)),
        inputs=inputs,
        page=page,
        pages=pages,
        comments=written.total,
        written=written,
        is_mine=is_mine,
    )


def _count_of(work: Work, person_id: str) -> int:
    """Count a person's inputs that everybody may see."""
    return work.session.exec(
        select(func.count()).select_from(_seen(work, person_id).subquery())
    ).one()


def _inputs_of(work: Work, person_id: str, page: int) -> list[str]:
    """Return one page of a person's inputs that everybody may see, the newest first."""
    newest = _seen(work, person_id).order_by(col(Input.created_at).desc(), col(Input.id))
    return list(work.session.exec(newest.limit(SHOWN).offset((page - 1) * SHOWN)).all())


def _seen(work: Work, person_id: str) -> SelectOfScalar[str]:
    return (
        select(Input.id)
        .join(Project, col(Project.id) == col(Input.project_id))
        .where(
            Input.author_id == person_id,
            is_listed(work.now),
            readable(),
        )
    )
