"""The result of a vote: the team's alone until it is published, for good; put right by a note."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from civic.errors import NotFound, Refused
from civic.models import (
    Activity,
    BallotOption,
    Project,
    ResultNote,
    Voter,
    VoteResult,
)
from civic.rules import texts
from civic.rules.access import SYSTEM
from civic.rules.texts import pick
from civic.services.outbox import Progress
from civic.services.standing import status_of
from civic.services.telling import Told, followers, note, write
from civic.services.work import House, Opened, Work, perform, reads
from civic.words import Act, Followed, News, ProjectStatus, Reason, Refusal, Role

TELL = "tell_results"
NOTE_MOST = 4000
AT_ONCE = 500
"""How many people are told in one go, so that others can write in between."""


@dataclass(frozen=True)
class NoteView:
    """What the team said about a result after it was published."""

    body: str = ""
    lang: str = ""
    at: datetime | None = None


def publish(work: Work, activity_id: str) -> None:
    """Let everybody read the result of a vote; nothing takes it back.

    Raises:
        Refused: if it is not counted yet, or published already.
    """
    opened, row = _managed(work, activity_id)
    if row is None:
        raise Refused(Refusal(Reason.NOT_READY))
    if row.published_at:
        raise Refused(Refusal(Reason.ALREADY_DECIDED, date=row.published_at))
    row.published_at = work.now
    work.session.add(row)
    project = opened.project.id
    title = work.say(opened.row.title).text
    work.log("results_published", project_id=project, subject_id=activity_id, title=title)
    work.later(TELL, {"activity": activity_id}, key=f"{TELL}:{activity_id}")
    for topic in ("vote", "voting", "activity"):
        work.tell(f"{topic}:{activity_id}")
    work.tell(f"project:{project}")


def correct(work: Work, activity_id: str, typed: object) -> str:
    """Say something about a published result, above it and for good; return the note's id.

    Raises:
        Refused: if no result is published.
        Invalid: if there are no words, or too many.
    """
    opened, row = _managed(work, activity_id)
    if row is None or row.published_at is None:
        raise Refused(Refusal(Reason.NOT_READY))
    body = texts.paragraphs("note", typed, most=NOTE_MOST)
    said = ResultNote(activity_id=activity_id, body=body, language=work.reader, at=work.now)
    work.session.add(said)
    work.session.flush()
    title = work.say(opened.row.title).text
    figures = {"title": title, "note": said.id}
    work.log("result_corrected", project_id=opened.project.id, subject_id=activity_id, **figures)
    for topic in ("vote", "voting"):
        work.tell(f"{topic}:{activity_id}")
    return said.id


def result_of(work: Work, opened: Opened) -> VoteResult | None:
    """Return the result of an activity that the reader has been let into, if they may read it."""
    row = work.session.get(VoteResult, opened.row.id)
    is_team = work.actor.role_in(opened.project.id) is not Role.CITIZEN
    is_team = is_team and not work.actor.is_previewing
    return row if row and (row.published_at or is_team) else None


def address_of(work: Work, opened: Opened) -> str:
    """Return the address of the published result of an activity; nothing while there is none."""
    row = work.session.get(VoteResult, opened.row.id)
    base = f"/projects/{opened.project.slug}/{opened.row.slug}"
    return f"{base}/results" if row and row.published_at else ""


def read(work: Work, row: VoteResult) -> dict[str, Any]:
    """Return a result as its document says it."""
    found: dict[str, Any] = work.recall(("result", row.digest), lambda: json.loads(row.document))
    return found


@dataclass(frozen=True)
class Won:
    """A project that a result funds: as which one in its envelope, and for how much."""

    place: int
    cost: int
    currency: str


def winners_in(found: Mapping[str, Any]) -> dict[str, Won]:
    """Return what the rule of the vote funds, by the ids of the inputs."""
    return {
        key: Won(place, costs[key], district["currency"])
        for district in found.get("districts", ())
        for costs in [{one["id"]: one["cost"] for one in district["projects"]}]
        for place, key in enumerate(district["counts"][0]["winners"], start=1)
    }


@reads
def document(work: Work, activity_id: str) -> bytes:
    """Return the result of a vote as one JSON document.

    Raises:
        NotFound: if there is none, or not for this reader.
    """
    row = result_of(work, work.visit(activity_id))
    if row is None:
        raise NotFound
    return row.document.encode()


def notes_of(work: Work, activity_id: str) -> list[NoteView]:
    """Return what was said about a result, the latest first; the caller has asked for leave."""
    query = select(ResultNote).where(ResultNote.activity_id == activity_id)
    rows = work.session.exec(query.order_by(col(ResultNote.at).desc(), col(ResultNote.id)))
    return [NoteView(row.body, row.language, row.at) for row in rows]


def tell_of(work: Work, activity_id: str, after: str = "") -> None:
    """Tell those who voted, and those who follow the project or what was voted on.

    They are told by their ids, so many at once; ``after`` is the last that was told before.
    """
    work.require(Act.MANAGE_PLATFORM)
    activity = work.session.get(Activity, activity_id)
    if activity is None:
        return
    project = work.session.get_one(Project, activity.project_id)
    if status_of(project, work.now) is ProjectStatus.DRAFT:
        return
    left = sorted(one for one in _people(work, activity, project) if one > after)
    if not left:
        return
    some = left[:AT_ONCE]
    if len(left) > AT_ONCE:
        payload = {"activity": activity_id, "after": some[-1]}
        work.later(TELL, payload, key=f"{TELL}:{activity_id}:{some[-1]}")
    told = Told(News.RESULTS, f"results:{activity_id}", frozenset(some), activity_id)
    note(work, told, project.id)
    usual = work.platform.default_language

    def figures(language: str) -> dict[str, str]:
        return {
            "title": pick(activity.title, language, usual).text,
            "project": pick(project.title, language, usual).text,
        }

    link = f"/projects/{project.slug}/{activity.slug}/results"
    write(work, told, News.RESULTS, link, figures)


def _managed(work: Work, activity_id: str) -> tuple[Opened, VoteResult | None]:
    opened = work.visit(activity_id)
    work.manage(opened.project.id)
    row = work.session.get(VoteResult, activity_id, with_for_update=True, populate_existing=True)
    return opened, row


def _people(work: Work, activity: Activity, project: Project) -> frozenset[str]:
    options = work.session.exec(
        select(BallotOption.input_id).where(BallotOption.activity_id == activity.id)
    ).all()
    voted = work.session.exec(select(Voter.person_id).where(Voter.activity_id == activity.id)).all()
    return (
        followers(work, Followed.PROJECT, [project.id])
        | followers(work, Followed.INPUT, options)
        | frozenset(person for person in voted if person)
    )


def _tell(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    perform(house, SYSTEM, tell_of, payload["activity"], payload.get("after", ""))


JOBS = {TELL: _tell}
