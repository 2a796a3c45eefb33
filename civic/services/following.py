"""Following: what a person wants to hear of."""

from dataclasses import dataclass, field

from sqlmodel import col, select

from civic.errors import NotFound, Refused
from civic.models import Follow, Input, Project
from civic.rules.following import MAILED, left
from civic.services.silences import Choice, choices, silence
from civic.services.standing import is_out
from civic.services.work import Work, reads
from civic.words import Act, Followed, Reason, Refusal

SHOWN = 100


@dataclass(frozen=True)
class FollowedThing:
    """Something a person follows: what it is called, and where it is."""

    kind: str = ""
    id: str = ""
    text: str = ""
    lang: str = ""
    href: str = ""


@dataclass(frozen=True)
class Following:
    """All that a person follows, what they could, and the mails they get."""

    things: list[FollowedThing] = field(default_factory=list)
    tags: list[Choice] = field(default_factory=list)
    areas: list[Choice] = field(default_factory=list)
    mails: list[Choice] = field(default_factory=list)


_WORDS = (Followed.TAG, Followed.AREA)


def follow(work: Work, kind: str, subject_id: str, *, on: bool) -> None:
    """Follow a project, an input, a tag or an area, or leave it.

    Raises:
        NotFound: if there is no such thing, or the person may not see it.
        Refused: if they only look, by a preview link.
    """
    work.require(Act.MANAGE_SELF)
    if work.actor.shown:
        raise Refused(Refusal(Reason.PREVIEWING))
    project_id = _project_of(work, kind, subject_id)
    row = _row(work, work.person_id, kind, subject_id)
    if row is None:
        row = Follow(
            person_id=work.person_id,
            kind=kind,
            subject_id=subject_id,
            project_id=project_id,
            created_at=work.now,
        )
        work.session.add(row)
    row.is_on = on


def keep(work: Work, person_id: str, input_id: str, project_id: str) -> None:
    """Let whoever took part in an input follow it, unless they ever left it."""
    if _row(work, person_id, Followed.INPUT, input_id) is None:
        work.session.add(
            Follow(
                person_id=person_id,
                kind=Followed.INPUT,
                subject_id=input_id,
                project_id=project_id,
                created_at=work.now,
            )
        )


def is_followed(work: Work, kind: Followed, subject_id: str) -> bool:
    """Say whether the reader follows something."""
    if work.actor.person_id is None:
        return False
    row = _row(work, work.actor.person_id, kind, subject_id)
    return row is not None and row.is_on


@reads
def mine(work: Work) -> Following:
    """Return what the actor follows, what else they could, and which mails they get."""
    work.require(Act.MANAGE_SELF)
    rows = work.session.exec(
        select(Follow.kind, Follow.subject_id)
        .where(Follow.person_id == work.person_id, col(Follow.is_on))
        .order_by(col(Follow.created_at).desc())
    ).all()
    on = {Followed(kind): [key for one, key in rows if one == kind] for kind, _ in rows}
    words = work.vocabulary
    tags = [words.tag(key, work.reader) for key, tag in words.tags.items() if not tag.activity_id]
    areas = [words.area(key, work.reader) for key in words.areas]
    return Following(
        things=_projects(work, on.get(Followed.PROJECT, []))
        + _inputs(work, on.get(Followed.INPUT, [])),
        tags=[Choice(t.id, t.text, t.lang, t.id in on.get(Followed.TAG, [])) for t in tags],
        areas=[Choice(a.id, a.text, a.lang, a.id in on.get(Followed.AREA, [])) for a in areas],
        mails=choices(work),
    )


def want_mail(work: Work, kind: str, *, on: bool) -> None:
    """Get one kind of mail, or no longer."""
    work.require(Act.MANAGE_SELF)
    if kind not in MAILED:
        raise NotFound
    silence(work, work.person_id, kind, on=not on)


def leave_by(work: Work, token: str) -> str:
    """Leave the kind of mail that ``token`` came with, whoever is signed in; return the kind.

    Raises:
        NotFound: if the token is none of ours.
    """
    found = left(work.house.secret, token)
    if found is None:
        raise NotFound
    person_id, kind = found
    silence(work, person_id, kind, on=True)
    return kind


def _row(work: Work, person_id: str, kind: str, subject_id: str) -> Follow | None:
    query = select(Follow).where(
        Follow.person_id == person_id, Follow.kind == kind, Follow.subject_id == subject_id
    )
    return work.session.exec(query).first()


def _project_of(work: Work, kind: str, subject_id: str) -> str | None:
    """Return the project of what is to be followed, after a look whether it may be seen."""
    if kind == Followed.PROJECT:
        return work.visible(subject_id).id
    if kind == Followed.INPUT:
        row = work.session.get(Input, subject_id)
        if row is None or row.hidden_at:
            raise NotFound
        return work.visible(row.project_id).id
    words = work.vocabulary
    if kind not in _WORDS or subject_id not in (words.tags if kind == _WORDS[0] else words.areas):
        raise NotFound
    return None


def _projects(work: Work, ids: list[str]) -> list[FollowedThing]:
    query = select(Project).where(col(Project.id).in_(ids[:SHOWN]), is_out(work.now))
    found = {row.id: row for row in work.session.exec(query)}
    return [
        FollowedThing(Followed.PROJECT, key, said.text, said.lang, f"/projects/{found[key].slug}")
        for key in ids
        if key in found
        for said in [work.say(found[key].title)]
    ]


def _inputs(work: Work, ids: list[str]) -> list[FollowedThing]:
    query = (
        select(Input.id, Input.title, Input.language)
        .join(Project, col(Project.id) == col(Input.project_id))
        .where(col(Input.id).in_(ids[:SHOWN]), col(Input.hidden_at).is_(None))
        .where(is_out(work.now))
    )
    found = {key: (title, lang) for key, title, lang in work.session.exec(query)}
    return [
        FollowedThing(Followed.INPUT, key, *found[key], f"/inputs/{key}")
        for key in ids
        if key in found
    ]
