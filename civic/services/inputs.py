"""One input: handed in, shown, edited, withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import delete, func, select
from sqlmodel import col

from civic.errors import Invalid, NotFound, Refused
from civic.methods.base import NewInput
from civic.models import Comment, Input, InputPicture, InputTag, InputVersion, StatusChange, Upload
from civic.rules.form_files import words_in
from civic.rules.forms import Answer
from civic.rules.places import Place, place
from civic.rules.quotas import ENDLESS
from civic.rules.texts import line, plain, rich
from civic.services import arrivals, forms, masks, reading_first, scenarios
from civic.services.ballots import refuse_voted
from civic.services.form_views import AnswerView
from civic.services.happenings import announce
from civic.services.input_rows import folded, new_row, put
from civic.services.spreading import spread
from civic.services.survivors import gathered, refuse_merged
from civic.services.views import picture_url
from civic.services.vocabulary import Label
from civic.services.work import Opened, Work, reads
from civic.words import Happening, Held, News, Reason, Refusal

MOST_TITLE = 140
LEAST_TITLE = 4
MOST_BODY = 20_000
MOST_PICTURES = 5
MOST_TAGS = 5


@dataclass(frozen=True)
class Draft:
    """What a person typed into the form of an input, not yet checked.

    No ``answers`` at all leave those of an edited input as they are. ``masked`` is asked for
    without one's name, which an edit does not change.
    """

    title: str = ""
    body: str = ""
    lat: float | None = None
    lng: float | None = None
    address: str = ""
    tags: Sequence[str] = ()
    pictures: Sequence[Mapping[str, str]] = field(default_factory=tuple)
    answers: Mapping[str, Any] | None = None
    confided: Sequence[str] = ()
    masked: bool = False


@dataclass(frozen=True)
class Preview:
    """What was typed as it will look, once it is handed in."""

    title: str = ""
    body: str = ""
    address: str = ""
    has_place: bool = False
    tags: list[Label] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    answers: list[AnswerView] = field(default_factory=list)


@dataclass(frozen=True)
class _Checked:
    title: str
    body: str
    place: Place | None
    tags: list[str]
    pictures: list[tuple[str, str]]
    answers: dict[str, Answer | None]


@reads
def preview(work: Work, activity_id: str, draft: Draft) -> Preview:
    """Return what was typed as it would look, without keeping it.

    Raises:
        Invalid: if a field cannot be read or is missing, with the field's name.
    """
    opened = work.visit(activity_id)
    checked = _check(work, opened, draft, lock=False)
    _ask_method(work, opened, checked, is_new=False)
    return Preview(
        title=checked.title,
        body=checked.body,
        address=checked.place.address if checked.place else "",
        has_place=checked.place is not None,
        tags=[work.vocabulary.tag(tag, work.reader) for tag in checked.tags],
        pictures=[picture_url(upload) for upload, _ in checked.pictures],
        answers=forms.as_shown(work, opened, checked.answers),
    )


def submit(work: Work, activity_id: str, draft: Draft) -> str:
    """Hand in an input; return its id.

    Raises:
        Refused: if the actor may not, too fast, or the method refuses it.
        Invalid: if a field cannot be read, with the field's name.
    """
    opened = scenarios.enter(work, activity_id, masked=draft.masked)
    work.pace("submit_input")
    checked = _check(work, opened, draft)
    _ask_method(work, opened, checked)
    row = new_row(work, opened, checked.title, checked.body, checked.place, work.now)
    masks.sign(work, opened, row, masked=draft.masked)
    row.language = work.reader
    waits = reading_first.check(work, opened, row, _said(checked))
    work.session.add(row)
    work.session.flush()
    _attach(work, row.id, checked)
    forms.keep(work, row.id, checked.answers)
    scenarios.offer(work, opened, row)
    if row.status_id:
        change = StatusChange(input_id=row.id, status_id=row.status_id, at=work.now)
        work.session.add(change)
    if waits:
        reading_first.tell_author(work, row, Held.WAITING)
    else:
        come_in(work, row)
    work.tell("moderation:new")
    return row.id


def come_in(work: Work, row: Input, by: str = "") -> None:
    """Let everybody hear of an input that they now read; the caller has asked for leave."""
    arrivals.expect(work, row.activity_id)
    spread(work, News.INPUT, row, by=by)
    _announce(work, row, Happening.INPUT_CREATED)
    work.tell(f"activity:{row.activity_id}")


def edit(work: Work, input_id: str, draft: Draft) -> None:
    """Change the actor's own input while nobody else has supported it; keep what it said.

    Raises:
        Refused: if the act is closed, it is not theirs, somebody has supported it, or too fast.
        Invalid: if a field cannot be read, with the field's name.
    """
    row, opened = mine(work, input_id)
    work.pace("submit_input")
    checked = _check(work, opened, draft, is_new=False)
    _ask_method(work, opened, checked, is_new=False)
    answers, has_changed = forms.keep(work, row.id, checked.answers)
    before = InputVersion(input_id=row.id, title=row.title, body=row.body, answers=answers)
    if has_changed or (row.title, row.body) != (checked.title, checked.body):
        before.until = row.edited_at = work.now
        if not row.held:  # nobody has read what waits, and nobody ever will
            work.session.add(before)
    was_held = bool(row.held)
    waits = reading_first.check(work, opened, row, _said(checked))
    row.title, row.body = checked.title, checked.body
    row.folded = folded(checked.title, checked.body)
    put(work, row, checked.place)
    for table in (InputTag, InputPicture):
        work.session.connection().execute(delete(table).where(col(table.input_id) == row.id))
    _attach(work, row.id, checked)
    if not waits:
        _announce(work, row, Happening.INPUT_EDITED)
    elif not was_held:
        reading_first.tell_author(work, row, Held.WAITING)
    work.tell("moderation:new")
    work.tell(f"input:{row.id}")
    work.tell(f"activity:{row.activity_id}")


def withdraw(work: Work, input_id: str) -> None:
    """Take the actor's own input back while nobody else has supported it, or refuse."""
    row, opened = mine(work, input_id)
    row.withdrawn_at = work.now
    work.tell(f"input:{row.id}")
    work.tell(f"activity:{opened.row.id}")


def mine(work: Work, input_id: str) -> tuple[Input, Opened]:
    """Load the actor's own input, locked, in order to change it, or refuse."""
    row = work.session.get(Input, input_id, with_for_update=True)
    if row is None or row.withdrawn_at or (row.hidden_at and not row.held):
        raise NotFound
    opened = scenarios.enter(work, row.activity_id, masked=row.mask_id)
    if refusal := refuse_change(work, opened, row):
        raise Refused(refusal)
    return row, opened


def refuse_change(work: Work, opened: Opened, row: Input) -> Refusal | None:
    """Say why the actor can't edit or withdraw an input, time apart, or nothing."""
    if scenarios.is_teams(opened):
        return scenarios.refuse_change(work, opened)
    if not masks.wrote(work, row):
        return Refusal(Reason.NOT_ALLOWED)
    if refusal := refuse_merged(work, row) or refuse_voted(work, row.id):
        return refusal
    if work.vocabulary.status(row.status_id, "").is_closing:
        return Refusal(Reason.CONTENT_CLOSED)
    others = (
        select(func.count()).select_from(Comment)
        .where(col(Comment.input_id) == row.id, masks.others(work, Comment))
    )  # fmt: skip
    if (
        row.up
        or row.down
        or gathered(work, [row.id])
        or work.session.connection().execute(others).scalar_one()
    ):
        return Refusal(Reason.HAS_SUPPORT)
    return None


def _check(
    work: Work, opened: Opened, draft: Draft, *, is_new: bool = True, lock: bool = True
) -> _Checked:
    shown = opened.method.collection(opened.settings)
    typed = {} if is_new and draft.answers is None else draft.answers
    if shown is None:
        raise Refused(Refusal(Reason.ACT_NOT_OPEN))
    return _Checked(
        title=line("title", draft.title, most=MOST_TITLE, least=LEAST_TITLE),
        body=rich("body", draft.body, most=MOST_BODY),
        place=place(draft.lat, draft.lng, draft.address) if shown.asks_place else None,
        tags=_known_tags(work, opened, draft.tags) if shown.asks_tags else [],
        pictures=_own_pictures(work, opened, draft.pictures) if shown.asks_pictures else [],
        answers=forms.read(work, opened, typed, draft.confided, lock=lock),
    )


def _said(checked: _Checked) -> list[str]:
    """Return the words that everybody will read, for the rules that look at them."""
    answers = [words_in(given) for given in checked.answers.values() if given]
    return [checked.title, plain(checked.body), checked.body, *answers]


def _known_tags(work: Work, opened: Opened, tags: Sequence[str]) -> list[str]:
    known = {label.id for label in work.vocabulary.tags_for(opened.row.id, work.reader)}
    chosen = list(dict.fromkeys(tags))
    if len(chosen) > MOST_TAGS or not known.issuperset(chosen):
        raise Invalid("tags", "invalid.tags", most=str(MOST_TAGS))
    return chosen


def _own_pictures(
    work: Work, opened: Opened, pictures: Sequence[Mapping[str, str]]
) -> list[tuple[str, str]]:
    if len(pictures) > MOST_PICTURES:
        raise Invalid("pictures", "invalid.pictures", most=str(MOST_PICTURES))
    found: dict[str, str] = {}
    for picture in pictures:
        row = work.session.get(Upload, picture.get("id", ""))
        own = row and row.owner_id == work.actor.person_id
        if row is None or row.kind or not (own or scenarios.is_pictured(work, opened, row.id)):
            raise Invalid("pictures", "invalid.pictures", most=str(MOST_PICTURES))
        found[row.id] = line("pictures", picture.get("alt", ""), most=300, least=0)
    return list(found.items())


def _ask_method(work: Work, opened: Opened, checked: _Checked, *, is_new: bool = True) -> None:
    new = NewInput(
        title=checked.title,
        body=checked.body,
        has_place=checked.place is not None,
        tags=len(checked.tags),
        pictures=len(checked.pictures),
    )
    ask = partial(opened.method.refuse_input, opened.settings, new)
    counts = is_new and ask(ENDLESS)
    if refusal := ask(_used(work, opened) if counts else 0):
        if refusal.reason is Reason.FIELD_MISSING:
            raise Invalid(dict(refusal.figures)["field"], "invalid.missing")
        raise Refused(refusal)


def _used(work: Work, opened: Opened) -> int:
    work.lock_person()
    query = select(func.count()).select_from(Input).where(
        col(Input.activity_id) == opened.row.id,
        masks.own(work, Input),
        col(Input.withdrawn_at).is_(None),
    )  # fmt: skip
    return int(work.session.connection().execute(query).scalar_one())


def _announce(work: Work, row: Input, what: Happening) -> None:
    announce(work, what, input_id=row.id, activity_id=row.activity_id, project_id=row.project_id)


def _attach(work: Work, input_id: str, checked: _Checked) -> None:
    work.session.add_all(InputTag(input_id=input_id, tag_id=tag) for tag in checked.tags)
    work.session.add_all(
        InputPicture(input_id=input_id, upload_id=upload, alt=alt, position=position)
        for position, (upload, alt) in enumerate(checked.pictures)
    )
