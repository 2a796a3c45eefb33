"""Where a project can be filed: the folders, areas and tags there are, by name."""

from dataclasses import dataclass, field

from sqlmodel import col, select

from civic.models import Folder
from civic.services.vocabulary import Label
from civic.services.work import Work, reads


@dataclass(frozen=True, slots=True)
class Filing:
    """What a project can be filed under, each by its id and its name in the reader's language."""

    folders: list[Label] = field(default_factory=list)
    areas: list[Label] = field(default_factory=list)
    tags: list[Label] = field(default_factory=list)


@reads
def filing(work: Work, project_id: str) -> Filing:
    """Return what a project can be filed under by its team."""
    work.manage(project_id)
    words, reader = work.vocabulary, work.reader
    rows = work.session.exec(select(Folder).order_by(col(Folder.position))).all()
    folders = [(row.id, work.say(row.title)) for row in rows]
    return Filing(
        folders=[Label(key, said.text, said.lang) for key, said in folders],
        areas=[words.area(key, reader) for key in words.areas],
        tags=[words.tag(key, reader) for key, tag in words.tags.items() if tag.activity_id is None],
    )
