"""A person's own inputs: what became of each, and one given back to them to be edited."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlmodel import col

from civic.errors import Invalid, NotFound, Refused
from civic.models import Activity, Feedback, Input, InputPicture, InputTag, Project, StatusChange
from civic.rules.texts import excerpt
from civic.services import masks
from civic.services.cards import cards_of
from civic.services.form_views import FormPage
from civic.services.forms import filled
from civic.services.gone import NOT_GONE, Gone, gone_of
from civic.services.inputs import Draft, refuse_change
from civic.services.scenarios import is_teams
from civic.services.views import EMPTY_CARD, Card, picture_url
from civic.services.vocabulary import NO_STATUS, StatusLabel
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Held, Reason, Refusal, Said

PAGE = 20


@dataclass(frozen=True)
class Own:
    """A person's own input, to be edited: what it says, and where it belongs."""

    project_slug: str
    activity_slug: str
    activity_id: str
    draft: Draft
    lang: str = ""
    form: list[FormPage] = field(default_factory=list)


@dataclass(frozen=True)
class OwnInput:
    """One of a person's inputs, and what became of it; before themselves, whoever else sees it.

    ``answer`` is how the last official answer begins, ``by`` whose it is. ``mask`` is the pseudonym
    under which others read it, empty where they read the name.
    """

    card: Card = EMPTY_CARD
    gone: Gone = NOT_GONE
    project: Said = NOTHING_SAID
    status: StatusLabel = NO_STATUS
    at: str = ""
    department: str = ""
    note: str = ""
    lang: str = ""
    answer: str = ""
    by: str = ""
    answered_at: str = ""
    answer_lang: str = ""
    mask: str = ""


@dataclass(frozen=True)
class OwnInputs:
    """One page of a person's inputs, the newest first, and how many there are in all."""

    lines: list[OwnInput] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 1


@reads
def mine(work: Work, page: object = 1) -> OwnInputs:
    """Return what the actor has contributed, also what nobody else sees any more.

    Raises:
        Invalid: if the page is no page.
    """
    work.require(Act.MANAGE_SELF)
    if not isinstance(page, int) or page < 1:
        raise Invalid("page", "invalid.page")
    own = masks.own(work, Input)
    count = select(func.count()).select_from(Input).where(own)
    total = int(work.session.connection().execute(count).scalar_one())
    pages = max(1, -(-total // PAGE))
    shown = min(page, pages)
    query = (
        select(col(Input.id)).where(own).order_by(col(Input.created_at).desc(), col(Input.id))
        .limit(PAGE).offset((shown - 1) * PAGE)
    )  # fmt: skip
    ids = list(work.session.connection().execute(query).scalars())
    return OwnInputs(lines_of(work, ids), total, shown, pages)


@reads
def draft_of(work: Work, input_id: str) -> Own:
    """Return the actor's own input as they would type it, in order to edit it.

    Raises:
        NotFound: if there is none.
        Refused: if it is not theirs, or somebody has supported it.
    """
    row = work.session.get(Input, input_id)
    if row is None or row.withdrawn_at or (row.hidden_at and not row.held):
        raise NotFound
    opened = work.visit(row.activity_id)
    if masks.writer_of(work, row) != work.person_id and not is_teams(opened):
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    if refusal := refuse_change(work, opened, row):
        raise Refused(refusal)
    draft = Draft(row.title, row.body, row.lat, row.lng, row.address, *_attached(work, row.id))
    form = filled(work, opened, row)
    return Own(opened.project.slug, opened.row.slug, opened.row.id, draft, row.language, form)


@reads
def waits(work: Work, input_id: str) -> bool:
    """Say whether the actor's own input waits to be read before it is published."""
    work.require(Act.VIEW)
    row = work.session.get(Input, input_id)
    return row is not None and masks.wrote(work, row) and row.held == Held.WAITING


def lines_of(work: Work, ids: Sequence[str]) -> list[OwnInput]:
    """Return inputs with what became of them; the caller has asked for leave."""
    query = (
        select(Input, Project, Activity)
        .join(Project, col(Project.id) == col(Input.project_id))
        .join(Activity, col(Activity.id) == col(Input.activity_id))
        .where(col(Input.id).in_(ids))
    )
    rows = {row[0].id: row for row in work.session.execute(query)}
    steps, answers = _last_steps(work, ids), _last_answers(work, ids)
    return [
        OwnInput(
            card=card,
            gone=gone_of(work, *rows[card.id]),
            project=work.say(rows[card.id][1].title),
            status=card.status,
            mask=rows[card.id][0].author_name if rows[card.id][0].mask_id else "",
            **steps.get(card.id, {}),
            **answers.get(card.id, {}),
        )
        for card in cards_of(work, ids)
    ]


def _last_steps(work: Work, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return since when, in whose name and why each input has the status it has."""
    query = select(StatusChange).where(col(StatusChange.input_id).in_(ids))
    rows = work.session.execute(query.order_by(col(StatusChange.at))).scalars()
    return {
        row.input_id: {
            "at": row.at.isoformat(),
            "department": row.department,
            "note": row.note,
            "lang": row.language or work.platform.default_language,
        }
        for row in rows
    }


def _last_answers(work: Work, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return how the last official answer to each input begins, and whose it is."""
    query = select(Feedback).where(col(Feedback.input_id).in_(ids)).order_by(col(Feedback.at))
    return {
        row.input_id: {
            "answer": excerpt(row.body),
            "by": row.signature,
            "answered_at": row.at.isoformat(),
            "answer_lang": row.language or work.platform.default_language,
        }
        for row in work.session.execute(query).scalars()
    }


def _attached(work: Work, input_id: str) -> tuple[list[str], list[dict[str, str]]]:
    tags = select(col(InputTag.tag_id)).where(col(InputTag.input_id) == input_id)
    pictures = (
        select(col(InputPicture.upload_id), col(InputPicture.alt))
        .where(col(InputPicture.input_id) == input_id)
        .order_by(col(InputPicture.position))
    )
    connection = work.session.connection()
    return (
        list(connection.execute(tags).scalars()),
        [
            {"id": row[0], "url": picture_url(row[0]), "alt": row[1]}
            for row in connection.execute(pictures)
        ],
    )
