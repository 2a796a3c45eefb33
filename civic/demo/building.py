"""The pages of the demo that are built of blocks, and the documents of its projects."""

from typing import Any

from civic.adapters.documents import read_document
from civic.demo.pictures import picture
from civic.demo.town import Calendar, id_of
from civic.models import BlockPage, BlockVersion, ProjectDocument
from civic.rules import blocks
from civic.services import block_pages, uploads
from civic.services.bringing_in import bring_in_page
from civic.services.work import Work


def build(work: Work, calendar: Calendar, told: dict[str, Any]) -> None:
    """Give a project the page that the content tells of, as its team has published it."""
    owner = block_pages.of_project(id_of("project", told["project"]))
    built = blocks.read(
        [_block(work, told["project"], at, each) for at, each in enumerate(told["blocks"])]
    )
    page = BlockPage(
        id=id_of("page", owner),
        owner=owner,
        project_id=block_pages.project_of(owner),
        draft=blocks.written(built),
        shown=1,
    )
    version = BlockVersion(
        id=id_of("page", owner, "1"),
        page_id=page.id,
        number=1,
        blocks=page.draft,
        author_id=id_of("person", told["author"]),
        at=calendar.at(told["day"], told["time"]),
    )
    bring_in_page(work, page, version)


def _block(work: Work, project: str, at: int | str, told: dict[str, Any]) -> dict[str, Any]:
    """Return a block as it is kept: its files sent, its activity by its id."""
    made = dict(told, id=id_of("block", project, str(at)))
    if "picture" in told:
        made["picture"] = uploads.keep(work, picture(told["picture"])).id
    if "activity" in told:
        made["activity"] = id_of("activity", project, told["activity"])
    for name in ("cells", "shots", "folds", "links"):
        if name in told:
            inside = enumerate(told[name])
            made[name] = [_block(work, project, f"{at}.{place}", one) for place, one in inside]
    if "files" in told:
        made["files"] = [_file(work, one) for one in told["files"]]
    return made


def documents(work: Work, told: dict[str, Any]) -> list[ProjectDocument]:
    """Return the documents on the page of a project, their files sent."""
    project_id = id_of("project", told["key"])
    files = enumerate(_file(work, each) for each in told.get("documents", ()))
    return [
        ProjectDocument(
            id=id_of("document", project_id, str(at)),
            project_id=project_id,
            upload_id=file["upload"],
            name=file["label"],
            position=at,
        )
        for at, file in files
    ]


def _file(work: Work, told: dict[str, Any]) -> dict[str, Any]:
    document = read_document(told["name"], told["text"].encode())
    return {"upload": uploads.keep_document(work, document).id, "label": told["label"]}
