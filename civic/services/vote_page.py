"""The vote of an activity on the page of its team: how ready it is, and how it goes."""

from collections import Counter
from dataclasses import dataclass

from sqlmodel import col, select

from civic.models import Ballot, Input
from civic.rules import editing, money
from civic.rules.vote_checks import VoteCheck, is_ready
from civic.services.activity_heads import Head, head_of
from civic.services.ballots import options_of
from civic.services.public_notes import PublicNote, public_notes
from civic.services.scenarios import is_teams
from civic.services.vote_checks import checks_of
from civic.services.vote_desk import Turnout, managed, turnout
from civic.services.work import Opened, Work, reads


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A district, how much it has to share out, and how many ballots say that it is theirs."""

    id: str
    name: str
    lang: str = ""
    envelope: str = ""
    ballots: int = 0


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
    """All that the team sees of a vote; never what is chosen before it is sealed."""

    head: Head
    turnout: Turnout
    checks: tuple[VoteCheck, ...] = ()
    left: int = 0
    is_ready: bool = False
    is_begun: bool = False
    envelope: str = ""
    districts: tuple[DistrictLine, ...] = ()
    has_own_districts: bool = False
    has_money: bool = True
    is_by_team: bool = False
    """What can be chosen is written by the team, and needs no verdict."""
    options: tuple[OptionLine, ...] = ()
    ballot: str = ""
    counted: str = ""
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
    rules = opened.method.ballot(opened.settings)
    districts = _districts(work, opened)
    zone = work.platform.timezone
    return VoteDesk(
        head=head_of(work, opened.row, opened.project),
        turnout=taking,
        checks=found,
        left=sum(not one.is_done for one in found if one.needed),
        is_ready=is_ready(found),
        is_begun=vote is not None,
        envelope=str(rules.envelope or "") if rules else "",
        districts=districts,
        has_own_districts=any(one.ballots for one in districts),
        has_money=bool(rules and rules.has_money),
        is_by_team=is_teams(opened),
        options=_options(work, activity_id, has_money=bool(rules and rules.has_money)),
        ballot=str(rules.kind) if rules else "",
        counted=str(opened.method.count(opened.settings).method),
        notes=tuple(public_notes(work, activity_id)),
        ends=editing.local(taking.ends_at, zone),
        zone=zone,
    )


def _districts(work: Work, opened: Opened) -> tuple[DistrictLine, ...]:
    """Return the districts of the platform, each with its money, and its ballots where asked."""
    rules = opened.method.ballot(opened.settings)
    query = select(Ballot.district).where(Ballot.activity_id == opened.row.id, col(Ballot.counts))
    said = Counter(work.session.exec(query))
    sums = rules.envelopes if rules else {}
    found = []
    for key in work.vocabulary.areas:
        name = work.vocabulary.area(key, work.reader)
        envelope = str(sums[key]) if key in sums else ""
        found.append(DistrictLine(key, name.text, name.lang, envelope, said[key]))
    return tuple(found)


def _options(work: Work, activity_id: str, *, has_money: bool) -> tuple[OptionLine, ...]:
    every, currency = options_of(work, activity_id), work.platform.currency
    query = select(Input.id, Input.title, Input.language).where(Input.activity_id == activity_id)
    titles = {key: (title, lang) for key, title, lang in work.session.exec(query)}
    return tuple(
        OptionLine(
            key,
            *titles[key],
            money.said(option.cost, currency, work.reader) if has_money else "",
            work.vocabulary.area(option.district or None, work.reader).text,
        )
        for key, option in every.items()
    )
