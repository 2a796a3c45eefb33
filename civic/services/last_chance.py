"""A last chance: whoever began a ballot that does not count yet hears of it a day before the end.

Once, on the site and by mail, and never anything of what they chose. That somebody was told is
forgotten when the vote is sealed.
"""

from typing import Any

from sqlmodel import col, delete, select

from civic.i18n.dates import date_in
from civic.models import Ballot, Job, Notification, Vote
from civic.rules import ballots as rules
from civic.rules import phases
from civic.rules.access import SYSTEM
from civic.rules.texts import pick
from civic.services import register
from civic.services.ballots import LAST_CHANCE, LAST_CHANCE_BEFORE, options_of, rules_of
from civic.services.outbox import Progress
from civic.services.standing import status_of
from civic.services.telling import Told, note, write
from civic.services.work import House, Opened, Work, perform
from civic.words import Act, News, ProjectStatus, Standing


def tell_of(work: Work, activity_id: str) -> None:
    """Tell those whose ballot does not count, once the vote is over within a day."""
    work.require(Act.MANAGE_PLATFORM)
    vote = work.session.get(Vote, activity_id)
    if vote is None or vote.ended_at or vote.sealed_at:
        return
    opened = work.visit(activity_id)
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    is_draft = status_of(opened.project, work.now) is ProjectStatus.DRAFT
    if is_draft or opening.standing is not Standing.OPEN or opening.date is None:
        return
    if opening.date - work.now > LAST_CHANCE_BEFORE:
        return
    people = frozenset(register.owners(work, vote, _not_counting(work, vote)))
    if people:
        _tell_people(work, opened, people)


def forget(work: Work, activity_id: str) -> None:
    """Forget who was told: that somebody's ballot did not count is nobody's business any more."""
    work.require(Act.MANAGE_PLATFORM)
    notes = col(Notification.kind) == News.LAST_CHANCE, col(Notification.subject_id) == activity_id
    work.session.execute(delete(Notification).where(*notes))
    mails = col(Job.key).like(f"mail:%:{_key(activity_id)}")
    work.session.execute(delete(Job).where(Job.name == "mail", mails))


def _not_counting(work: Work, vote: Vote) -> frozenset[str]:
    """Return the keys of the ballots that would not count as they are now."""
    held, options = rules_of(vote), options_of(work, vote.activity_id)
    query = select(Ballot.key, Ballot.marks).where(Ballot.activity_id == vote.activity_id)
    return frozenset(
        key
        for key, marks in work.session.exec(query)
        if rules.lacking(held, options, rules.without_gone(held, options, marks))
    )


def _tell_people(work: Work, opened: Opened, people: frozenset[str]) -> None:
    activity, project = opened.row, opened.project
    end = phases.opening(opened.windows, Act.VOTE, work.now).date or work.now
    told = Told(News.LAST_CHANCE, _key(activity.id), people, activity.id)
    note(work, told, project.id)
    usual, zone = work.platform.default_language, work.platform.timezone

    def figures(language: str) -> dict[str, str]:
        return {
            "title": pick(activity.title, language, usual).text,
            "project": pick(project.title, language, usual).text,
            "date": date_in(end, language, zone, "time"),
        }

    link = f"/projects/{project.slug}/{activity.slug}/vote"
    write(work, told, News.LAST_CHANCE, link, figures)


def _key(activity_id: str) -> str:
    return f"{LAST_CHANCE}:{activity_id}"


def _tell(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    perform(house, SYSTEM, tell_of, payload["activity"])


JOBS = {LAST_CHANCE: _tell}
