"""What becomes of a page and its files when its project is copied, reset or deleted."""

from sqlmodel import select

from civic.models import BlockPage, BlockVersion, Project, Upload
from civic.rules.access import SYSTEM
from civic.services import (
    block_desk,
    block_editor,
    block_pages,
    block_views,
    project_copy,
    project_end,
    project_reset,
)
from civic.services.project_copy import Wish
from civic.services.work import House, work
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do
from tests.services.building import Made, a_document, looks


def test_a_copy_has_the_page_with_its_pictures_and_leads_to_its_own_activities(made: Made) -> None:
    image, picture = made.add("image", decorative=True), made.picture()
    do(made.house, made.manager, block_editor.put_upload, made.owner, image, picture)
    made.add("activity", activity=made.box)
    made.publish()
    made.add("text", heading={"fr": "Pas encore"})
    admin = make.an_admin(made.house)

    copied = do(made.house, admin, project_copy.copy, made.project, Wish("Copie", "keep"))

    owner = block_pages.of_project(copied)
    desk = do(made.house, admin, block_desk.desk_of, owner)
    assert [block.kind for block in desk.blocks] == ["image", "activity", "text"]
    assert desk.blocks[1].activity not in ("", made.box)
    assert (desk.shown, desk.is_changed) == (1, True)
    with work(made.house, SYSTEM, now=NOON) as job:
        job.session.get_one(Project, copied).status = ProjectStatus.PUBLISHED
        page = block_pages.found(job, owner)
        assert [view.kind for view in block_views.views_of(job, page)] == ["image", "activity"]
    assert looks(made, picture)


def test_a_reset_keeps_the_page_and_its_pictures(made: Made) -> None:
    image, picture = made.add("image", decorative=True), made.picture()
    do(made.house, made.manager, block_editor.put_upload, made.owner, image, picture)
    made.publish()
    admin = make.an_admin(made.house)
    assert do(made.house, admin, project_reset.harvest, made.project).pictures == 0

    do(made.house, admin, project_reset.reset, made.project, f"Parcs {HOSTILE}")

    assert [view.kind for view in made.seen()] == ["image"]
    assert looks(made, picture)


def test_a_draft_goes_with_its_page_its_pictures_and_its_documents(house: House) -> None:
    made = Made(house, ProjectStatus.DRAFT)
    image, files = made.add("image", decorative=True), made.add("files")
    picture, plan = made.picture(), a_document(made)
    do(house, made.manager, block_editor.put_upload, made.owner, image, picture)
    do(house, made.manager, block_editor.put_upload, made.owner, files, plan)
    do(house, made.manager, block_editor.remove, made.owner, files)
    assert do(house, made.manager, project_end.loss, made.project).pictures == 2

    do(house, made.manager, project_end.delete_draft, made.project)

    with work(house, SYSTEM, reading=True) as job:
        for table in (BlockPage, BlockVersion):
            assert job.session.exec(select(table)).all() == []
        assert job.session.get(Upload, picture) is None
        assert job.session.get(Upload, plan) is None
