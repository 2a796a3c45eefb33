"""The vote of an activity on the page of its team: how ready it is, and how it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import select

from civic.models import Input, VoteResult
from civic.rules import editing, money
from civic.rules.ballots import BallotRules
from civic.rules.how_counted import Sentence, rule_said, ties_said
from civic.rules.vote_checks import VoteCheck, is_ready
from civic.rules.vote_stages import Stage, stage_of, step_of
from civic.services.activity_heads import Head, head_of
from civic.services.ballots import options_of
from civic.services.paper import is_awaited
from civic.services.public_notes import PublicNote, public_notes
from civic.services.scenarios import is_teams
from civic.services.so_far import SoFar, so_far
from civic.services.vote_checks import checks_of
from civic.services.vote_desk import Turnout, managed, turnout
from civic.services.vote_settings import can_limit
from civic.services.work import Opened, Work, reads


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A district, how much it has to share out, and whether one must live there to vote."""

    id: str
    name: str
    lang: str = ""
    envelope: str = ""
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class OptionLine:
    """Something that can be chosen, at its place among the others."""

    id: str
    title: str
    lang: str
    cost: str
    district: str = ""


@dataclass(frozen=True)
class VoteDesk:
    """All that the team sees of a vote; never what is chosen before it is sealed.

    ``stage`` is what is to be done next, at one ``step`` of the path, and ``mends`` the first
    line of the checklist that is not done. ``public`` is the page on which people vote.
    """

    head: Head
    turnout: Turnout
    stage: str = Stage.PREPARE
    step: int = 0
    public: str = ""
    mends: VoteCheck | None = None
    undone: tuple[VoteCheck, ...] = ()
    settled: tuple[VoteCheck, ...] = ()
    left: int = 0
    is_begun: bool = False
    envelope: str = ""
    districts: tuple[DistrictLine, ...] = ()
    is_by_district: bool = False
    is_limited: bool = False
    can_limit: bool = False
    least_age: str = ""
    has_money: bool = True
    is_by_team: bool = False
    """What can be chosen is written by the team, and needs no verdict."""
    options: tuple[OptionLine, ...] = ()
    ballot: str = ""
    rule: tuple[Sentence, ...] = ()
    ties: tuple[Sentence, ...] = ()
    currency: str = ""
    shows_count: bool = False
    so_far: SoFar | None = None
    notes: tuple[PublicNote, ...] = ()
    ends: str = ""
    zone: str = ""


@reads
def page(work: Work, activity_id: str) -> VoteDesk:
    """Return what the team sees of the vote of an activity.

    Raises:
        NotFound: if there is no vote here.
    """
    opened, vote = managed(work, activity_id)
    taking = turnout(work, activity_id)
    found = tuple(checks_of(work, opened))
    districts = _districts(work, opened)
    zone = work.platform.timezone
    stage = _stage(work, activity_id, taking.standing, begun=vote is not None, checked=found)
    undone = [one for one in found if not one.is_done]
    needed = [one for one in undone if one.needed]
    return VoteDesk(
        head=head_of(work, opened.row, opened.project),
        turnout=taking,
        stage=stage,
        step=step_of(stage),
        public=f"/projects/{opened.project.slug}/{opened.row.slug}/vote",
        mends=needed[0] if needed else None,
        undone=tuple(undone),
        settled=tuple(one for one in found if one.is_done),
        left=len(needed),
        is_begun=vote is not None,
        districts=districts,
        is_by_district=any(one.envelope for one in districts),
        can_limit=can_limit(opened.method),
        is_by_team=is_teams(opened),
        options=_options(work, opened),
        so_far=so_far(work, activity_id),
        notes=tuple(public_notes(work, activity_id)),
        ends=editing.local(taking.date, zone),
        zone=zone,
        **_ruled(work, opened),
    )


def _ruled(work: Work, opened: Opened) -> dict[str, Any]:
    """Return by which rules people vote and are counted."""
    rules = opened.method.ballot(opened.settings) or BallotRules()
    rule = opened.method.count(opened.settings)
    return {
        "envelope": str(rules.envelope or ""),
        "ballot": str(rules.kind),
        "rule": tuple(rule_said(rule, rules.kind)),
        "ties": tuple(ties_said(rule, rules.kind)),
        "currency": work.platform.currency,
        "shows_count": rules.shows_count,
        "has_money": rules.has_money,
        "least_age": str(rules.least_age or ""),
        "is_limited": rules.least_age is not None or bool(rules.home_areas),
    }


def _stage(
    work: Work, activity_id: str, standing: str, *, begun: bool, checked: Sequence[VoteCheck]
) -> Stage:
    row = work.session.get(VoteResult, activity_id)
    return stage_of(
        standing,
        ready=is_ready(checked),
        begun=begun,
        paper=is_awaited(work, activity_id),
        result=("public" if row.published_at else "draft") if row else "",
    )


def _districts(work: Work, opened: Opened) -> tuple[DistrictLine, ...]:
    """Return the districts of the platform, each with its money."""
    rules = opened.method.ballot(opened.settings) or BallotRules()
    sums = rules.envelopes
    found = []
    for key in work.vocabulary.areas:
        name = work.vocabulary.area(key, work.reader)
        envelope = str(sums[key]) if key in sums else ""
        found.append(DistrictLine(key, name.text, name.lang, envelope, key in rules.home_areas))
    return tuple(found)


def _options(work: Work, opened: Opened) -> tuple[OptionLine, ...]:
    every, currency = options_of(work, opened.row.id), work.platform.currency
    rules = opened.method.ballot(opened.settings) or BallotRules()
    query = select(Input.id, Input.title, Input.language).where(Input.activity_id == opened.row.id)
    titles = {key: (title, lang) for key, title, lang in work.session.exec(query)}
    return tuple(
        OptionLine(
            key,
            *titles[key],
            money.said(option.cost, currency, work.reader) if rules.has_money else "",
            work.vocabulary.area(option.district or None, work.reader).text,
        )
        for key, option in every.items()
    )
