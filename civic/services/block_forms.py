"""Blocks before those who write them: every field in every language, and what each one lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from civic.models import Activity, Project, Upload
from civic.rules.block_changes import words_of
from civic.rules.blocks import Blocks, every, items_of, uploads_in
from civic.services.block_pages import project_of
from civic.services.views import picture_url
from civic.services.vocabulary import Label
from civic.services.work import Work


@dataclass(frozen=True)
class ItemForm:
    """A picture, a document, a link or a question that a block lists."""

    id: str = ""
    label: dict[str, str] = field(default_factory=dict)
    body: dict[str, str] = field(default_factory=dict)
    alt: dict[str, str] = field(default_factory=dict)
    url: str = ""
    picture: str = ""
    file: str = ""
    decorative: bool = False


@dataclass(frozen=True)
class CellForm:
    """A block as the team writes it; what its kind has not is empty.

    ``words`` are those by which one knows it, ``lacks`` what it still needs to be shown.
    """

    id: str = ""
    kind: str = ""
    revision: int = 0
    words: dict[str, str] = field(default_factory=dict)
    lacks: list[str] = field(default_factory=list)
    heading: dict[str, str] = field(default_factory=dict)
    body: dict[str, str] = field(default_factory=dict)
    caption: dict[str, str] = field(default_factory=dict)
    label: dict[str, str] = field(default_factory=dict)
    alt: dict[str, str] = field(default_factory=dict)
    url: str = ""
    picture: str = ""
    decorative: bool = False
    wide: bool = False
    per_row: str = "2"
    activity: str = ""
    section: str = ""
    figures: list[str] = field(default_factory=list)
    listed: list[ItemForm] = field(default_factory=list)


@dataclass(frozen=True)
class BlockForm(CellForm):
    """A block of the page itself, with the blocks that it holds if it is columns."""

    cells: list[CellForm] = field(default_factory=list)


@dataclass(frozen=True)
class Choices:
    """What blocks of a page can name: activities by title, numbers, parts of the front door."""

    activities: list[Label] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)


def forms_of(work: Work, drafted: Blocks, lacks: Mapping[str, Sequence[str]]) -> list[BlockForm]:
    """Return blocks to be written; the caller has asked for leave."""
    ids = uploads_in(drafted)
    rows = work.session.exec(select(Upload).where(col(Upload.id).in_(ids))) if ids else ()
    uploads = {row.id: row for row in rows}
    titles = _titles(work, drafted)

    def values(block: Any) -> dict[str, Any]:  # noqa: ANN401  any kind of block
        words = titles.get(getattr(block, "activity", "")) or words_of(block)
        return _values(block, uploads, lacks) | {"words": words}

    return [
        BlockForm(**values(one), cells=[CellForm(**values(c)) for c in getattr(one, "cells", ())])
        for one in drafted
    ]


def _titles(work: Work, drafted: Blocks) -> dict[str, dict[str, str]]:
    """Return the titles of the activities that blocks name: by these one knows them."""
    named = {getattr(block, "activity", "") for block in every(drafted)} - {""}
    query = select(Activity.id, Activity.title).where(col(Activity.id).in_(named))
    return {key: dict(title) for key, title in work.session.exec(query)} if named else {}


def activities_of(work: Work, owner: str, ids: Sequence[str]) -> list[Label]:
    """Return activities by their titles, and those of several projects with these'."""
    query = select(Activity, Project).join(Project, col(Project.id) == col(Activity.project_id))
    rows = {
        row.id: (row, of) for row, of in work.session.exec(query.where(col(Activity.id).in_(ids)))
    }
    is_alone = project_of(owner) is not None
    found = []
    for key in ids:
        said, home = work.say(rows[key][0].title), work.say(rows[key][1].title)
        text = said.text if is_alone else f"{home.text} · {said.text}"
        found.append(Label(key, text, said.lang))
    return found


def _values(
    block: Any,  # noqa: ANN401  any kind of block
    uploads: Mapping[str, Upload],
    lacks: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    plain = ("id", "kind", "revision", "heading", "body", "caption", "label", "alt", "url",
             "decorative", "wide", "activity", "section")  # fmt: skip
    values = {name: getattr(block, name) for name in plain if hasattr(block, name)}
    return values | {
        "lacks": list(lacks.get(block.id, ())),
        "picture": _small(getattr(block, "picture", ""), uploads),
        "per_row": str(getattr(block, "per_row", 2)),
        "figures": [str(each) for each in getattr(block, "figures", ())],
        "listed": [_item(one, uploads) for one in items_of(block)],
    }


def _item(piece: Any, uploads: Mapping[str, Upload]) -> ItemForm:  # noqa: ANN401
    plain = ("id", "label", "body", "alt", "url", "decorative")
    values = {name: getattr(piece, name) for name in plain if hasattr(piece, name)}
    row = uploads.get(getattr(piece, "upload", ""))
    picture = _small(getattr(piece, "picture", ""), uploads)
    return ItemForm(**values, picture=picture, file=row.name if row else "")


def _small(upload_id: str, uploads: Mapping[str, Upload]) -> str:
    return picture_url(upload_id, small=True) if upload_id in uploads else ""
