"""The organiser's words: tags and statuses, named, coloured and ordered by the team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Input, InputTag, ProjectTag, Status, StatusChange, Tag
from civic.rules import editing, texts
from civic.rules.platform import FIRST_STATUSES
from civic.services import undo
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal

NAME_MOST = 60


@dataclass(frozen=True, slots=True)
class TagForm:
    """A tag of the platform as the team edits it, and how many inputs carry it."""

    id: str
    name: dict[str, str]
    inputs: int


@dataclass(frozen=True, slots=True)
class StatusForm:
    """A status as the team edits it, and how many inputs have it now."""

    id: str
    key: str
    name: dict[str, str]
    colour: str
    is_first: bool
    is_closing: bool
    inputs: int


def begin(work: Work) -> None:
    """Give a new platform its first statuses; those it has stay as they are."""
    work.require(Act.MANAGE_PLATFORM)
    known = set(work.session.exec(select(Status.key)).all())
    for position, (key, name, colour, is_closing) in enumerate(FIRST_STATUSES):
        if key not in known:
            row = Status(key=key, name=name, colour=colour.lower(), position=position)
            row.is_closing = is_closing
            work.session.add(row)
    work.session.flush()


@reads
def tags(work: Work) -> list[TagForm]:
    """Return the platform's tags in their order."""
    work.require(Act.MANAGE_PLATFORM)
    counts = _counts(work, select(InputTag.tag_id, func.count()).group_by(InputTag.tag_id))
    return [TagForm(row.id, row.name, counts.get(row.id, 0)) for row in _tags(work)]


def add_tag(work: Work, name: object) -> TagForm:
    """Make a tag for the whole platform, named by language.

    Raises:
        Invalid: if it has no name in the platform's language.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = Tag(name=_name(work, name, {}), position=len(_tags(work)))
    _keep(work, row, "tag_added")
    return TagForm(row.id, row.name, 0)


def save_tag(work: Work, tag_id: str, name: object) -> None:
    """Name a tag anew.

    Raises:
        Invalid: if it has no name in the platform's language.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _tag(work, tag_id)
    row.name = _name(work, name, row.name)
    _keep(work, row, "tag_changed")


def remove_tag(work: Work, tag_id: str) -> str:
    """Remove a tag that no input carries; return the entry by which it can be put back.

    Raises:
        Refused: if inputs carry it.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _tag(work, tag_id)
    _refuse_use(work, select(func.count()).select_from(InputTag).where(InputTag.tag_id == tag_id))
    links = work.session.exec(select(ProjectTag).where(ProjectTag.tag_id == tag_id)).all()
    return undo.remove(
        work, "tag_removed", [row, *links], subject_id=row.id, title=_said(work, row)
    )


def order_tags(work: Work, tag_ids: Sequence[str]) -> None:
    """Put the platform's tags in this order; those not named come after."""
    work.require(Act.MANAGE_PLATFORM)
    _reorder(_tags(work), tag_ids)
    work.log("tags_ordered")


@reads
def statuses(work: Work) -> list[StatusForm]:
    """Return the statuses of inputs in their order."""
    work.require(Act.MANAGE_PLATFORM)
    query = select(col(Input.status_id), func.count()).group_by(col(Input.status_id))
    counts = _counts(work, query)
    return [_status_form(row, counts.get(row.id, 0)) for row in _statuses(work)]


def add_status(work: Work, typed: Mapping[str, Any]) -> StatusForm:
    """Make a status: its name by language and its colour, and whether it is first or closing.

    Raises:
        Invalid: if it has no name in the platform's language, or the colour is none.
    """
    work.require(Act.MANAGE_PLATFORM)
    name = _name(work, typed.get("name", {}), {})
    key = _free_key(work, texts.slug_of(name[work.platform.default_language]))
    row = Status(key=key, name=name, colour="#5b6b7a", position=len(_statuses(work)))
    _fill_status(work, row, typed)
    _keep(work, row, "status_added")
    return _status_form(row, 0)


def save_status(work: Work, status_id: str, typed: Mapping[str, Any]) -> None:
    """Keep what was changed of a status: any of name, colour, is_first and is_closing.

    Raises:
        Invalid: if it has no name in the platform's language, or the colour is none.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _status(work, status_id)
    _fill_status(work, row, typed)
    _keep(work, row, "status_changed")


def remove_status(work: Work, status_id: str) -> str:
    """Remove a status that no input ever had; return the entry by which it can be put back.

    Raises:
        Refused: if an input has it, or had it once.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _status(work, status_id)
    now = select(func.count()).select_from(Input).where(Input.status_id == status_id)
    once = select(func.count()).select_from(StatusChange)
    before = select(func.count()).select_from(Input).where(Input.merged_status_id == status_id)
    _refuse_use(work, now)
    _refuse_use(work, before)
    _refuse_use(work, once.where(StatusChange.status_id == status_id))
    return undo.remove(work, "status_removed", [row], subject_id=row.id, title=_said(work, row))


def order_statuses(work: Work, status_ids: Sequence[str]) -> None:
    """Put the statuses in this order; those not named come after."""
    work.require(Act.MANAGE_PLATFORM)
    _reorder(_statuses(work), status_ids)
    work.log("statuses_ordered")


def _tags(work: Work) -> Sequence[Tag]:
    query = select(Tag).where(col(Tag.activity_id).is_(None))
    return work.session.exec(query.order_by(col(Tag.position), col(Tag.id))).all()


def _statuses(work: Work) -> Sequence[Status]:
    return work.session.exec(select(Status).order_by(col(Status.position), col(Status.id))).all()


def _tag(work: Work, tag_id: str) -> Tag:
    row = work.session.get(Tag, tag_id)
    if row is None:
        raise NotFound
    return row


def _status(work: Work, status_id: str) -> Status:
    row = work.session.get(Status, status_id)
    if row is None:
        raise NotFound
    return row


def _fill_status(work: Work, row: Status, typed: Mapping[str, Any]) -> None:
    if "name" in typed:
        row.name = _name(work, typed["name"], row.name)
    if "colour" in typed:
        row.colour = editing.colour("colour", typed["colour"])
    if "is_closing" in typed:
        row.is_closing = bool(typed["is_closing"])
    if "is_first" in typed:
        for other in _statuses(work):
            other.is_first = False
        row.is_first = bool(typed["is_first"])


def _name(work: Work, typed: object, kept: Mapping[str, str]) -> dict[str, str]:
    settings = work.platform
    name = editing.said("name", typed, settings.languages, _line, kept)
    if not name.get(settings.default_language):
        raise Invalid(f"name.{settings.default_language}", "invalid.missing")
    return name


def _line(field: str, typed: object) -> str:
    return texts.line(field, typed, most=NAME_MOST, least=0)


def _free_key(work: Work, base: str) -> str:
    taken = set(work.session.exec(select(Status.key)).all())
    short = base[:30].replace("-", "_")
    numbered = (f"{short}_{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (short, *numbered) if key not in taken)


def _reorder(rows: Sequence[Tag] | Sequence[Status], ids: Sequence[str]) -> None:
    wished = {row_id: position for position, row_id in enumerate(ids)}
    ordered = sorted(rows, key=lambda row: (wished.get(row.id, len(wished)), row.position))
    for position, row in enumerate(ordered):
        row.position = position


def _counts(work: Work, query: Any) -> dict[str, int]:  # noqa: ANN401  a select of two columns
    return {key: number for key, number in work.session.exec(query).all() if key}


def _refuse_use(work: Work, query: Any) -> None:  # noqa: ANN401  a select of one number
    if used := work.session.exec(query).one():
        raise Refused(Refusal(Reason.IN_USE, (("count", str(used)),)))


def _said(work: Work, row: Tag | Status) -> str:
    return texts.pick(row.name, work.reader, work.platform.default_language).text


def _keep(work: Work, row: Tag | Status, what: str) -> None:
    work.session.add(row)
    work.session.flush()
    work.log(what, subject_id=row.id, title=_said(work, row))


def _status_form(row: Status, inputs: int) -> StatusForm:
    return StatusForm(row.id, row.key, row.name, row.colour, row.is_first, row.is_closing, inputs)
