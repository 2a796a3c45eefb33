"""A project whose manager builds its page, and who is given what stands there."""

from io import BytesIO
from typing import Any

from PIL import Image

from civic.adapters.documents import read_document
from civic.adapters.pictures import read_picture
from civic.errors import NotFound
from civic.rules.access import Actor
from civic.services import (
    block_desk,
    block_editor,
    block_pages,
    block_versions,
    block_views,
    reading,
    uploads,
)
from civic.services.work import House
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.services.acting import do


class Made:
    """A published project with an idea box, and the manager who builds its page."""

    def __init__(self, house: House, status: ProjectStatus = ProjectStatus.PUBLISHED) -> None:
        self.house = house
        self.project = make.a_project(house, "parks", status)
        self.box = make.an_activity(house, self.project)
        person = make.a_person(house, name="Ana")
        self.manager = make.trusted(house, person, self.project, Role.PROJECT_MANAGER)
        self.owner = block_pages.of_project(self.project)

    def add(self, kind: str, home: str = "", **typed: Any) -> str:
        """Add a block, and write in it."""
        made = do(self.house, self.manager, block_editor.add, self.owner, kind, home)
        if typed:
            self.save(made, **typed)
        return made

    def save(self, block_id: str, **typed: Any) -> int:
        """Write in a block."""
        return do(self.house, self.manager, block_editor.save, self.owner, block_id, typed)

    def publish(self) -> int:
        """Publish the page."""
        return do(self.house, self.manager, block_versions.publish, self.owner)

    def drafted(self) -> list[str]:
        """Return the blocks of the draft."""
        desk = do(self.house, self.manager, block_desk.desk_of, self.owner)
        return [block.id for block in desk.blocks]

    def seen(self, reader: Actor | None = None, word: str = "") -> list[block_views.BlockView]:
        """Return the page as somebody sees it, or its draft by a word."""
        return do(self.house, reader or Actor(), reading.project, "parks", word).blocks

    def picture(self) -> str:
        """Send a picture."""
        out = BytesIO()
        Image.new("RGB", (60, 30), "teal").save(out, "PNG")
        picture = read_picture(out.getvalue())
        return do(self.house, self.manager, uploads.keep_read, picture).id


def word_of(made: Made) -> str:
    """Make a link to the draft, and return the word in it."""
    do(made.house, made.manager, block_versions.make_link, made.owner)
    link = do(made.house, made.manager, block_versions.link_of, made.owner, "/projects/parks")
    return link.address.partition("draft=")[2]


def looks(made: Made, upload_id: str, who: Actor | None = None, word: str = "") -> bool:
    """Say whether somebody is given a picture."""
    try:
        do(made.house, who or Actor(), uploads.picture, upload_id, "small", word)
    except NotFound:
        return False
    return True


def a_document(made: Made) -> str:
    """Send a document."""
    document = read_document("Plan <1>.pdf", b"%PDF-1.7 plan")
    sent = do(made.house, made.manager, uploads.keep_document, document)
    assert sent.url == f"/documents/{sent.id}/Plan%20-1.pdf"
    return sent.id
