"""A last chance: whoever began a ballot that does not count yet hears of it a day before the end.

Once, on the site and by mail, and never anything of what they chose. That somebody was told is
forgotten when the vote is sealed.
"""

from datetime import datetime
from typing import Any

from sqlmodel import col, delete, select

from civic.i18n.dates import date_in
from civic.models import Ballot, Job, Notification, Vote
from civic.rules import ballots as rules
from civic.rules import phases
from civic.rules.access import SYSTEM
from civic.rules.texts import pick
from civic.services import register
from civic.services.ballots import options_of, rules_of
from civic.services.outbox import Progress
from civic.services.standing import status_of
from civic.services.telling import Told, note, write
from civic.services.vote_clock import LAST_CHANCE, LAST_CHANCE_BEFORE
from civic.services.work import House, Opened, Work, perform
from civic.words import Act, News, ProjectStatus, Standing

AT_ONCE = 500
"""So many are told in one transaction."""


def tell_of(work: Work, activity_id: str, after: str = "") -> None:
    """Tell those whose ballot does not count, once the vote is over for good within a day.

    Where they are many, a part at a time: those ``after`` whom the part before ended.
    """
    work.require(Act.MANAGE_PLATFORM)
    vote = work.session.get(Vote, activity_id)
    if vote is None or vote.ended_at or vote.sealed_at:
        return
    opened = work.visit(activity_id)
    end = _end_at_hand(work, opened)
    if end is None or status_of(opened.project, work.now) is ProjectStatus.DRAFT:
        return
    people = sorted(register.owners(work, vote, _not_counting(work, vote)))
    left = [one for one in people if one > after]
    if len(left) > AT_ONCE:
        last = left[AT_ONCE - 1]
        key = f"{_key(activity_id)}:{end:%Y%m%d%H%M%S}:{last}"
        work.later(LAST_CHANCE, {"activity": activity_id, "after": last}, key=key)
    if left:
        _tell_people(work, opened, frozenset(left[:AT_ONCE]), end)


def forget(work: Work, activity_id: str) -> None:
    """Forget who was told: that somebody's ballot did not count is nobody's business any more."""
    work.require(Act.MANAGE_PLATFORM)
    notes = col(Notification.kind) == News.LAST_CHANCE, col(Notification.subject_id) == activity_id
    work.session.execute(delete(Notification).where(*notes))
    for name, key in (
        ("mail", f"mail:%:{_key(activity_id)}"),
        (LAST_CHANCE, f"{_key(activity_id)}:%"),
    ):
        work.session.execute(delete(Job).where(col(Job.name) == name, col(Job.key).like(key)))


def _end_at_hand(work: Work, opened: Opened) -> datetime | None:
    """Return when an open vote ends, if that is within a day and it does not go on later."""
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    end = opening.date if opening.standing is Standing.OPEN else None
    if end is None or end - work.now > LAST_CHANCE_BEFORE:
        return None
    goes_on = phases.opening(opened.windows, Act.VOTE, end).standing in phases.GOES_ON
    return None if goes_on else end


def _not_counting(work: Work, vote: Vote) -> frozenset[str]:
    """Return the keys of the ballots that would not count as they are now."""
    held, options = rules_of(vote), options_of(work, vote.activity_id)
    query = select(Ballot.key, Ballot.marks).where(Ballot.activity_id == vote.activity_id)
    return frozenset(
        key
        for key, marks in work.session.exec(query)
        if rules.lacking(held, options, rules.without_gone(held, options, marks))
    )


def _tell_people(work: Work, opened: Opened, people: frozenset[str], end: datetime) -> None:
    activity, project = opened.row, opened.project
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
    perform(house, SYSTEM, tell_of, payload["activity"], payload.get("after", ""))


JOBS = {LAST_CHANCE: _tell}
