"""Ballots on paper: entered by the team in batches, mended in the open, counted with the others.

Nothing leads from a paper ballot to a person. While paper is awaited, a vote that is over is not
sealed; once all is entered, it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import col, func, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import BallotOption, Input, PaperEntry, PaperVote, Person, Vote
from civic.rules import ballots, editing, paper, phases, texts
from civic.rules.ballots import Option
from civic.services.ballot_files import Counted
from civic.services.ballots import (
    begun,
    count_of,
    district_of,
    new_receipt,
    options_of,
    priced,
    rules_of,
)
from civic.services.vote_clock import SEAL
from civic.services.vote_desk import count_paper, managed
from civic.services.work import Opened, Work, reads
from civic.words import Act, BallotKind, Reason, Refusal, Standing

BATCH_MOST = 40
LINES = 50


@dataclass(frozen=True, slots=True)
class PaperLine:
    """An entry as the team reads it: what, in which batch, by whom and when."""

    id: str
    batch: str
    ballots: int
    is_totals: bool
    said: str
    author: str
    at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """How many ballots of a batch count."""

    name: str
    ballots: int


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """What of a vote came on paper so far; ``lines`` are the latest entries, all if no more are."""

    is_on: bool = False
    is_done: bool = False
    can_enter: bool = False
    takes_totals: bool = False
    asks_district: bool = False
    ballots: int = 0
    lines: tuple[PaperLine, ...] = ()
    has_more: bool = False
    batches: tuple[Batch, ...] = ()


@reads
def desk(work: Work, activity_id: str, most: int = LINES) -> PaperDesk:
    """Return the paper ballots of a vote, for its team, with as many entries as are asked for."""
    opened, vote = managed(work, activity_id)
    rules = opened.method.ballot(opened.settings)
    if rules is None:
        raise NotFound
    row = work.session.get(PaperVote, activity_id)
    rule = opened.method.count(opened.settings)
    lines = _lines(work, activity_id, most + 1, rules.kind)
    standing = phases.opening(opened.windows, Act.VOTE, work.now).standing
    is_sealed = vote is not None and vote.sealed_at is not None
    is_done = is_sealed or (row is not None and row.done_at is not None)
    has_begun = standing in (Standing.OPEN, Standing.CLOSED)
    return PaperDesk(
        is_on=row is not None,
        is_done=is_done,
        can_enter=row is not None and has_begun and not is_done,
        takes_totals=paper.takes_totals(rules, rule),
        asks_district=rules.other_districts is not None,
        ballots=count_paper(work, activity_id),
        lines=tuple(lines[:most]),
        has_more=len(lines) > most,
        batches=_batches(work, activity_id),
    )


def expect(work: Work, activity_id: str) -> None:
    """Hold a vote on paper too: it is sealed only once all its paper is entered.

    Raises:
        Refused: if it is sealed already.
    """
    opened, _ = managed(work, activity_id)
    shared = {"read": True}
    vote = work.session.get(Vote, activity_id, with_for_update=shared, populate_existing=True)
    if vote is not None and vote.sealed_at:
        raise Refused(Refusal(Reason.VOTE_CLOSED))
    if work.session.get(PaperVote, activity_id) is None:
        work.session.add(PaperVote(activity_id=activity_id))
        _log(work, opened, "paper_expected")


def add_ballot(
    work: Work, activity_id: str, batch: object, typed: object, district: object = ""
) -> str:
    """Enter one ballot of a batch; return the entry's id.

    Raises:
        Refused: if it would not count, or nothing more is entered.
        Invalid: if these are no marks, the batch has no number, or there is no such district.
    """
    opened, vote = _open(work, activity_id)
    rules, options = rules_of(vote), options_of(work, activity_id)
    own = district_of(work, rules, district)
    try:
        marks = ballots.read(typed)
        refusal = ballots.refuse(rules, options, marks, own)
    except Invalid:
        raise Invalid("marks", "team_vote.no_ballot") from None
    refusal = refusal or ballots.lacking(rules, options, marks)
    if refusal:
        raise Refused(priced(work, refusal))
    row = PaperEntry(
        activity_id=activity_id, batch=_batch(batch), marks=dict(marks), district=own, at=work.now
    )
    return _enter(work, opened, row)


def add_totals(
    work: Work, activity_id: str, batch: object, ballots_in: object, typed: Mapping[str, object]
) -> str:
    """Enter how often each option stands on the ballots of a batch; return the entry's id.

    Raises:
        Refused: if totals are not enough to count this vote, or nothing more is entered.
        Invalid: if no such ballots can be.
    """
    opened, vote = _open(work, activity_id)
    rules = rules_of(vote)
    if not paper.takes_totals(rules, count_of(vote)):
        raise Invalid("form", "team_vote.no_totals")
    options = options_of(work, activity_id)
    if typed.keys() - options.keys():
        raise Refused(Refusal(Reason.OPTION_GONE))
    most = paper.MOST_BALLOTS
    totals = {key: editing.whole(f"total.{key}", value, most) for key, value in typed.items()}
    count = editing.whole("ballots", ballots_in, most)
    paper.refuse_totals(rules, options, totals, count)
    marks = {key: total for key, total in totals.items() if total}
    row = PaperEntry(
        activity_id=activity_id,
        batch=_batch(batch),
        marks=marks,
        ballots=count,
        is_totals=True,
        at=work.now,
    )
    return _enter(work, opened, row)


def withdraw(work: Work, activity_id: str, entry_id: str) -> None:
    """Take a wrong entry out of the count; it stays to be read, with who did so.

    Raises:
        Refused: if nothing more is entered.
    """
    opened, _ = _open(work, activity_id)
    row = work.session.get(PaperEntry, entry_id, with_for_update=True)
    if row is None or row.activity_id != activity_id:
        raise NotFound
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by_id = work.now, work.actor.person_id
        work.session.add(row)
        _log(work, opened, "paper_withdrawn", name=row.batch, count=str(row.ballots))


def finish(work: Work, activity_id: str) -> None:
    """Say that all paper is entered; a vote that is over is sealed then.

    Raises:
        Refused: if nothing is awaited any more.
    """
    opened, _ = _open(work, activity_id)
    work.session.get_one(PaperVote, activity_id).done_at = work.now
    count = count_paper(work, activity_id)
    work.later(SEAL, {"activity": activity_id}, key=f"{SEAL}:{activity_id}:paper")
    _log(work, opened, "paper_done", count=str(count))


def is_awaited(work: Work, activity_id: str) -> bool:
    """Say whether the team has still to enter paper ballots before a vote is sealed."""
    row = work.session.get(PaperVote, activity_id)
    return row is not None and row.done_at is None


def counted(work: Work, vote: Vote) -> list[Counted]:
    """Return the paper ballots of a vote, each under a receipt that is drawn now."""
    query = select(PaperEntry).where(
        PaperEntry.activity_id == vote.activity_id, col(PaperEntry.withdrawn_at).is_(None)
    )
    weights = paper.weights_of(rules_of(vote), _ever_offered(work, vote.activity_id))
    found = []
    for row in work.session.exec(query.order_by(col(PaperEntry.id))):
        spread = [row.marks]
        if row.is_totals:
            spread = paper.spread(row.marks, row.ballots, weights)
        found += [Counted(new_receipt(), marks, row.district, on_paper=True) for marks in spread]
    return found


def _ever_offered(work: Work, activity_id: str) -> dict[str, Option]:
    """Return what could be chosen at any time: totals may name what was hidden since."""
    query = select(BallotOption).where(BallotOption.activity_id == activity_id)
    return {row.input_id: Option(row.cost) for row in work.session.exec(query)}


def _open(work: Work, activity_id: str) -> tuple[Opened, Vote]:
    """Return a vote whose paper is entered now; it is not sealed until this work is kept."""
    opened, _ = managed(work, activity_id)
    row = work.session.get(PaperVote, activity_id, with_for_update=True)
    if row is None:
        raise NotFound
    work.now = max(work.now, work.house.clock(UTC))
    standing = phases.opening(opened.windows, Act.VOTE, work.now).standing
    if standing not in (Standing.OPEN, Standing.CLOSED):
        raise Refused(Refusal(Reason.ACT_NOT_OPEN))
    vote = begun(work, opened)
    if row.done_at or vote.sealed_at:
        raise Refused(Refusal(Reason.VOTE_CLOSED, date=row.done_at))
    return opened, vote


def _enter(work: Work, opened: Opened, row: PaperEntry) -> str:
    row.author_id = work.actor.person_id
    work.session.add(row)
    _log(work, opened, "paper_entered", name=row.batch, count=str(row.ballots))
    return row.id


def _batches(work: Work, activity_id: str) -> tuple[Batch, ...]:
    query = (
        select(PaperEntry.batch, func.sum(PaperEntry.ballots))
        .where(PaperEntry.activity_id == activity_id, col(PaperEntry.withdrawn_at).is_(None))
        .group_by(col(PaperEntry.batch))
        .order_by(col(PaperEntry.batch))
    )
    return tuple(Batch(name, int(ballots)) for name, ballots in work.session.exec(query))


def _lines(work: Work, activity_id: str, most: int, kind: BallotKind) -> list[PaperLine]:
    query = (
        select(PaperEntry, Person.name)
        .outerjoin(Person, col(Person.id) == col(PaperEntry.author_id))
        .where(PaperEntry.activity_id == activity_id)
        .order_by(col(PaperEntry.at).desc(), col(PaperEntry.id))
        .limit(most)
    )
    named = select(Input.id, Input.title).where(Input.activity_id == activity_id)
    titles = {key: title for key, title in work.session.exec(named)}
    return [
        PaperLine(
            row.id, row.batch, row.ballots, row.is_totals, _said(row, titles, kind), name or "",
            row.at, row.withdrawn_at,
        )
        for row, name in work.session.exec(query)
    ]  # fmt: skip


def _said(row: PaperEntry, titles: Mapping[str, str], kind: BallotKind) -> str:
    """Return what an entry says: the first rank before all others, or the highest mark."""
    named = [(titles.get(key, key), value) for key, value in row.marks.items()]
    if all(value == 1 for _, value in named) and not row.is_totals:
        return ", ".join(title for title, _ in named)
    named.sort(key=lambda one: one[1], reverse=kind is not BallotKind.RANKING)
    return ", ".join(f"{title} ({value})" for title, value in named)


def _batch(typed: object) -> str:
    return texts.line("batch", typed, most=BATCH_MOST)


def _log(work: Work, opened: Opened, what: str, **figures: str) -> None:
    title = work.say(opened.row.title).text
    work.log(what, project_id=opened.project.id, subject_id=opened.row.id, title=title, **figures)
    work.tell(f"vote:{opened.row.id}")
