"""One contribution before the team: all that is known of it, and all that was done with it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import (
    Activity,
    Feedback,
    Input,
    InputPicture,
    InputVersion,
    Person,
    Project,
    StatusChange,
)
from civic.rules.forms import Readers
from civic.services.colleagues import Colleague, colleagues
from civic.services.findings import OptionForm, option_of
from civic.services.form_views import AnswerView
from civic.services.forms import answers_of
from civic.services.input_views import Merge
from civic.services.internal import NoteView, ReportView, assignee_of, notes_of, reports_of
from civic.services.log import LogLine, history_of
from civic.services.masks import author_of_row
from civic.services.merged import merge_of
from civic.services.seen import marks
from civic.services.standing import place_of
from civic.services.team_inputs import tags_of
from civic.services.unseen import is_unseen
from civic.services.views import NOBODY, Author, picture_url
from civic.services.vocabulary import NO_LABEL, NO_STATUS, Label, StatusLabel
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Said


@dataclass(frozen=True)
class Picture:
    """A picture of an input, and the words for it."""

    url: str
    alt: str


@dataclass(frozen=True)
class Step:
    """A status that an input was given: when, by whom, and why."""

    status: StatusLabel
    at: datetime
    author: str
    department: str
    note: str
    lang: str


@dataclass(frozen=True)
class Reply:
    """An official reply to an input."""

    id: str
    body: str
    lang: str
    signature: str
    author: str
    at: datetime
    edited_at: datetime | None


@dataclass(frozen=True)
class Version:
    """What an input said until it was edited."""

    title: str
    body: str
    until: datetime


@dataclass(frozen=True)
class TeamInput:
    """An input as the team's side panel shows it."""

    id: str = ""
    title: str = ""
    body: str = ""
    lang: str = ""
    author: Author = NOBODY
    created_at: datetime | None = None
    project_id: str = ""
    project: Said = NOTHING_SAID
    project_slug: str = ""
    activity_id: str = ""
    activity: Said = NOTHING_SAID
    edited_at: datetime | None = None
    withdrawn_at: datetime | None = None
    hidden_at: datetime | None = None
    hidden_because: str = ""
    held: str = ""
    has_place: bool = False
    lat: float = 0.0
    lng: float = 0.0
    address: str = ""
    area: Label = NO_LABEL
    status: StatusLabel = NO_STATUS
    tags: list[Label] = field(default_factory=list)
    tag_ids: list[str] = field(default_factory=list)
    tags_offered: list[Label] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    answers: list[AnswerView] = field(default_factory=list)
    up: int = 0
    down: int = 0
    comments: int = 0
    steps: list[Step] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    log: tuple[LogLine, ...] = ()
    may_answer: bool = False
    assignee_id: str = ""
    colleagues: list[Colleague] = field(default_factory=list)
    notes: list[NoteView] = field(default_factory=list)
    reports: list[ReportView] = field(default_factory=list)
    merger: Merge | None = None
    is_new: bool = False
    option: OptionForm | None = None
    seen: dict[str, str] = field(default_factory=dict)
    """A word for each aspect as it was read, for whoever changes it (see ``services.seen``)."""


@reads
def detail(work: Work, input_id: str) -> TeamInput:
    """Return all that the team knows of an input."""
    row, project = moderated(work, input_id)
    place = place_of(project, work.now)
    tags = tags_of(work, [row.id]).get(row.id, [])
    holder, name = assignee_of(work, row.id)
    return replace(
        _said(work, row, project),
        tags=tags,
        tag_ids=[tag.id for tag in tags],
        tags_offered=work.vocabulary.tags_for(row.activity_id, work.reader),
        pictures=_pictures(work, row.id),
        answers=answers_of(work, [row.id], Readers.TEAM).get(row.id, []),
        steps=_steps(work, row.id),
        replies=_replies(work, row.id),
        versions=_versions(work, row.id),
        log=history_of(work, project.id, row.id),
        may_answer=work.refusal(Act.MANAGE_PROJECT, place) is None,
        assignee_id=holder,
        colleagues=_with(colleagues(work, [project.id]), Colleague(holder, name)),
        notes=notes_of(work, row.id),
        reports=reports_of(work, row.id),
        merger=merge_of(work, row, asks=False),
        is_new=is_unseen(work, row.id),
        option=option_of(work, row),
        seen=marks(work, row.id),
    )


def _with(team: list[Colleague], holder: Colleague) -> list[Colleague]:
    """Return a team, and who holds an input where they have left it."""
    is_known = not holder.id or holder.id in {one.id for one in team}
    return team if is_known else [*team, holder]


def _said(work: Work, row: Input, project: Project) -> TeamInput:
    activity = work.session.get(Activity, row.activity_id)
    words, reader = work.vocabulary, work.reader
    return TeamInput(
        id=row.id,
        title=row.title,
        body=row.body,
        lang=row.language,
        author=author_of_row(work, row),
        created_at=row.created_at,
        project_id=project.id,
        project=work.say(project.title),
        project_slug=project.slug,
        activity_id=row.activity_id,
        activity=work.say(activity.title) if activity else NOTHING_SAID,
        edited_at=row.edited_at,
        withdrawn_at=row.withdrawn_at,
        hidden_at=row.hidden_at,
        hidden_because=row.hidden_because,
        held=row.held,
        has_place=row.lat is not None,
        lat=row.lat or 0.0,
        lng=row.lng or 0.0,
        address=row.address,
        area=words.area(row.area_id, reader),
        status=words.status(row.status_id, reader),
        up=row.up,
        down=row.down,
        comments=row.comments,
    )


def moderated(work: Work, input_id: str, act: Act = Act.MODERATE) -> tuple[Input, Project]:
    """Load an input in order to work on it with the team, or refuse."""
    row = work.session.get(Input, input_id)
    if row is None:
        raise NotFound
    return row, work.manage(row.project_id, act)


def _pictures(work: Work, input_id: str) -> list[Picture]:
    query = select(InputPicture).where(InputPicture.input_id == input_id)
    rows = work.session.exec(query.order_by(col(InputPicture.position))).all()
    return [Picture(picture_url(row.upload_id, small=True), row.alt) for row in rows]


def _steps(work: Work, input_id: str) -> list[Step]:
    query = (
        select(StatusChange, Person.name)
        .outerjoin(Person, col(Person.id) == col(StatusChange.author_id))
        .where(StatusChange.input_id == input_id)
        .order_by(col(StatusChange.at).desc(), col(StatusChange.id).desc())
    )
    return [
        Step(
            work.vocabulary.status(row.status_id, work.reader),
            row.at,
            name or "",
            row.department,
            row.note,
            row.language or work.platform.default_language,
        )
        for row, name in work.session.exec(query).all()
    ]


def _replies(work: Work, input_id: str) -> list[Reply]:
    query = (
        select(Feedback, Person.name)
        .outerjoin(Person, col(Person.id) == col(Feedback.author_id))
        .where(Feedback.input_id == input_id)
        .order_by(col(Feedback.at).desc(), col(Feedback.id).desc())
    )
    return [
        Reply(
            row.id,
            row.body,
            row.language or work.platform.default_language,
            row.signature,
            name or "",
            row.at,
            row.edited_at,
        )
        for row, name in work.session.exec(query).all()
    ]


def _versions(work: Work, input_id: str) -> list[Version]:
    query = select(InputVersion).where(InputVersion.input_id == input_id)
    rows = work.session.exec(query.order_by(col(InputVersion.until).desc())).all()
    return [Version(row.title, row.body, row.until) for row in rows]
