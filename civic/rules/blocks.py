"""The blocks that a page is built of: their kinds, and the fields of each."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from civic.words import new_id

Texts: TypeAlias = dict[str, str]


class Figure(StrEnum):
    """A number that is counted anew whenever a page is shown."""

    INPUTS = "inputs"
    COMMENTS = "comments"
    PEOPLE = "people"
    SUPPORTS = "supports"
    ANSWERS = "answers"
    FOLLOWERS = "followers"
    PROJECTS = "projects"
    DAYS_LEFT = "days_left"


OF_PROJECT = tuple(each for each in Figure if each is not Figure.PROJECTS)
OF_PLATFORM = tuple(each for each in Figure if each not in (Figure.FOLLOWERS, Figure.DAYS_LEFT))


class _Piece(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(default_factory=new_id, max_length=32)


class Shot(_Piece):
    """A picture of a gallery."""

    picture: str = ""
    alt: Texts = Field(default_factory=dict)
    decorative: bool = False


class Link(_Piece):
    """A link with its words."""

    url: str = ""
    label: Texts = Field(default_factory=dict)


class File(_Piece):
    """A document to take home, by the name that people read."""

    upload: str = ""
    label: Texts = Field(default_factory=dict)


class Fold(_Piece):
    """A question that unfolds its answer."""

    label: Texts = Field(default_factory=dict)
    body: Texts = Field(default_factory=dict)


class _Block(_Piece):
    """``revision`` counts its changes, and ``by`` says who made the last one."""

    revision: int = 0
    by: str = ""


class _Titled(_Block):
    heading: Texts = Field(default_factory=dict)


class TextBlock(_Titled):
    """A text under a heading."""

    kind: Literal["text"] = "text"
    body: Texts = Field(default_factory=dict)


class ImageBlock(_Block):
    """A picture, in words for those who do not see it unless it only decorates."""

    kind: Literal["image"] = "image"
    picture: str = ""
    alt: Texts = Field(default_factory=dict)
    decorative: bool = False
    caption: Texts = Field(default_factory=dict)
    wide: bool = False


class GalleryBlock(_Titled):
    """Several pictures side by side."""

    kind: Literal["gallery"] = "gallery"
    shots: tuple[Shot, ...] = ()


class VideoBlock(_Titled):
    """A video of elsewhere, shown once a reader has agreed to it."""

    kind: Literal["video"] = "video"
    url: str = ""
    caption: Texts = Field(default_factory=dict)


class FilesBlock(_Titled):
    """Documents to take home."""

    kind: Literal["files"] = "files"
    files: tuple[File, ...] = ()


class LinksBlock(_Titled):
    """A list of links."""

    kind: Literal["links"] = "links"
    links: tuple[Link, ...] = ()


class AccordionBlock(_Titled):
    """Questions that unfold their answers."""

    kind: Literal["accordion"] = "accordion"
    folds: tuple[Fold, ...] = ()


class CallBlock(_Titled):
    """A call to do something, with the button that leads there."""

    kind: Literal["call"] = "call"
    body: Texts = Field(default_factory=dict)
    label: Texts = Field(default_factory=dict)
    url: str = ""


class ActivityBlock(_Block):
    """The door to an activity, as it stands at the moment."""

    kind: Literal["activity"] = "activity"
    activity: str = ""


class FiguresBlock(_Titled):
    """Numbers that are counted at the moment, and never typed."""

    kind: Literal["figures"] = "figures"
    figures: tuple[Figure, ...] = ()


class SectionBlock(_Block):
    """A part that the front door has of itself, at the place the organiser gives it."""

    kind: Literal["section"] = "section"
    section: str = Field(default="open", max_length=40)


Simple: TypeAlias = Annotated[
    TextBlock | ImageBlock | VideoBlock | CallBlock | FiguresBlock | ActivityBlock,
    Field(discriminator="kind"),
]


class ColumnsBlock(_Titled):
    """Simple blocks side by side, two or three in a row; under each other on a phone."""

    kind: Literal["columns"] = "columns"
    per_row: int = Field(default=2, ge=2, le=3)
    cells: tuple[Simple, ...] = ()


Block: TypeAlias = Annotated[
    TextBlock | ImageBlock | GalleryBlock | VideoBlock | FilesBlock | LinksBlock | AccordionBlock
    | CallBlock | ActivityBlock | FiguresBlock | SectionBlock | ColumnsBlock,
    Field(discriminator="kind"),
]  # fmt: skip
Blocks: TypeAlias = tuple[Block, ...]

CLASSES: Mapping[str, type[_Block]] = MappingProxyType({
    "text": TextBlock, "image": ImageBlock, "gallery": GalleryBlock, "video": VideoBlock,
    "files": FilesBlock, "links": LinksBlock, "accordion": AccordionBlock, "call": CallBlock,
    "columns": ColumnsBlock, "activity": ActivityBlock, "figures": FiguresBlock,
    "section": SectionBlock,
})  # fmt: skip
KINDS = tuple(CLASSES)
"""Every kind of block, in the order of the catalogue."""

SIMPLE = ("text", "image", "video", "call", "figures", "activity")
"""The kinds that columns may hold."""

ITEMS: Mapping[str, tuple[str, type[_Piece]]] = MappingProxyType({
    "gallery": ("shots", Shot), "files": ("files", File), "links": ("links", Link),
    "accordion": ("folds", Fold),
})  # fmt: skip
"""The kinds that list things of their own: the field that holds them, and what each is."""

SECTIONS = ("moved", "open", "lately", "near", "upcoming", "past")
"""What the front door has of itself, in the order it has without the organiser's wish."""

_READER: TypeAdapter[Blocks] = TypeAdapter(Blocks)


def read(kept: Sequence[Mapping[str, Any]]) -> Blocks:
    """Return the blocks that were kept as a document."""
    return _READER.validate_python(kept)


def written(blocks: Blocks) -> list[dict[str, Any]]:
    """Return blocks as a document to be kept."""
    return [block.model_dump(mode="json") for block in blocks]


def every(blocks: Blocks) -> Iterator[Any]:
    """Return each block of a page, and those inside of columns after these."""
    for block in blocks:
        yield block
        yield from getattr(block, "cells", ())


def items_of(block: Any) -> tuple[Any, ...]:  # noqa: ANN401  any kind of block
    """Return the pictures, files, links or questions that a block lists."""
    name, _ = ITEMS.get(block.kind, ("", None))
    found: tuple[Any, ...] = getattr(block, name) if name else ()
    return found


def uploads_in(blocks: Blocks) -> set[str]:
    """Return every picture and document that blocks show."""
    found = set()
    for block in every(blocks):
        for piece in (block, *items_of(block)):
            found |= {getattr(piece, name, "") for name in ("picture", "upload")}
    return found - {""}


def in_order() -> Blocks:
    """Return the front door as it is before the organiser builds it anew."""
    return tuple(SectionBlock(section=each) for each in SECTIONS)
