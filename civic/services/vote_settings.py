"""What the team settles before a vote opens, and what stays as it is once people have voted."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from civic import methods
from civic.errors import Invalid, NotFound, Refused
from civic.methods.base import Method, Settings
from civic.models import Activity, BallotOption, Input, Opening, Phase, Vote
from civic.rules import editing, money
from civic.rules.demographics import OLDEST
from civic.services.ballots import hold, offered, options_of, refuse_begun
from civic.services.work import Work
from civic.words import Act, Feature, Reason, Refusal


def refuse_settled(
    work: Work, activity_id: str, method: Method[Any], before: Settings, after: Settings
) -> None:
    """Refuse settings under which people would have voted otherwise, or be counted otherwise.

    Raises:
        Refused: if people have voted already.
    """
    if Feature.BALLOTS not in method.features:
        return
    was = method.ballot(before), method.count(before)
    if was != (method.ballot(after), method.count(after)):
        refuse_begun(work, [activity_id])


def refuse_moved(work: Work, phase: Phase, starts: datetime | None, ends: datetime | None) -> None:
    """Refuse to move the dates of a phase in which people vote: its end moves in public alone.

    Raises:
        Refused: if people have voted in it, and it would begin or end at another moment.
    """
    if (phase.starts_at, phase.ends_at) == (starts, ends):
        return
    query = select(Opening.activity_id, Opening.acts).where(Opening.phase_id == phase.id)
    ids = hold(work, [key for key, acts in work.session.exec(query) if Act.VOTE.value in acts])
    open_votes = col(Vote.activity_id).in_(ids), col(Vote.sealed_at).is_(None)
    if work.session.exec(select(Vote.activity_id).where(*open_votes)).first():
        raise Refused(Refusal(Reason.VOTE_BEGUN))


def refuse_reopened(work: Work, activity_id: str, grid: Mapping[str, Any] | None) -> None:
    """Refuse to say anew in which phases people vote, once they do.

    Raises:
        Refused: if they would vote in other phases than now.
    """
    hold(work, [activity_id])
    vote = work.session.get(Vote, activity_id, populate_existing=True)
    if vote is None or vote.sealed_at:
        return
    query = select(Opening.phase_id, Opening.acts).where(Opening.activity_id == activity_id)
    now = {key for key, acts in work.session.exec(query) if Act.VOTE.value in acts}
    if now != {key for key, acts in (grid or {}).items() if Act.VOTE.value in acts}:
        raise Refused(Refusal(Reason.VOTE_BEGUN))


def refuse_revived(work: Work, opening: Opening) -> None:
    """Refuse to bring back a phase in which people would vote, once they do.

    Raises:
        Refused: if the vote has begun and is not sealed.
    """
    if Act.VOTE.value not in opening.acts:
        return
    hold(work, [opening.activity_id])
    vote = work.session.get(Vote, opening.activity_id, populate_existing=True)
    if vote is not None and vote.sealed_at is None:
        raise Refused(Refusal(Reason.VOTE_BEGUN))


def save_envelopes(
    work: Work, activity_id: str, envelope: object, districts: Mapping[str, object]
) -> None:
    """Keep how much there is to share out: one sum, or one for each district that is given one.

    Raises:
        Refused: if people have voted already.
        Invalid: if a sum is none, there is no such district, or one that is given none would pay
            for what can be chosen.
    """
    row, method = _managed(work, activity_id)
    refuse_begun(work, [activity_id])
    sums = {
        key: editing.whole(f"envelope.{key}", typed, money.MOST) for key, typed in districts.items()
    }
    if unknown := sums.keys() - work.vocabulary.areas.keys():
        raise Invalid(f"envelope.{min(unknown)}", "invalid.choice")
    given = {key: amount for key, amount in sums.items() if amount}
    if given:
        _refuse_unpaid(work, activity_id, given)
    whole = editing.whole("envelope", envelope, money.MOST)
    values = {**row.settings, "envelope": whole, "envelopes": given}
    _keep(work, row, method, values, "envelopes_changed")


def _refuse_unpaid(work: Work, activity_id: str, given: Mapping[str, int]) -> None:
    """Refuse to leave what can be chosen without money; what has no district yet is given one."""
    payers = {option.district for option in options_of(work, activity_id).values()}
    if lacking := payers - given.keys() - {""}:
        raise Invalid(f"envelope.{min(lacking)}", "team_vote.district_pays")


def can_limit(method: Method[Any]) -> bool:
    """Say whether a method lets its organiser say who may vote."""
    return "home_areas" in method.settings.model_fields


def save_voters(
    work: Work, activity_id: str, least_age: object, home_areas: Collection[str]
) -> None:
    """Keep from which age on people may vote, and in which areas they live; empty is everybody.

    Raises:
        Refused: if people have voted already.
        Invalid: if the age is none, or there is no such area.
    """
    row, method = _managed(work, activity_id)
    if not can_limit(method):
        raise NotFound
    refuse_begun(work, [activity_id])
    areas = [key for key in work.vocabulary.areas if key in home_areas]
    if len(areas) != len(set(home_areas)):
        raise Invalid("home_areas", "invalid.choice")
    values = {**row.settings, "least_age": _age(least_age), "home_areas": areas}
    _keep(work, row, method, values, "voters_limited")


def _age(typed: object) -> int | None:
    text = str(typed or "").strip()
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text[:4]) <= OLDEST:
        raise Invalid("least_age", "team_vote.between", least="1", most=str(OLDEST))
    return int(text)


def place_option(work: Work, activity_id: str, input_id: str, at: int) -> int:
    """Put an option at a place among those that can be chosen; return the place it has, from 1.

    Raises:
        Refused: if people have voted already.
        NotFound: if it cannot be chosen.
    """
    row, _ = _managed(work, activity_id)
    refuse_begun(work, [activity_id])
    query = (
        select(BallotOption)
        .join(Input, col(Input.id) == col(BallotOption.input_id))
        .where(BallotOption.activity_id == activity_id, offered())
        .order_by(col(BallotOption.position), col(BallotOption.input_id))
    )
    rows = list(work.session.exec(query).all())
    found = next((one for one in rows if one.input_id == input_id), None)
    if found is None or not isinstance(at, int):
        raise NotFound
    rows.remove(found)
    place = max(0, min(len(rows), at))
    rows.insert(place, found)
    for position, one in enumerate(rows):
        one.position = position
        work.session.add(one)
    title = work.say(row.title).text
    work.log("options_ordered", project_id=row.project_id, subject_id=row.id, title=title)
    work.tell(f"vote:{row.id}")
    return place + 1


def _keep(
    work: Work, row: Activity, method: Method[Any], values: Mapping[str, Any], what: str
) -> None:
    row.settings = method.settings.model_validate(values).model_dump(mode="json")
    work.session.add(row)
    title = work.say(row.title).text
    work.log(what, project_id=row.project_id, subject_id=row.id, title=title)
    work.tell(f"vote:{row.id}")
    work.tell(f"project:{row.project_id}")


def _managed(work: Work, activity_id: str) -> tuple[Activity, Method[Any]]:
    row = work.session.get(Activity, activity_id, with_for_update=True)
    if row is None:
        raise NotFound
    work.manage(row.project_id)
    method = methods.catalogue()[row.method]
    if method.ballot(method.settings.model_validate(row.settings)) is None:
        raise NotFound
    return row, method
