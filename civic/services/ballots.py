"""A person's ballot: kept at each change, counted as soon as it may be, changed until closing.

Whether the vote is open, what an option costs and whether it can be chosen are asked again once
the vote is locked, so that neither the last second nor the last euro can be raced for.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import col, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Activity, Ballot, BallotOption, Input, Vote
from civic.rules import ballots, money
from civic.rules.ballots import BallotRules, Option, Verdict
from civic.services.aspects import chunks
from civic.services.demographics import home_in, refuse_voter
from civic.services.views import OPEN, Permit, permit
from civic.services.vote_clock import expect_end, expect_register
from civic.services.work import Opened, Work, reads
from civic.tally.rule import Rule, from_dict
from civic.words import Act, BallotKind, Reason, Refusal

ABOUT_MONEY = frozenset({Reason.OVER_ENVELOPE, Reason.TOO_LITTLE_CHOSEN})
SO_FAR, SO_FAR_AFTER = "count_so_far", timedelta(hours=1)
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, GROUP = 4, 4


@dataclass(frozen=True)
class BallotView:
    """A person's ballot as it is kept, whether it counts, and if not why.

    ``receipt`` finds it in the file that is published once the vote is sealed; after that, nobody
    can say whose a ballot is, and ``is_sealed`` says so.
    """

    marks: Mapping[str, int] = field(default_factory=dict)
    district: str = ""
    revision: int = 0
    counts: bool = False
    lacking: Permit = OPEN
    spent: int = 0
    receipt: str = ""
    is_sealed: bool = False


def cast(
    work: Work, activity_id: str, typed: object, district: object = "", seen: object = 0
) -> BallotView:
    """Keep the actor's ballot as it now is; ``seen`` is the revision that they had before them.

    Raises:
        Refused: if the vote is not open or not for the actor, the ballot can never be kept, or
            they changed it elsewhere meanwhile.
        Invalid: if these are no marks.
    """
    marks = ballots.read(typed)
    work.pace("vote")
    opened = work.visit(activity_id)
    vote = begun(work, opened)
    work.now = max(work.now, work.house.clock(UTC))
    if vote.sealed_at or vote.ended_at:
        raise Refused(Refusal(Reason.VOTE_CLOSED, date=vote.ended_at))
    work.enter(activity_id, Act.VOTE)
    rules, options = rules_of(vote), options_of(work, activity_id)
    if refusal := refuse_voter(work, rules):
        raise Refused(refusal)
    row = _own(work, vote, lock=True) or _new(work, vote)
    here = home_in(work, rules) or district_of(work, rules, district, row.district)
    if refusal := ballots.refuse(rules, options, marks, here):
        raise Refused(priced(work, refusal))
    if row.revision != seen:
        raise Refused(Refusal(Reason.BALLOT_CHANGED))
    row.marks, row.district, row.revision = marks, here, row.revision + 1
    row.counts = ballots.lacking(rules, options, marks) is None
    work.session.add(row)
    work.session.flush()
    work.tell(f"vote:{activity_id}")
    return _view(work, rules, options, row)


@reads
def mine(work: Work, activity_id: str) -> BallotView:
    """Return the actor's own ballot, an empty one if they have none.

    Raises:
        NotFound: if there is no vote here.
    """
    opened = work.visit(activity_id)
    planned = opened.method.ballot(opened.settings)
    if planned is None:
        raise NotFound
    vote = work.session.get(Vote, activity_id)
    if vote is not None and vote.sealed_at:
        return BallotView(is_sealed=True)
    rules = planned if vote is None else rules_of(vote)
    row = _own(work, vote) if vote is not None and work.actor.person_id else None
    empty = Ballot(key="", activity_id=activity_id, receipt="")
    return _view(work, rules, options_of(work, activity_id), row or empty)


def options_of(work: Work, activity_id: str) -> dict[str, Option]:
    """Return what can be chosen in a vote now, by the id of its input."""
    query = (
        select(BallotOption.input_id, BallotOption.cost, BallotOption.area_id)
        .join(Input, col(Input.id) == col(BallotOption.input_id))
        .where(BallotOption.activity_id == activity_id, offered())
        .order_by(col(BallotOption.position), col(BallotOption.input_id))
    )
    return {key: Option(cost, area or "") for key, cost, area in work.session.exec(query).all()}


def offered() -> ColumnElement[bool]:
    """Return the condition under which an option can be chosen."""
    return and_(col(BallotOption.verdict) == Verdict.OFFERED, col(Input.is_shown).is_(True))


def hold(work: Work, activities: Iterable[str]) -> list[str]:
    """Let no vote begin in these activities until this work is kept; return their ids."""
    ids = sorted(activities)
    held = select(Activity.id).where(col(Activity.id).in_(ids)).order_by(col(Activity.id))
    work.session.exec(held.with_for_update()).all()
    return ids


def refuse_begun(work: Work, activities: Iterable[str]) -> None:
    """Refuse what can't be changed once people have voted, until this work is kept.

    Raises:
        Refused: if a vote has begun in one of these activities.
    """
    ids = hold(work, activities)
    if work.session.exec(select(Vote.activity_id).where(col(Vote.activity_id).in_(ids))).first():
        raise Refused(Refusal(Reason.VOTE_BEGUN))


def refuse_voted(work: Work, input_id: str) -> Refusal | None:
    """Say that what people vote on already stays as it is; nothing for anything else."""
    query = select(Vote.activity_id).join(
        BallotOption, col(BallotOption.activity_id) == col(Vote.activity_id)
    )
    query = query.where(BallotOption.input_id == input_id, BallotOption.verdict == Verdict.OFFERED)
    return Refusal(Reason.VOTE_BEGUN) if work.session.exec(query).first() else None


def refuse_offered(work: Work, ids: Sequence[str]) -> None:
    """Refuse to take away, or to bring back, what people vote on, until this work is kept.

    Raises:
        Refused: if a vote has begun in which one of these inputs can be chosen.
    """
    query = select(BallotOption.activity_id).where(BallotOption.verdict == Verdict.OFFERED)
    activities: set[str] = set()
    for some in chunks(ids):
        activities |= set(work.session.exec(query.where(col(BallotOption.input_id).in_(some))))
    if activities:
        refuse_begun(work, activities)


def rules_of(vote: Vote) -> BallotRules:
    """Return the rules of a ballot as they were kept with its vote."""
    kept = vote.rules["ballot"]
    areas = tuple(kept.get("home_areas", ()))
    return replace(BallotRules(**kept), kind=BallotKind(kept["kind"]), home_areas=areas)


def count_of(vote: Vote) -> Rule:
    """Return the rule of the count as it was kept with its vote."""
    return from_dict(vote.rules["count"])


def kept_rules(opened: Opened, rules: BallotRules) -> dict[str, Any]:
    """Return the rules of ballot and count as they are kept with a vote."""
    count = opened.method.count(opened.settings)
    return {"ballot": _kept(rules), "count": count.as_dict()}


def _kept(rules: BallotRules) -> dict[str, Any]:
    named = {part.name: getattr(rules, part.name) for part in fields(rules)}
    return {**named, "envelopes": dict(rules.envelopes)}


def key_of(work: Work, vote: Vote, person_id: str = "") -> str:
    """Return the key of a person's ballot, the actor's if none is named.

    It leads from a person to their ballot, and never back.
    """
    said = f"ballot|{vote.pepper}|{vote.activity_id}|{person_id or work.person_id}".encode()
    return hmac.digest(work.house.secret, said, hashlib.sha256).hex()


def begun(work: Work, opened: Opened) -> Vote:
    """Return the vote, begun if it was not; nobody seals it until this work is kept.

    It begins under the lock of its activity, so that no option changes in that moment,
    and with the settings that it has under that lock.
    """
    if found := _begun_already(work, opened):
        return found
    # Of all that leans on an activity, ballots among it, nothing waits for this lock.
    work.session.refresh(opened.row, with_for_update={"key_share": True})
    if found := _begun_already(work, opened):  # by who had that lock before
        return found
    opened = work.visit(opened.row.id)
    rules = opened.method.ballot(opened.settings)
    if rules is None:
        raise NotFound
    vote = Vote(
        activity_id=opened.row.id,
        rules=kept_rules(opened, rules),
        pepper=secrets.token_hex(32),
        began_at=work.now,
    )
    work.session.add(vote)
    work.session.flush()
    expect_end(work, opened)
    expect_register(work, opened.row.id)
    if rules.shows_count:
        work.later(SO_FAR, {"activity": opened.row.id}, at=work.now + SO_FAR_AFTER)
    return vote


def _begun_already(work: Work, opened: Opened) -> Vote | None:
    """Return the vote if it has begun; nobody seals it until this work is kept."""
    shared = {"read": True}
    return work.session.get(Vote, opened.row.id, with_for_update=shared, populate_existing=True)


def _own(work: Work, vote: Vote, *, lock: bool = False) -> Ballot | None:
    return work.session.get(Ballot, key_of(work, vote), with_for_update=lock)


def _new(work: Work, vote: Vote) -> Ballot:
    return Ballot(key=key_of(work, vote), activity_id=vote.activity_id, receipt=new_receipt())


def new_receipt() -> str:
    """Return a code that nobody can guess and everybody can write down."""
    drawn = ["".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS)]
    return "-".join(drawn)


def district_of(work: Work, rules: BallotRules, typed: object, kept: str = "") -> str:
    """Return the district that a person says is theirs, where the vote asks for it.

    Raises:
        Invalid: if the platform has no such district, and their ballot does not name it already.
    """
    if rules.other_districts is None or not typed:
        return ""
    if not isinstance(typed, str) or typed not in {kept, *work.vocabulary.areas}:
        raise Invalid("district", "invalid.district")
    return typed


def priced(work: Work, refusal: Refusal) -> Refusal:
    """Return a refusal about money with its sums as the reader's language writes them."""
    if refusal.reason not in ABOUT_MONEY:
        return refusal
    currency, language = work.platform.currency, work.reader
    sums = {name: value for name, value in refusal.figures if name != "district"}
    said = [(name, money.said(int(value), currency, language)) for name, value in sums.items()]
    return replace(refusal, figures=(*said,))


def _view(work: Work, rules: BallotRules, options: Mapping[str, Option], row: Ballot) -> BallotView:
    marks = ballots.without_gone(rules, options, row.marks)
    refusal = ballots.lacking(rules, options, marks)
    return BallotView(
        marks=marks,
        district=row.district,
        revision=row.revision,
        counts=row.counts and refusal is None,
        lacking=permit(priced(work, refusal) if refusal else None),
        spent=ballots.cost_of(options, marks),
        receipt=row.receipt,
    )
