"""Spreading news: who is to hear of what just happened, on the site and by mail.

An act leaves one job; the job finds who follows. Done twice, it tells nobody twice: each fact
has a key, and how often something happened is counted anew.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.models import (
    Appeal,
    Comment,
    Feedback,
    Input,
    InputTag,
    Person,
    Project,
    StatusChange,
)
from civic.rules.access import SYSTEM
from civic.rules.following import MAILED, verdict_of
from civic.rules.mentions import mentioned
from civic.rules.talking import place_of
from civic.rules.texts import beginning, excerpt, pick
from civic.services.day_counts import comments_of_day, inputs_of_day, morning, parted
from civic.services.following import keep
from civic.services.masks import writer_of
from civic.services.mentions import spoken
from civic.services.outbox import Progress
from civic.services.standing import status_of
from civic.services.telling import Told, followers, note, write
from civic.services.work import House, Work, work
from civic.words import Followed, News, ProjectStatus

EXCERPT_MOST = 280
MODERATED = (News.HIDDEN, News.APPEAL, News.READING)
"""What only an author is told, also of what nobody else sees any more."""


def spread(work: Work, kind: News, row: Input, subject_id: str = "", by: str = "") -> None:
    """Let those who follow hear of what the actor, or whoever it is ``by``, did with an input."""
    by = by or work.actor.person_id or ""
    work.later("spread", {"kind": kind, "input": row.id, "subject": subject_id, "by": by})


def _spread(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    with work(house, SYSTEM) as job:
        row = job.session.get(Input, payload["input"])
        if row is None:
            return
        project = job.session.get_one(Project, row.project_id)
        kind, by = News(payload["kind"]), payload["by"]
        _join(job, kind, row, by)
        is_draft = status_of(project, job.now) is ProjectStatus.DRAFT
        if is_draft or (not row.is_shown and kind not in MODERATED):
            return
        for told in _TELLERS[kind](job, row, payload["subject"], by):
            if told.people:
                note(job, told, row.project_id, row.id if kind is not News.INPUT else None)
                if told.kind in MAILED:
                    _mail(job, row, told)


def _join(work: Work, kind: News, row: Input, by: str) -> None:
    """Let whoever contributes or comments follow the input from now on."""
    if kind in (News.INPUT, News.COMMENT) and by:
        keep(work, by, row.id, row.project_id)
        work.session.flush()


def _of_feedback(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    there = work.session.get(Feedback, subject_id)
    people = followers(work, Followed.INPUT, [row.id]) - {by}
    return [Told(News.ANSWERED, f"answered:{subject_id}", people, subject_id)] if there else []


def _of_status(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    people = followers(work, Followed.INPUT, [row.id]) - {by}
    return [Told(News.STATUS, f"status:{subject_id}", people, subject_id)]


def _of_update(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    update = work.session.get(Comment, subject_id)
    if update is None or update.removed_at or update.hidden_at:
        return []
    people = followers(work, Followed.INPUT, [row.id]) - {by}
    return [Told(News.UPDATE, f"update:{subject_id}", people, subject_id)]


def _of_hiding(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    comment = work.session.get(Comment, subject_id)
    hidden = comment or row
    author = writer_of(work, hidden)
    people = frozenset({author} if author and hidden.hidden_at else ()) - {by}
    if comment is None:
        return [Told(News.HIDDEN, f"hidden:{row.id}:{subject_id}", people)]
    when = f"{comment.hidden_at:%Y%m%d%H%M%S}" if comment.hidden_at else ""
    return [Told(News.HIDDEN, f"hidden:{comment.id}:{when}", people, comment.id)]


def _of_appeal(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    appeal = work.session.get_one(Appeal, subject_id)
    return [Told(News.APPEAL, f"appeal:{appeal.id}", frozenset({appeal.person_id}), appeal.id)]


def _of_reading(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    """Tell an author that their words wait to be read, were published or were refused."""
    comment_id, verdict, stamp = subject_id.split(":")
    author = writer_of(work, work.session.get(Comment, comment_id) or row)
    people = frozenset({author} if author else ())
    key = f"{verdict}:{comment_id or row.id}:{stamp}"
    return [Told(News.READING, key, people, comment_id)]


def _of_comment(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    """Tell whose comment it answers, whom it mentions, and then those who follow the input."""
    comment = work.session.get(Comment, subject_id)
    if comment is None or comment.removed_at or comment.hidden_at:
        return []
    answered, named = _answered(work, comment) - {by}, _of_mention(work, row, subject_id, by)
    known = answered.union(*(each.people for each in named), {by})
    day = morning(work, comment.created_at)
    others = followers(work, Followed.INPUT, [row.id]) - known
    news = parted(others, comments_of_day(work, row.id, day))
    key = f"comment:{row.id}:{day:%Y%m%d}"
    return [
        Told(News.REPLY, f"reply:{subject_id}", answered, subject_id),
        *named,
        *(Told(News.COMMENT, key, people, subject_id, count) for people, count in news),
    ]


def _of_mention(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    """Tell those whom a comment mentions, but not whose comment it answers: they know."""
    comment = work.session.get(Comment, subject_id)
    if comment is None or comment.removed_at or comment.hidden_at:
        return []
    there = select(col(Person.id)).where(col(Person.id).in_(mentioned(comment.body)))
    people = frozenset(work.session.connection().execute(there).scalars())
    told = people - _answered(work, comment) - {by}
    return [Told(News.MENTION, f"mention:{subject_id}", told, subject_id)]


def _answered(work: Work, comment: Comment) -> frozenset[str]:
    parent = work.session.get(Comment, comment.parent_id) if comment.parent_id else None
    author = writer_of(work, parent) if parent else None
    return frozenset({author} if author else ())


def _of_input(work: Work, row: Input, subject_id: str, by: str) -> list[Told]:
    """Tell those who follow the project, the place or a subject of a new input, each once."""
    tags = work.session.connection().execute(
        select(col(InputTag.tag_id)).where(col(InputTag.input_id) == row.id)
    )
    ways = [(Followed.PROJECT, row.project_id)]
    if work.session.get_one(Project, row.project_id).is_listed:
        ways += [(Followed.AREA, row.area_id)] if row.area_id else []
        ways += [(Followed.TAG, tag) for tag in tags.scalars()]
    day, told, known = morning(work, row.created_at), list[Told](), frozenset({by})
    for kind, followed in ways:
        people = followers(work, kind, [followed]) - known
        known |= people
        key = f"{kind}:{followed}:{day:%Y%m%d}"
        for group, count in parted(people, inputs_of_day(work, kind, followed, day)):
            told.append(Told(News.INPUT, key, group, followed, count))
    return told


_TELLERS = {
    News.ANSWERED: _of_feedback,
    News.STATUS: _of_status,
    News.UPDATE: _of_update,
    News.HIDDEN: _of_hiding,
    News.READING: _of_reading,
    News.APPEAL: _of_appeal,
    News.COMMENT: _of_comment,
    News.MENTION: _of_mention,
    News.INPUT: _of_input,
}


def _mail(work: Work, row: Input, told: Told) -> None:
    write(
        work, told, _texts_of(work, told), _link(work, row, told),
        lambda language: _figures(work, row, told, language),
    )  # fmt: skip


def _texts_of(work: Work, told: Told) -> str:
    """Return the name of the texts that say it, where one kind of news is said in several ways."""
    if told.kind is News.HIDDEN and told.subject_id:
        return "hidden_comment"
    if told.kind is News.READING:
        return verdict_of(told.key, told.subject_id)
    if told.kind is News.APPEAL:
        is_reversed = work.session.get_one(Appeal, told.subject_id).is_reversed
        return "appeal_reversed" if is_reversed else "appeal_upheld"
    return told.kind


def _link(work: Work, row: Input, told: Told) -> str:
    comment_id: str | None = None
    if told.kind in (News.REPLY, News.MENTION, News.HIDDEN, News.READING, News.UPDATE):
        comment_id = told.subject_id
    elif told.kind is News.APPEAL:
        comment_id = work.session.get_one(Appeal, told.subject_id).comment_id
    return place_of(row.id, comment_id)


def _figures(work: Work, row: Input, told: Told, language: str) -> Mapping[str, str]:
    """Return what the texts of a mail name: the input, who spoke, and what they said."""
    match told.kind:
        case News.ANSWERED:
            feedback = work.session.get_one(Feedback, told.subject_id)
            said = {"who": feedback.signature, "words": excerpt(feedback.body, EXCERPT_MOST)}
        case News.STATUS:
            change = work.session.get_one(StatusChange, told.subject_id)
            status = work.vocabulary.statuses.get(change.status_id)
            name = pick(status.name, language, work.platform.default_language) if status else None
            said = {"status": name.text if name else "", "words": change.note}
        case News.REPLY | News.MENTION | News.UPDATE:
            comment = work.session.get_one(Comment, told.subject_id)
            author = work.session.get(Person, comment.author_id) if comment.author_id else None
            said = {
                "who": author.name if author else comment.author_name,
                "words": beginning(spoken(work, comment.body), EXCERPT_MOST),
            }
        case News.APPEAL:
            said = {"words": work.session.get_one(Appeal, told.subject_id).answer}
        case _:
            hidden = work.session.get(Comment, told.subject_id) or row
            said = {"words": hidden.hidden_because}
    return {"title": row.title, **said}


JOBS = {"spread": _spread}
