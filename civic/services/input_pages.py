"""One input as everybody may see it, with what became of it and what the reader may do."""

from dataclasses import replace
from typing import Any

from sqlalchemy import exists, select
from sqlmodel import col

from civic.errors import NotFound
from civic.models import (
    Feedback,
    Input,
    InputPicture,
    MapLayer,
    Person,
    StatusChange,
    Upload,
    is_readable,
)
from civic.rules import access, phases
from civic.rules.forms import Readers
from civic.services.cards import cards_of
from civic.services.findings import findings_of
from civic.services.following import is_followed
from civic.services.forms import answers_of
from civic.services.gone import gone_of
from civic.services.input_lists import latest, shown_in
from civic.services.input_views import (
    FeedbackView,
    InputPage,
    PictureView,
    StatusStep,
)
from civic.services.inputs import refuse_change
from civic.services.masks import wrote
from civic.services.merged import merge_of
from civic.services.scenarios import is_teams
from civic.services.spoken import spoken
from civic.services.standing import status_of
from civic.services.survivors import refuse_merged
from civic.services.updates import permit_of, updates_of
from civic.services.views import CLOSED, Card, Permit, permit, picture_url
from civic.services.vocabulary import NO_LABEL
from civic.services.voted_on import came_of
from civic.services.work import Opened, Work, reads
from civic.words import Act, Followed, ProjectStatus, Reason, Refusal, Role

RELATED = 3


@reads
def page(work: Work, input_id: str) -> InputPage:
    """Return the page of an input; its author and the team read what is gone, others do not.

    Raises:
        NotFound: if there is none, it is hidden from the reader, or its project is.
    """
    row = work.session.get(Input, input_id)
    if row is None:
        raise NotFound
    opened = work.visit(row.activity_id)
    is_team = work.actor.role_in(row.project_id) is not Role.CITIZEN
    reads_on = is_team or wrote(work, row)
    if row.hidden_at and not reads_on:
        raise NotFound
    whole = _whole(work, row, opened, Readers.TEAM if reads_on else Readers.ALL)
    return whole if is_readable(row) or reads_on else _without_words(whole)


def _whole(work: Work, row: Input, opened: Opened, readers: Readers) -> InputPage:
    card, permits = cards_of(work, [row.id])[0], _permits(work, row, opened)
    said = spoken(work, {row.id: row.language})
    asks = permits["react"].is_open and not (card.mine or permits["is_own"])
    return InputPage(
        read_at=work.now,
        card=card,
        body=said[row.id].body if row.id in said else row.body,
        lat=row.lat,
        lng=row.lng,
        drawing=_drawing(work, row),
        edited_at=row.edited_at,
        gone=gone_of(work, row, opened.project, opened.row),
        pictures=pictures_of(work, row.id),
        answers=answers_of(work, [row.id], readers).get(row.id, []),
        history=history(work, row.id),
        feedback=feedback(work, row.id),
        updates=updates_of(work, row),
        related=_related(work, row),
        is_followed=is_followed(work, Followed.INPUT, row.id),
        **_home(work, opened),
        merger=merge_of(work, row, asks=asks),
        findings=findings_of(work, row.id) or None,
        funded=came_of(work, row, opened),
        **permits,
    )


def _without_words(page: InputPage) -> InputPage:
    bare = replace(page.card, excerpt="", address="", area=NO_LABEL, picture="", picture_alt="")
    page = replace(page, lat=None, lng=None, drawing="")
    return replace(page, card=bare, body="", pictures=[], answers=[], updates=[], findings=None)


def _home(work: Work, opened: Opened) -> dict[str, Any]:
    shown = opened.method.collection(opened.settings)
    return {
        "project_id": opened.project.id,
        "project_slug": opened.project.slug,
        "project_title": work.say(opened.project.title),
        "activity_id": opened.row.id,
        "activity_slug": opened.row.slug,
        "activity_title": work.say(opened.row.title),
        "noun": str(shown.noun) if shown else "idea",
        "has_up": bool(shown and shown.has_up),
        "has_down": bool(shown and shown.has_down),
        "lets_masks": bool(shown and shown.lets_masks),
        "amends": is_teams(opened) and Act.COMMENT in opened.method.acts(opened.settings),
        "has_comments": Act.COMMENT in opened.method.acts(opened.settings),
        "channels": list(work.platform.channels),
    }


def _permits(work: Work, row: Input, opened: Opened) -> dict[str, Any]:
    allowed = permits(work, opened)
    is_own = wrote(work, row)
    changes = allowed[Act.SUBMIT_INPUT]
    if not row.is_shown:
        closed = refuse_merged(work, row) or Refusal(Reason.CONTENT_CLOSED)
        allowed = dict.fromkeys(allowed, permit(closed))
    if row.held and not row.withdrawn_at:
        allowed[Act.SUBMIT_INPUT] = changes
    change = allowed[Act.SUBMIT_INPUT] if is_own or is_teams(opened) else CLOSED
    if change.is_open:
        change = permit(refuse_change(work, opened, row))
    return {
        "react": allowed[Act.REACT],
        "comment": allowed[Act.COMMENT],
        "change": change,
        "append": permit_of(work, row, opened),
        "is_own": is_own,
        "can_moderate": work.actor.role_in(row.project_id) is not Role.CITIZEN,
    }


def permits(work: Work, opened: Opened) -> dict[Act, Permit]:
    """Return whether the reader may submit, comment and react in an activity now."""
    if work.actor.is_previewing:
        return citizens_permits(work, opened)
    status = status_of(opened.project, work.now)
    return _permits_of(work, opened, work.actor, status)


def citizens_permits(work: Work, opened: Opened) -> dict[Act, Permit]:
    """Return the same for a citizen, as it is or will be once the project is published."""
    status = status_of(opened.project, work.now)
    if status is ProjectStatus.DRAFT:
        status = ProjectStatus.PUBLISHED
    return _permits_of(work, opened, access.as_citizen(work.actor), status)


def _permits_of(
    work: Work, opened: Opened, actor: access.Actor, status: ProjectStatus
) -> dict[Act, Permit]:
    windows = opened.windows
    found: dict[Act, Permit] = {}
    for act in (Act.SUBMIT_INPUT, Act.COMMENT, Act.REACT):
        opening = phases.opening(windows, act, work.now)
        place = access.Place(opened.project.id, status, opening)
        found[act] = permit(access.refuse(actor, act, place, work.now))
    return found


def _drawing(work: Work, row: Input) -> str:
    """Return the address of the drawing of where an input is, where there is a ground to draw."""
    if row.lat is None or not is_readable(row):
        return ""
    ground = exists().where(col(MapLayer.project_id) == row.project_id)
    has_ground = work.session.connection().execute(select(ground)).scalar_one()
    # The place is in the address, so that no browser shows an input where it was before.
    return f"/api/inputs/{row.id}/map.svg?at={row.lat},{row.lng}" if has_ground else ""


def pictures_of(work: Work, input_id: str) -> list[PictureView]:
    """Return the pictures of an input that the reader has been let into, in their order."""
    query = (
        select(col(Upload.id), col(InputPicture.alt), col(Upload.width), col(Upload.height))
        .join(InputPicture, col(InputPicture.upload_id) == col(Upload.id))
        .where(col(InputPicture.input_id) == input_id)
        .order_by(col(InputPicture.position))
    )
    rows = work.session.connection().execute(query)
    return [PictureView(row[0], picture_url(row[0]), row[1], row[2], row[3]) for row in rows]


def history(work: Work, input_id: str) -> list[StatusStep]:
    """Return the statuses of an input that the reader has been let into, the oldest first."""
    query = (
        select(
            col(StatusChange.status_id),
            col(StatusChange.at),
            col(StatusChange.department),
            col(StatusChange.note),
            col(Person.name),
            col(StatusChange.language),
        )
        .outerjoin(Person, col(Person.id) == col(StatusChange.author_id))
        .where(col(StatusChange.input_id) == input_id)
        .order_by(col(StatusChange.at))
    )
    status, usual = work.vocabulary.status, work.platform.default_language
    return [
        StatusStep(
            status(row[0], work.reader),
            row[1],
            row[2] or row[4] or "",
            row[3],
            row[5] or usual,
            (row[5] or usual) if row[2] else "",
        )
        for row in work.session.connection().execute(query)
    ]


def feedback(work: Work, input_id: str) -> list[FeedbackView]:
    """Return the official replies to an input that the reader has been let into."""
    query = select(
        col(Feedback.id),
        col(Feedback.body),
        col(Feedback.language),
        col(Feedback.signature),
        col(Feedback.at),
        col(Feedback.edited_at),
    )
    query = query.where(col(Feedback.input_id) == input_id).order_by(col(Feedback.at))
    usual = work.platform.default_language
    return [
        FeedbackView(row[0], row[1], row[2] or usual, *row[3:])
        for row in work.session.connection().execute(query)
    ]


def _related(work: Work, row: Input) -> list[Card]:
    """Return other inputs of the same place, the nearest thing to "about the same"."""
    if row.area_id is None:
        return []
    where = [*shown_in(row.activity_id), col(Input.area_id) == row.area_id, col(Input.id) != row.id]
    return latest(work, where, RELATED)
