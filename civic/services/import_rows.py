"""Rows of a file as rows of the database: inputs with their tags and statuses, written in bulk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import SQLModel, col

from civic.errors import Invalid
from civic.models import Input, InputTag, StatusChange, Tag
from civic.rules.import_plan import Plan, Ready, TakenIn
from civic.rules.importing import identity
from civic.rules.ranking import heat, shuffle_of
from civic.rules.texts import fold
from civic.services.work import Opened, Work
from civic.words import new_id

BATCH = 500
MOST_NEW_TAGS = 200
OWN = "civic"


@dataclass(frozen=True, slots=True)
class Words:
    """What the tags and the statuses of a file are called here: the ids of ours."""

    tags: Mapping[str, str]
    statuses: Mapping[str, str]


def already_there(work: Work, activity_id: str, taken: TakenIn) -> set[str]:
    """Return which sources of a file the activity holds; our own exports are known by their ids."""
    by_source = {source_of(activity_id, taken, one): one for one in taken.inputs}
    there = _held(work, col(Input.source), list(by_source))
    if taken.source != OWN:
        return there
    ids = {one.found.external_id: source for source, one in by_source.items()}
    own = _held(work, col(Input.id), list(ids), col(Input.activity_id) == activity_id)
    return there | {ids[input_id] for input_id in own}


def source_of(activity_id: str, taken: TakenIn, one: Ready) -> str:
    """Return the key under which an input is imported once into an activity."""
    return identity(f"{activity_id}:{taken.source}", one.found)


def known_statuses(work: Work) -> dict[str, Sequence[str]]:
    """Return the statuses of the platform: their keys and their names in every language."""
    rows = work.vocabulary.statuses
    return {key: (status.key, *status.name.values()) for key, status in rows.items()}


def new_tags(work: Work, activity_id: str, taken: TakenIn) -> list[str]:
    """Return the tags of a file that the activity does not have, the most frequent first."""
    have = {fold(name) for tag in _tag_rows(work, activity_id) for name in tag.name.values()}
    found: dict[str, str] = {}
    for tag, _ in taken.tags().most_common():
        if fold(tag) not in have:
            found.setdefault(fold(tag), tag)
    return list(found.values())


def may_add_tags(work: Work, activity_id: str) -> bool:
    """Say whether new tags may be added: an activity that uses the platform's leaves them alone."""
    rows = _tag_rows(work, activity_id)
    return not rows or any(tag.activity_id for tag in rows) or work.actor.is_admin


def _held(
    work: Work,
    column: Any,  # noqa: ANN401  a column of SQLAlchemy
    values: list[str],
    *where: Any,  # noqa: ANN401
) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(values), BATCH):
        query = select(column).where(column.in_(values[start : start + BATCH]), *where)
        found.update(work.session.connection().execute(query).scalars())
    return found


def _tag_rows(work: Work, activity_id: str) -> list[Tag]:
    rows = work.vocabulary.tags.values()
    own = [tag for tag in rows if tag.activity_id == activity_id]
    return own or [tag for tag in rows if tag.activity_id is None]


def tags_for(work: Work, opened: Opened, taken: TakenIn, plan: Plan) -> dict[str, str]:
    """Return the id of each folded tag name, after adding those that are new.

    Raises:
        Invalid: if they are too many.
    """
    activity_id = opened.row.id
    fresh = new_tags(work, activity_id, taken)
    rows = _tag_rows(work, activity_id)
    if plan.new_tags and fresh and may_add_tags(work, activity_id):
        if len(fresh) > MOST_NEW_TAGS:
            figures = {"count": str(len(fresh)), "most": str(MOST_NEW_TAGS)}
            raise Invalid("tags", "team_import.too_many_tags", **figures)
        owner = None if rows and rows[0].activity_id is None else activity_id
        language = work.platform.default_language
        added = [
            Tag(activity_id=owner, name={language: name[:80]}, position=len(rows) + place)
            for place, name in enumerate(fresh)
        ]
        work.session.add_all(added)
        work.session.flush()
        rows = [*rows, *added]
    return {fold(name): tag.id for tag in rows for name in tag.name.values()}


def write_inputs(
    work: Work, opened: Opened, batch: Sequence[Ready], taken: TakenIn, words: Words
) -> None:
    """Write some inputs of a file, with their tags and the beginning of their history."""
    inputs = [_row(work, opened, one, taken) for one in batch]
    for row, one in zip(inputs, batch, strict=True):
        row["status_id"] = words.statuses.get(one.found.status) or work.vocabulary.first_status()
    tagged = [
        {"input_id": row["id"], "tag_id": tag}
        for row, one in zip(inputs, batch, strict=True)
        for tag in dict.fromkeys(words.tags.get(fold(name), "") for name in one.found.tags)
        if tag
    ]
    changes = [
        {
            **_empty(StatusChange),
            "id": new_id(),
            "input_id": row["id"],
            "status_id": row["status_id"],
            "at": work.now,
        }
        for row in inputs
        if row["status_id"]
    ]
    _write(work, Input, inputs)
    _write(work, InputTag, tagged)
    _write(work, StatusChange, changes)


def _row(work: Work, opened: Opened, one: Ready, taken: TakenIn) -> dict[str, Any]:
    found, place = one.found, one.found.place
    lat, lng = (place.lat, place.lng) if place else (None, None)
    created_at = found.created_at or work.now
    input_id = new_id()
    return {
        **_empty(Input),
        "id": input_id,
        "project_id": opened.project.id,
        "activity_id": opened.row.id,
        "author_name": found.author_name,
        "title": found.title,
        "body": found.body_html,
        "language": found.language[:8],
        "lat": lat,
        "lng": lng,
        "address": place.address if place else "",
        "area_id": None if lat is None or lng is None else work.vocabulary.districts.at(lat, lng),
        "created_at": created_at,
        "up": found.up,
        "down": found.down,
        "net": found.up - found.down,
        "heat": heat(found.up, found.down, created_at),
        "folded": one.folded,
        "source": source_of(opened.row.id, taken, one),
        "shuffle": shuffle_of(input_id),
    }


@cache
def _empty(table: type[SQLModel]) -> Mapping[str, Any]:
    """Return a row of which nothing is known, for a table whose rows come by the thousand."""
    return MappingProxyType(table().model_dump())


def _write(work: Work, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    if rows:
        work.session.connection().execute(insert(table), rows)
