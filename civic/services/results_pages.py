"""The page of a result, as the reader may see it: read from the one document that is kept."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col
from sqlmodel import select as rows_of

from civic.errors import NotFound
from civic.models import Activity, Input, Project, Vote, VoteResult, readable
from civic.rules import phases
from civic.services import follow_ups, layers, masks, receipts, turnout_counts, vote_results
from civic.services.ballots import rules_of
from civic.services.receipts import FileView
from civic.services.result_envelopes import Known, envelope_of
from civic.services.result_views import UNTOLD, BallotFile, Envelope, ResultPage
from civic.services.spoken import spoken
from civic.services.vote_desk import count_paper
from civic.services.work import Opened, Work, reads
from civic.words import Act, Standing


@reads
def page(work: Work, project_slug: str, activity_slug: str) -> ResultPage:
    """Return the result of a vote, or what there is to say as long as there is none.

    Raises:
        NotFound: if there is no such vote, or the reader may not see it.
    """
    opened = named(work, project_slug, activity_slug)
    head = _head(work, opened)
    row = vote_results.result_of(work, opened)
    if row is None:
        return ResultPage(**head)
    envelopes = _envelopes(work, opened, row)
    vote = work.session.get_one(Vote, opened.row.id)
    told = any(one.paper != UNTOLD for one in envelopes)
    ids = [one.id for each in envelopes for one in each.winners]
    return ResultPage(
        **head,
        stands="public" if row.published_at else "draft",
        published_at=row.published_at,
        digest=row.digest,
        voters=vote.ballots + vote.left_out,
        ballots=vote.ballots,
        left_out=vote.left_out,
        paper=count_paper(work, opened.row.id) if told else UNTOLD,
        **_whole(envelopes),
        files=files(work, opened),
        notes=vote_results.notes_of(work, opened.row.id),
        ground=layers.ground(work) if _has_places(work, ids) else None,
        channels=list(work.platform.channels),
        who=turnout_counts.latest(work, opened.row.id),
    )


def _whole(envelopes: list[Envelope]) -> dict[str, Any]:
    """Return what the envelopes of a vote come to together."""
    return {
        "currency": envelopes[0].currency,
        "budget": sum(one.budget for one in envelopes),
        "spent": sum(one.spent for one in envelopes),
        "funded": sum(len(one.winners) for one in envelopes),
        "is_contest": envelopes[0].contest is not None,
        "chosen": next((one.title for one in envelopes[0].winners), ""),
        "projects": sum(len(one.winners) + len(one.others) for one in envelopes),
        "envelopes": envelopes,
    }


@reads
def ballot_file(work: Work, activity_id: str, name: str) -> bytes:
    """Return a file of ballots, once the result is published; to the team before.

    Raises:
        NotFound: if there is none, or not for this reader.
    """
    if vote_results.result_of(work, work.visit(activity_id)) is None:
        raise NotFound
    return receipts.file(work, activity_id, name)


@reads
def places(work: Work, activity_id: str) -> list[tuple[str, float, float, str]]:
    """Return where what a result funds is: id, latitude, longitude, key of its status.

    Raises:
        NotFound: if there is no result, or not for this reader.
    """
    row = vote_results.result_of(work, work.visit(activity_id))
    if row is None:
        raise NotFound
    won = list(vote_results.winners_in(vote_results.read(work, row)))
    query = (
        select(col(Input.id), col(Input.lat), col(Input.lng), col(Input.status_id))
        .where(col(Input.id).in_(won), readable(), col(Input.lat).is_not(None))
        .order_by(col(Input.id))
    )
    keys = {key: status.key for key, status in work.vocabulary.statuses.items()}
    rows = work.session.connection().execute(query).all()
    return [(row[0], row[1] or 0.0, row[2] or 0.0, keys.get(row[3] or "", "")) for row in rows]


def named(work: Work, project_slug: str, activity_slug: str) -> Opened:
    """Return the activity of an address in which people vote.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    query = (
        rows_of(Activity.id)
        .join(Project, col(Project.id) == col(Activity.project_id))
        .where(Project.slug == project_slug, Activity.slug == activity_slug)
    )
    activity_id = work.session.exec(query).first()
    if activity_id is None:
        raise NotFound
    opened = work.visit(activity_id)
    if Act.VOTE not in opened.method.acts(opened.settings):
        raise NotFound
    return opened


def files(work: Work, opened: Opened) -> list[BallotFile]:
    """Return the files of a sealed vote, with the names of their districts."""
    return [_file(work, opened, one) for one in receipts.files_of(work, opened.row.id)]


def _file(work: Work, opened: Opened, one: FileView) -> BallotFile:
    name = work.vocabulary.area(one.district, work.reader)
    href = f"/api/activities/{opened.row.id}/ballots/{one.name}"
    return BallotFile(name, one.name, href, one.digest, one.root, one.ballots)


def _head(work: Work, opened: Opened) -> dict[str, Any]:
    vote = work.session.get(Vote, opened.row.id)
    standing = phases.opening(opened.windows, Act.VOTE, work.now).standing
    over = standing is Standing.CLOSED or bool(vote and (vote.ended_at or vote.sealed_at))
    return {
        "project_slug": opened.project.slug,
        "project_title": work.say(opened.project.title),
        "project_id": opened.project.id,
        "activity_id": opened.row.id,
        "activity_slug": opened.row.slug,
        "activity_title": work.say(opened.row.title),
        "closed": over,
        "counts_early": bool(vote and not over and rules_of(vote).shows_count),
    }


def _envelopes(work: Work, opened: Opened, row: VoteResult) -> list[Envelope]:
    found = vote_results.read(work, row)["districts"]
    ids = [one["id"] for each in found for one in each["projects"]]
    query = (
        select(col(Input.id), col(Input.title), col(Input.language), masks.own(work, Input))
        .where(col(Input.activity_id) == opened.row.id, readable())
        .where(col(Input.id).in_(ids))
    )
    rows = work.session.connection().execute(query).all()
    kind = rules_of(work.session.get_one(Vote, opened.row.id)).kind
    said = spoken(work, {one[0]: one[2] for one in rows})
    titles = {one[0]: (one[1], one[2]) for one in rows}
    titles |= {key: (one.title, one.lang) for key, one in said.items()}
    own = frozenset(one[0] for one in rows if one[3])
    known = Known(titles, follow_ups.progress_of(work, ids), kind, own)
    return [envelope_of(work, each, known) for each in found]


def _has_places(work: Work, ids: list[str]) -> bool:
    placed = col(Input.lat).is_not(None)
    query = select(col(Input.id)).where(col(Input.id).in_(ids), readable(), placed)
    return work.session.connection().execute(query.limit(1)).first() is not None
