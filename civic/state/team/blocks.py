"""A page of blocks in the hands of those who make it, in this tab."""

from typing import Any

import reflex as rx

from civic.rules.blocks import KINDS
from civic.services import (
    block_desk,
    block_editor,
    block_pages,
    block_versions,
    platform_admin,
    publishing,
)
from civic.services.block_desk import BlockDesk
from civic.services.block_versions import VersionView
from civic.services.publishing import ProjectHead
from civic.state.leading import Leads
from civic.state.team.block_typing import fields_of
from civic.state.team.desk import Desk
from civic.state.team.typed import text

PROJECT = 2
TORN = "team_blocks.changed"


class BlocksState(Leads, Desk, rx.State):
    """The page of blocks of the project of this address, or of the front door.

    One block is ``opened`` at a time, which may stand in the columns ``home``. ``torn`` names it
    once a colleague has changed it meanwhile; ``reads`` counts how often each was drawn anew.
    """

    head: ProjectHead | None = None
    desk: BlockDesk | None = None
    version: VersionView | None = None
    owner: str = ""
    opened: str = ""
    home: str = ""
    torn: str = ""
    place: int = 0
    beside: int = 0
    wide: bool = False
    reads: dict[str, int] = {}
    _seen: dict[str, int] = {}

    @rx.event
    async def load(self) -> None:
        """Read the page of this address."""
        is_home = self._part(1) != "projects"
        owner = block_pages.HOME if is_home else block_pages.of_project(self._part(PROJECT))
        if owner != self.owner:
            self.is_loaded, self.lang, self.opened, self.home = False, "", "", ""
        self.owner, self.saved, self.errors, self.torn, self.version = owner, "", {}, "", None
        if is_home:
            self.head = None
        else:
            head = await self._open(publishing.head, self._part(PROJECT))
            if head is None:
                return
            self.head = head
        found = await self._open(block_desk.desk_of, owner, self.lang)
        if found is None:
            return
        if not self.lang:
            await self._speak()
        self._seen = {}
        await self._refresh()
        self.is_loaded = True

    @rx.event
    async def write_in(self, lang: str) -> None:
        """Show the fields and the preview in another language."""
        self.lang = lang
        await self._refresh()

    @rx.event
    async def moved(self) -> None:
        """Show what a colleague has changed."""
        await self._refresh()

    @rx.event
    def open(self, block_id: str, home: str) -> None:
        """Open the form of a block, or shut it."""
        is_shut = self.opened == block_id
        self.opened, self.home = ("", "") if is_shut else (block_id, home)
        if is_shut and home:
            self.opened = home
        self.saved, self.errors, self.torn = "", {}, ""

    @rx.event
    async def begin(self, kind: str, home: str) -> None:
        """Put a new block at the end of the page or of columns, and open it."""
        if kind not in KINDS:
            return
        made = await self._send("add", block_editor.add, self.owner, kind, home)
        if made:
            self.opened, self.home, self.torn = made, home, ""
            await self._refresh()
            self._lead(f"line-{made}")

    @rx.event
    async def save(self, form: dict[str, Any]) -> None:
        """Keep what was typed into a block."""
        block_id = text(form, "id")
        if self.torn == block_id:
            return
        seen = self._seen.get(block_id)
        typed = fields_of(form)
        kept = await self._send(block_id, block_editor.save, self.owner, block_id, typed, seen)
        if kept is not None:
            self._seen[block_id] = kept
        elif any(one.key == TORN for one in self.errors.values()):
            self.torn = block_id
        if not self.errors:
            await self._refresh()

    @rx.event
    async def keep_mine(self) -> None:
        """Let what is on screen stand in the place of what a colleague wrote."""
        desk = await self._read()
        self._seen[self.torn] = _revisions(desk).get(self.torn, 0)
        self.torn, self.errors = "", {}

    @rx.event
    async def take_theirs(self) -> None:
        """Show what a colleague wrote, in the place of what is on screen."""
        block_id, self.torn, self.errors = self.torn, "", {}
        self._seen.pop(block_id, None)
        await self._refresh()

    @rx.event
    async def move(self, block_id: str, steps: int) -> None:
        """Move a block up (negative) or down among those beside it, and stay at the button."""
        for beside in self._lists():
            if block_id in beside:
                self.beside = len(beside)
                await self._put(block_id, beside.index(block_id) + steps)
                self._lead(f"{'up' if steps < 0 else 'down'}-{block_id}")
                return

    @rx.event
    async def drop(self, block_id: str, at: int) -> None:
        """Put a block where it was dragged to."""
        self.beside = len(self._lists()[0])
        await self._put(block_id, at)

    @rx.event
    async def duplicate(self, block_id: str) -> None:
        """Put a block that says the same after it."""
        made = await self._send("add", block_editor.duplicate, self.owner, block_id)
        if made:
            self.opened = made
            await self._refresh()
            self._lead(f"line-{made}")

    @rx.event
    async def remove(self, block_id: str, title: str) -> None:
        """Take a block out; it can be put back."""
        self.opened, self.home = self.home, ""
        await self._remove(title, block_editor.remove, self.owner, block_id)
        self._lead("blocks-title")

    @rx.event
    async def add_item(self, block_id: str) -> None:
        """Let a block list one thing more."""
        made = await self._send(block_id, block_editor.add_item, self.owner, block_id)
        if made:
            await self._bumped(block_id)
            self._lead(f"{block_id}label@{made}.{self.lang}")

    @rx.event
    async def move_item(self, block_id: str, item_id: str, steps: int) -> None:
        """Move what a block lists up (negative) or down."""
        item = block_id, item_id
        await self._send(block_id, block_editor.move_item, self.owner, *item, steps)
        await self._bumped(block_id)
        self._lead(f"{'up' if steps < 0 else 'down'}-{item_id}")

    @rx.event
    async def remove_item(self, block_id: str, item_id: str) -> None:
        """Let a block list one of its things no more."""
        await self._send(block_id, block_editor.remove_item, self.owner, block_id, item_id)
        await self._bumped(block_id)
        self._lead(f"items-{block_id}")

    @rx.event
    async def uploaded(self, block_id: str, upload_id: str) -> None:
        """Show a picture, or list a document, that was sent."""
        await self._send(block_id, block_editor.put_upload, self.owner, block_id, upload_id)
        await self._bumped(block_id)

    @rx.event
    def look(self, wide: bool) -> None:
        """Preview the page in another width."""
        self.wide = wide

    @rx.event
    async def publish(self) -> None:
        """Show the draft to everybody."""
        await self._send("publish", block_versions.publish, self.owner)
        await self._refresh()

    @rx.event
    async def hide(self) -> None:
        """Show nothing of the page any more."""
        await self._do(block_versions.hide, self.owner)
        await self._refresh()

    @rx.event
    async def look_at(self, number: int) -> None:
        """Show a version as it was, and what changed since."""
        self.version = await self._do(block_versions.version, self.owner, number, self.lang)

    @rx.event
    def look_away(self) -> None:
        """Shut the version that is looked at."""
        self.version = None

    @rx.event
    async def restore(self, number: int) -> None:
        """Make a version the draft again."""
        await self._send("restore", block_versions.restore, self.owner, number)
        self.version, self.opened, self.home, self._seen = None, "", "", {}
        await self._refresh()

    @rx.event
    async def make_link(self) -> None:
        """Make a link that shows the draft, in the place of one from before."""
        await self._do(block_versions.make_link, self.owner)
        await self._refresh()

    @rx.event
    async def end_link(self) -> None:
        """Let the link show nothing any more."""
        await self._do(block_versions.end_link, self.owner)
        await self._refresh()

    @rx.event
    async def save_hosts(self, form: dict[str, Any]) -> None:
        """Keep the hosts of PeerTube whose videos may be shown."""
        typed = {"video_hosts": text(form, "video_hosts")}
        await self._send("hosts", platform_admin.save_settings, typed)
        if not self.errors:
            await self._refresh()

    def _subject(self) -> str:
        return self.owner

    def _lists(self) -> list[list[str]]:
        lines = self.desk.blocks if self.desk else []
        return [[line.id for line in lines], *[[cell.id for cell in one.cells] for one in lines]]

    async def _put(self, block_id: str, at: int) -> None:
        self.place = 1 + await self._do(block_editor.place, self.owner, block_id, at)
        await self._refresh()

    async def _put_back(self, entry: str) -> None:
        back = await self._do(block_editor.put_back, self.owner, entry)
        self._lead(f"line-{back}")

    async def _bumped(self, block_id: str) -> None:
        """Know that a block has one revision more by what was just done here."""
        if not self.errors and block_id in self._seen:
            self._seen[block_id] += 1
        await self._refresh()

    async def _refresh(self) -> None:
        self._show(await self._read())

    async def _read(self) -> BlockDesk:
        path = f"/projects/{self.head.slug}" if self.head else "/"
        return await self._do(block_desk.desk_of, self.owner, self.lang, path)

    def _show(self, desk: BlockDesk) -> None:
        """Show a page; a block that is open and was changed elsewhere is left to a decision."""
        reads = dict(self.reads)
        for block_id, revision in _revisions(desk).items():
            if self._seen.get(block_id, revision) != revision and block_id == self.opened:
                self.torn = block_id
            elif self._seen.get(block_id) != revision:
                self._seen[block_id] = revision
                reads[block_id] = reads.get(block_id, 0) + 1
        self._change(desk=desk, reads=reads)


def _revisions(desk: BlockDesk) -> dict[str, int]:
    return {one.id: one.revision for line in desk.blocks for one in (line, *line.cells)}
