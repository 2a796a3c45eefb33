"""The page of a project that its team has built of blocks, and its documents, read."""

from typing import Any

from pydantic import Field

from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.api.v1.schemas import Shape, Words
from civic.api.v1.shaping import address, words
from civic.services import api_projects
from civic.services.block_views import BlockView, LinkView
from civic.services.project_documents import DocumentView


class BlockPicture(Shape):
    """A picture of a block; one without words only decorates."""

    url: str
    alt: Words
    width: int
    height: int


class BlockLink(Shape):
    """A link, or a document with its kind and its size in bytes."""

    url: str
    label: Words
    kind: str | None
    size: int | None


class BlockQuestion(Shape):
    """A question with its answer, which is HTML."""

    question: Words
    answer: Words


class BlockFigure(Shape):
    """A number as it is at the moment."""

    key: str
    number: int


class Cell(Shape):
    """A block that stands in columns; what its kind has not is empty."""

    id: str
    kind: str
    heading: Words
    body: Words = Field(description="HTML that was made harmless.")
    caption: Words
    pictures: list[BlockPicture]
    links: list[BlockLink]
    questions: list[BlockQuestion]
    figures: list[BlockFigure]
    video: str | None = Field(description="Address of a video, at its host.")
    activity: str | None = Field(description="Address of the page of an activity.")


class Block(Cell):
    """A block of a page, as its readers see it."""

    cells: list[Cell] = Field(description="The blocks that stand in columns.")


class Document(Shape):
    """A document of a project: its name, its kind (pdf, odt…), its size in bytes."""

    id: str
    url: str = Field(description="Address of the file.")
    name: Words
    kind: str
    size: int


async def list_project_blocks(call: Call[Any, None]) -> Listed:
    """List the blocks of the page of a project, as it is published.

    There are none where the team has built no page.
    """
    found = await call.do(api_projects.blocks_of, call.path["project_id"])
    return Listed([_block(each) for each in found])


async def list_project_documents(call: Call[Any, None]) -> Listed:
    """List the documents of a project, in their order.

    A document is given to whoever may see the project.
    """
    found = await call.do(api_projects.documents_of, call.path["project_id"])
    return Listed([_document(each) for each in found])


def _document(view: DocumentView) -> Document:
    return Document(
        id=view.id, url=address(view.href), name=words(view.name), kind=view.kind, size=view.size
    )


def _block(view: BlockView) -> Block:
    return Block(**_shared(view), cells=[Cell(**_shared(cell)) for cell in view.cells])


def _shared(view: BlockView) -> dict[str, Any]:
    pictures = [
        BlockPicture(url=address(one.url), alt=words(one.alt), width=one.width, height=one.height)
        for one in view.pictures
    ]
    return {
        "id": view.id,
        "kind": view.kind,
        "heading": words(view.heading),
        "body": words(view.body),
        "caption": words(view.caption),
        "pictures": pictures,
        "links": [_link(one) for one in view.links],
        "questions": [
            BlockQuestion(question=words(one.label), answer=words(one.body)) for one in view.folds
        ],
        "figures": [BlockFigure(key=one.key, number=one.number) for one in view.figures],
        "video": view.video.watch if view.video else None,
        "activity": address(view.door.href) if view.door else None,
    }


def _link(one: LinkView) -> BlockLink:
    url = address(one.href) if one.href.startswith("/") else one.href
    return BlockLink(url=url, label=words(one.label), kind=one.kind or None, size=one.size or None)


ENDPOINTS = [
    Endpoint(
        "GET", "/projects/{project_id}/blocks", list_project_blocks, "projects",
        gives=Block, lists=True,
    ),
    Endpoint(
        "GET", "/projects/{project_id}/documents", list_project_documents, "projects",
        gives=Document, lists=True,
    ),
]  # fmt: skip
