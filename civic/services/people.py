"""Who is in front of the screen."""

from dataclasses import dataclass, replace

from sqlmodel import col, select, update

from civic.models import Person, Visit
from civic.rules import sign_in as rules
from civic.services import moderation_queue, notifications
from civic.services.views import face_url, picture_url
from civic.services.work import Work, reads


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
