"""Whether a vote is ready to open, as its rows say."""

from sqlmodel import col, func, select

from civic.models import Activity, BallotOption, Input, Vote
from civic.rules.ballots import Verdict
from civic.rules.how_counted import reads_all
from civic.rules.vote_checks import VoteCheck, VoteState, checks
from civic.services.ballots import options_of
from civic.services.openings import activity_of
from civic.services.standing import life_of
from civic.services.work import Opened, Work
from civic.words import ProjectStatus


def checks_of(work: Work, opened: Opened) -> list[VoteCheck]:
    """Return what is to be looked at before people vote; nothing where nobody votes.

    The caller has asked for leave.
    """
    rules = opened.method.ballot(opened.settings)
    if rules is None:
        return []
    count = opened.method.count(opened.settings)
    state = VoteState(
        kind=rules.kind,
        least=rules.least,
        least_cost=rules.least_cost,
        envelope=rules.envelope,
        envelopes=rules.envelopes,
        has_money=rules.has_money,
        options=tuple(options_of(work, opened.row.id).values()),
        unread=_unread(work, opened.row.id),
        rule=count.method,
        reads_all=reads_all(rules.kind, count),
        ties=count.ties,
        windows=tuple(opened.windows),
        is_out=life_of(opened.project, work.now) != ProjectStatus.DRAFT,
    )
    return checks(state, work.now)


def missing_early(work: Work, row: Activity) -> list[str]:
    """Return what a vote still misses before its project is published, by the keys of its lines."""
    found = activity_of(work.session, row.id)
    if found is None or work.session.get(Vote, row.id) is not None:
        return []
    opened = work.visit(row.id)
    return [one.key for one in checks_of(work, opened) if one.early and not one.is_done]


def _unread(work: Work, activity_id: str) -> int:
    """Return how many contributions have neither been offered nor refused."""
    found = select(col(BallotOption.input_id)).where(
        BallotOption.activity_id == activity_id, BallotOption.verdict != Verdict.OPEN
    )
    query = (
        select(func.count())
        .select_from(Input)
        .where(Input.activity_id == activity_id, col(Input.is_shown), col(Input.id).not_in(found))
    )
    return int(work.session.exec(query).one())
