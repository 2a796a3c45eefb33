"""A page of blocks before those who make it: all that its desk shows, read in one transaction."""

from collections.abc import Collection
from dataclasses import dataclass, field

from civic.models import BlockPage
from civic.rules import blocks
from civic.services import block_editor, block_pages, block_versions, block_views
from civic.services.block_forms import BlockForm, Choices, activities_of, forms_of
from civic.services.block_pages import Found
from civic.services.block_versions import DraftLink, VersionLine
from civic.services.block_views import BlockView
from civic.services.work import Work, reads


@dataclass(frozen=True)
class BlockDesk:
    """A page as it is worked on: its blocks, how it looks, what it lacks, what it may name.

    ``is_changed`` says whether the draft differs from what is public, which is version ``shown``.
    """

    blocks: list[BlockForm] = field(default_factory=list)
    preview: list[BlockView] = field(default_factory=list)
    lacks: int = 0
    shown: int = 0
    is_changed: bool = False
    choices: Choices = field(default_factory=Choices)
    video_hosts: str = ""
    versions: list[VersionLine] = field(default_factory=list)
    link: DraftLink = field(default_factory=DraftLink)


@reads
def desk_of(work: Work, owner: str, language: str = "", path: str = "/") -> BlockDesk:
    """Return a page to be worked on, previewed in a language; ``path`` is where it is public.

    Raises:
        Refused: if the actor may not work on it.
        NotFound: if there is nothing that could have such a page.
    """
    row = block_pages.known(work, owner)
    drafted = blocks.read(row.draft)
    missing: dict[str, list[str]] = {}
    for gap in block_editor.gaps_in(work, drafted):
        missing.setdefault(gap.block_id, []).append(gap.key)
    return BlockDesk(
        blocks=forms_of(work, drafted, missing),
        preview=block_views.views_of(work, Found(owner, drafted), language),
        lacks=sum(map(len, missing.values())),
        shown=row.shown,
        is_changed=_is_changed(work, row, drafted),
        choices=_choices(work, owner),
        video_hosts="\n".join(work.platform.video_hosts),
        versions=block_versions.versions(work, owner),
        link=block_versions.link_of(work, owner, path),
    )


def _is_changed(work: Work, row: BlockPage, drafted: blocks.Blocks) -> bool:
    if not row.shown:
        return True
    public = block_pages.version_of(work, row, row.shown)
    return block_editor.bare(drafted) != block_editor.bare(public)


def _choices(work: Work, owner: str) -> Choices:
    named = block_pages.may_name(work, owner)
    sections: Collection[str] = named.sections if owner == block_pages.HOME else ()
    activities = activities_of(work, owner, list(named.activities))
    return Choices(activities, list(named.figures), list(sections))
