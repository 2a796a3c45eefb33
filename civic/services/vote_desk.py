"""A vote in the hands of its team: how many take part, and its end, moved in public.

Nobody of the team sees what is chosen before the vote is sealed.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlmodel import case, col, func, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Ballot, Opening, PaperEntry, Phase, Vote, Voter
from civic.rules import editing, phases, texts
from civic.services import turnout_counts
from civic.services.ballots import begun
from civic.services.openings import activity_of
from civic.services.turnout_counts import WhoTakesPart
from civic.services.vote_clock import SEAL, expect_end
from civic.services.work import Opened, Work, reads
from civic.words import Act, Reason, Refusal, Standing

BECAUSE_MOST = 400
LATEST = 48
"""How many hours the page of the team tells apart; days go back to the first."""


@dataclass(frozen=True)
class Span:
    """How many were entered into the register in an hour or on a day, of the fullest ``share`` %.

    ``at`` is when it begins.
    """

    at: datetime
    people: int
    share: int = 100


@dataclass(frozen=True)
class Turnout:
    """How many take part in a vote, open until, from or closed since ``date``; never their choices.

    ``people`` are those who vote here, ``counting`` whose ballot counts, ``paper`` the ballots
    that came on paper, ``everybody`` both together; ``hours`` are the latest ones in which the
    register grew, which it does by a crowd at a time. ``who`` they are is told in steps, so that
    nobody is singled out.
    """

    standing: str = ""
    date: datetime | None = None
    people: int = 0
    counting: int = 0
    paper: int = 0
    everybody: int = 0
    hours: tuple[Span, ...] = ()
    days: tuple[Span, ...] = ()
    who: WhoTakesPart | None = None


@reads
def turnout(work: Work, activity_id: str) -> Turnout:
    """Return how many take part in a vote, hour by hour and day by day.

    Raises:
        NotFound: if there is no vote here.
    """
    opened, vote = managed(work, activity_id)
    hours, paper = _hours(work, activity_id), count_paper(work, activity_id)
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    is_sealed = vote is not None and vote.sealed_at is not None
    people, counting = _ballots(work, activity_id)
    if vote is not None and is_sealed:
        people, counting = sum(hours.values()), max(0, vote.ballots - paper)
    return Turnout(
        standing="sealed" if is_sealed else opening.standing or "",
        date=opening.date,
        people=people,
        counting=counting,
        paper=paper,
        everybody=people + paper,
        hours=_spans(hours)[-LATEST:],
        days=_spans(_days(hours, ZoneInfo(work.platform.timezone))),
        who=turnout_counts.latest(work, activity_id),
    )


def _hours(work: Work, activity_id: str) -> dict[datetime, int]:
    """Return how many were entered into the register in each hour."""
    query = select(Voter.hour, func.count()).where(Voter.activity_id == activity_id)
    return dict(work.session.exec(query.group_by(col(Voter.hour))).all())


def _ballots(work: Work, activity_id: str) -> tuple[int, int]:
    """Return how many ballots are kept while a vote is not sealed, and how many of them count."""
    counting = func.coalesce(func.sum(case((col(Ballot.counts).is_(True), 1), else_=0)), 0)
    query = select(func.count(), counting).where(Ballot.activity_id == activity_id)
    kept, counts = work.session.exec(query).one()
    return int(kept), int(counts)


def _days(hours: Mapping[datetime, int], zone: ZoneInfo) -> Counter[datetime]:
    """Return how many were entered on each day, as the clocks of the platform say it."""
    days: Counter[datetime] = Counter()
    for at, people in hours.items():
        here = at.astimezone(zone)
        days[here.replace(hour=0, minute=0)] += people
    return days


def _spans(begun: Mapping[datetime, int]) -> tuple[Span, ...]:
    most = max(begun.values(), default=0)
    return tuple(Span(at, people, 100 * people // most) for at, people in sorted(begun.items()))


def end_now(work: Work, activity_id: str, because: object) -> None:
    """Close an open vote at once, with a reason that everybody reads; it is sealed after that.

    Raises:
        Refused: if it is not open.
        Invalid: if no reason is given.
    """
    opened, vote = _open(work, activity_id)
    reason = texts.paragraphs("because", because, most=BECAUSE_MOST)
    vote = vote or begun(work, opened)
    vote.ended_at = work.now
    work.later(SEAL, {"activity": activity_id}, key=f"{SEAL}:{activity_id}:ended")
    work.log("vote_ended", project_id=opened.project.id, subject_id=activity_id,
             title=_title(work, opened), name=reason)  # fmt: skip
    _tell(work, opened)


def move_end(work: Work, activity_id: str, at: datetime, because: object) -> None:
    """Move the end of an open vote to a later moment, with a reason that everybody reads.

    Other votes that end with the same phase go on too, and say so.

    Raises:
        Refused: if it is not open.
        Invalid: if no reason is given, or the moment is not later than the end was.
    """
    _open(work, activity_id)
    reason = texts.paragraphs("because", because, most=BECAUSE_MOST)
    phase = _last_phase(work, activity_id)
    if phase is None:
        raise NotFound
    if key := phases.refuse_longer(phase.ends_at, at):
        raise Invalid("ends_at", key)
    phase.ends_at, phase.period = at.astimezone(UTC), {}
    work.session.flush()
    for key in sorted({activity_id, *_voting_in(work, phase)}):
        _note_move(work, key, at, reason)


def _voting_in(work: Work, phase: Phase) -> list[str]:
    """Return the activities whose votes go on with a phase."""
    query = (
        select(Opening.activity_id, Opening.acts)
        .outerjoin(Vote, col(Vote.activity_id) == col(Opening.activity_id))
        .where(Opening.phase_id == phase.id)
        .where(col(Vote.ended_at).is_(None), col(Vote.sealed_at).is_(None))
    )
    return [key for key, acts in work.session.exec(query) if Act.VOTE.value in acts]


def _note_move(work: Work, activity_id: str, at: datetime, because: str) -> None:
    """Say in public that the end of a vote moved to a moment, as the clocks of the platform say."""
    opened = work.visit(activity_id)
    expect_end(work, opened)
    date = editing.local(at, work.platform.timezone).replace("T", " ")
    work.log("vote_moved", project_id=opened.project.id, subject_id=activity_id,
             title=_title(work, opened), name=because, date=date)  # fmt: skip
    _tell(work, opened)


def managed(work: Work, activity_id: str) -> tuple[Opened, Vote | None]:
    """Load an activity in which people vote, in order to work on it with the team, or refuse."""
    found = activity_of(work.session, activity_id)
    if found is None:
        raise NotFound
    work.manage(found.project.id)
    opened = work.visit(activity_id)
    if opened.method.ballot(opened.settings) is None:
        raise NotFound
    return opened, work.session.get(Vote, activity_id)


def _open(work: Work, activity_id: str) -> tuple[Opened, Vote | None]:
    """Return a vote that is open, and keep it from being sealed until this work is kept.

    There is none yet before the first ballot.
    """
    opened, _ = managed(work, activity_id)
    vote = work.session.get(Vote, activity_id, with_for_update=True, populate_existing=True)
    work.now = max(work.now, work.house.clock(UTC))
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    if opening.standing is Standing.UPCOMING:
        raise Refused(Refusal(Reason.ACT_NOT_OPEN))
    is_over = vote is not None and (vote.ended_at or vote.sealed_at)
    if is_over or opening.standing is not Standing.OPEN:
        raise Refused(Refusal(Reason.VOTE_CLOSED))
    return opened, vote


def _last_phase(work: Work, activity_id: str) -> Phase | None:
    """Return the phase with which the vote ends."""
    query = (
        select(Phase, Opening.acts)
        .join(Opening, col(Opening.phase_id) == col(Phase.id))
        .where(Opening.activity_id == activity_id)
        .order_by(col(Phase.ends_at).desc())
    )
    rows = work.session.exec(query).all()
    return next((phase for phase, acts in rows if Act.VOTE.value in acts), None)


def _title(work: Work, opened: Opened) -> str:
    return work.say(opened.row.title).text


def _tell(work: Work, opened: Opened) -> None:
    work.tell(f"vote:{opened.row.id}")
    work.tell(f"voting:{opened.row.id}")
    work.tell(f"project:{opened.project.id}")


def count_paper(work: Work, activity_id: str) -> int:
    """Return how many ballots came on paper; the caller has asked for leave."""
    query = select(func.coalesce(func.sum(PaperEntry.ballots), 0)).where(
        PaperEntry.activity_id == activity_id, col(PaperEntry.withdrawn_at).is_(None)
    )
    return int(work.session.exec(query).one())
