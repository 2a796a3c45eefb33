"""Blocks as a reader sees them, in the reader's language as far as they are written in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import Upload
from civic.rules.blocks import uploads_in
from civic.rules.looks import DOOR_ICONS
from civic.rules.videos import video_of
from civic.services.block_figures import figure
from civic.services.block_pages import Found, project_of
from civic.services.doors import NO_DOOR, DoorView, door_of
from civic.services.figures import counts_of
from civic.services.views import document_url, picture_url
from civic.services.work import Work
from civic.words import NOTHING_SAID, Said


@dataclass(frozen=True)
class PictureView:
    """A picture: its two addresses, its words, its size."""

    url: str = ""
    small: str = ""
    alt: Said = NOTHING_SAID
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class LinkView:
    """A link, or a document with its kind and its size in bytes."""

    href: str = ""
    label: Said = NOTHING_SAID
    kind: str = ""
    size: int = 0


@dataclass(frozen=True)
class FoldView:
    """A question, and the answer that it unfolds."""

    id: str = ""
    label: Said = NOTHING_SAID
    body: Said = NOTHING_SAID


@dataclass(frozen=True)
class FigureView:
    """A number as it is now, and what it counts."""

    key: str = ""
    number: int = 0


@dataclass(frozen=True)
class VideoView:
    """A video of elsewhere: at whose, our address that shows it, and theirs."""

    host: str = ""
    frame: str = ""
    watch: str = ""


@dataclass(frozen=True)
class ActivityDoor:
    """The door to an activity: where it leads, and what one can do behind it now."""

    href: str = ""
    title: Said = NOTHING_SAID
    icon: str = ""
    inputs: int = 0
    has_inputs: bool = False
    door: DoorView = NO_DOOR


@dataclass(frozen=True)
class BlockView:
    """A block as it is read; what its kind has not is empty."""

    id: str = ""
    kind: str = ""
    heading: Said = NOTHING_SAID
    body: Said = NOTHING_SAID
    caption: Said = NOTHING_SAID
    pictures: list[PictureView] = field(default_factory=list)
    links: list[LinkView] = field(default_factory=list)
    folds: list[FoldView] = field(default_factory=list)
    figures: list[FigureView] = field(default_factory=list)
    video: VideoView | None = None
    door: ActivityDoor | None = None
    wide: bool = False
    per_row: int = 2
    section: str = ""
    cells: list["BlockView"] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """A run of blocks, or the one part that the front door has of itself."""

    section: str = ""
    blocks: list[BlockView] = field(default_factory=list)


def parts_of(views: Sequence[BlockView]) -> list[Part]:
    """Return a page as runs of blocks between the parts that the front door has of itself."""
    parts: list[Part] = []
    for view in views:
        if view.kind == "section":
            parts.append(Part(view.section))
        elif parts and not parts[-1].section:
            parts[-1].blocks.append(view)
        else:
            parts.append(Part(blocks=[view]))
    return parts


def views_of(work: Work, page: Found | None, language: str = "") -> list[BlockView]:
    """Return a page as its reader sees it; the caller has asked for leave."""
    if page is None:
        return []
    ids = uploads_in(page.blocks)
    rows = work.session.exec(select(Upload).where(col(Upload.id).in_(ids))) if ids else ()
    seeing = _Seeing(work, page, {row.id: row for row in rows}, language)
    return [view for view in map(seeing.block, page.blocks) if view is not None]


@dataclass(frozen=True)
class _Seeing:
    """One reader before one page."""

    work: Work
    page: Found
    uploads: Mapping[str, Upload]
    language: str

    def block(self, block: Any) -> BlockView | None:  # noqa: ANN401  any kind of block
        """Return a block as it is seen; nothing where it would be empty."""
        view = BlockView(
            id=block.id,
            kind=block.kind,
            heading=self.said(getattr(block, "heading", {})),
            body=self.said(getattr(block, "body", {})),
            caption=self.said(getattr(block, "caption", {})),
            pictures=self.pictures(block),
            links=self.links(block),
            folds=[
                FoldView(one.id, self.said(one.label), self.said(one.body))
                for one in getattr(block, "folds", ())
            ],
            figures=self.figures(block),
            video=self.video(block),
            door=self.door(block),
            wide=getattr(block, "wide", False),
            per_row=getattr(block, "per_row", 2),
            section=getattr(block, "section", ""),
            cells=self.cells(block),
        )
        return view if _has_something(view) else None

    def said(self, texts: Mapping[str, str]) -> Said:
        """Return a text in the reader's language, or the nearest there is."""
        return self.work.say(texts, self.language)

    def cells(self, block: Any) -> list[BlockView]:  # noqa: ANN401
        """Return what stands in columns."""
        shown = map(self.block, getattr(block, "cells", ()))
        return [view for view in shown if view is not None]

    def pictures(self, block: Any) -> list[PictureView]:  # noqa: ANN401
        """Return the picture of a block, or those of a gallery."""
        pieces = getattr(block, "shots", (block,) if block.kind == "image" else ())
        return [self.picture(one) for one in pieces if one.picture in self.uploads]

    def picture(self, piece: Any) -> PictureView:  # noqa: ANN401
        """Return a picture; one that only decorates has no words."""
        row = self.uploads[piece.picture]
        alt = NOTHING_SAID if piece.decorative else self.said(piece.alt)
        end = self._ending()
        large, small = picture_url(row.id), picture_url(row.id, small=True)
        return PictureView(f"{large}{end}", f"{small}{end}", alt, row.width, row.height)

    def links(self, block: Any) -> list[LinkView]:  # noqa: ANN401
        """Return the links of a block, its documents, or where its call leads."""
        if block.kind == "call":
            return [LinkView(block.url, self.said(block.label))] if block.url else []
        if block.kind == "links":
            return [LinkView(one.url, self.said(one.label)) for one in block.links if one.url]
        return [self.document(one) for one in getattr(block, "files", ()) if self._has(one)]

    def document(self, piece: Any) -> LinkView:  # noqa: ANN401
        """Return a document by its address, its words, its kind and its size."""
        row = self.uploads[piece.upload]
        said = self.said(piece.label)
        href = f"{document_url(row.id, row.name)}{self._ending()}"
        return LinkView(href, said if said.text else Said(row.name), row.kind, row.size)

    def figures(self, block: Any) -> list[FigureView]:  # noqa: ANN401
        """Return the numbers of a block as they are now."""
        owner = project_of(self.page.owner)
        counted = ((each, figure(self.work, each, owner)) for each in getattr(block, "figures", ()))
        return [FigureView(key, number) for key, number in counted if number is not None]

    def video(self, block: Any) -> VideoView | None:  # noqa: ANN401
        """Return the video of a block, where it is at a host that may be shown."""
        if block.kind != "video":
            return None
        found = video_of(block.url, self.work.platform.video_hosts)
        return (
            VideoView(found.host, f"/video?of={quote(found.watch, safe='')}", found.watch)
            if found
            else None
        )

    def door(self, block: Any) -> ActivityDoor | None:  # noqa: ANN401
        """Return the door to an activity, where the reader may go in."""
        if block.kind != "activity" or not block.activity:
            return None
        try:
            opened = self.work.visit(block.activity)
        except NotFound:
            return None
        has_inputs = opened.method.collection(opened.settings) is not None
        return ActivityDoor(
            href=f"/projects/{opened.project.slug}/{opened.row.slug}",
            title=self.said(opened.row.title),
            icon=opened.method.icon if opened.method.icon in DOOR_ICONS else "messages-square",
            inputs=counts_of(self.work, opened.row.id).inputs if has_inputs else 0,
            has_inputs=has_inputs,
            door=door_of(self.work, opened) if has_inputs else NO_DOOR,
        )

    def _has(self, piece: Any) -> bool:  # noqa: ANN401
        return piece.upload in self.uploads

    def _ending(self) -> str:
        return f"?draft={self.page.word}" if self.page.word else ""


def _has_something(view: BlockView) -> bool:
    words = (view.heading.text, view.body.text)
    parts = (view.pictures, view.links, view.folds, view.figures, view.cells)
    return bool(any(words) or any(parts) or view.video or view.door or view.section)
