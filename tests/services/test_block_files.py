"""Pictures and documents of a page: who puts them there, and who is given them."""

import pytest

from civic.errors import Invalid, NotFound
from civic.models import Upload
from civic.rules.access import Actor
from civic.services import block_desk, block_editor, uploads
from civic.services.work import House
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do
from tests.services.building import Made, a_document, looks, word_of


def test_a_picture_is_given_only_to_those_who_see_the_page(made: Made) -> None:
    block, picture = made.add("image", alt={"fr": "Un pont"}), made.picture()
    do(made.house, made.manager, block_editor.put_upload, made.owner, block, picture)
    admin, word = make.an_admin(made.house), word_of(made)

    assert not looks(made, picture)
    assert looks(made, picture, admin)
    assert looks(made, picture, word=word)
    (drafted,) = made.seen(word=word)
    assert drafted.pictures[0].url.endswith(f".webp?draft={word}")

    made.publish()
    assert looks(made, picture)
    (view,) = made.seen()
    assert (view.pictures[0].alt.text, view.pictures[0].width) == ("Un pont", 60)

    do(made.house, made.manager, block_editor.remove, made.owner, block)
    made.publish()
    assert not looks(made, picture)
    assert looks(made, picture, admin)


def test_the_pictures_of_a_project_that_is_a_draft_are_its_teams(house: House) -> None:
    made = Made(house, ProjectStatus.DRAFT)
    block, picture = made.add("image", decorative=True), made.picture()
    do(house, made.manager, block_editor.put_upload, made.owner, block, picture)
    made.publish()

    assert not looks(made, picture)
    assert looks(made, picture, make.an_admin(house))


def test_a_picture_of_somebody_else_is_not_put_on_a_page(made: Made) -> None:
    block = made.add("image")
    foreign = Upload(owner_id=make.a_person(made.house).person_id, created_at=NOON)
    make.keep(made.house, foreign)

    with pytest.raises(NotFound):
        do(made.house, made.manager, block_editor.put_upload, made.owner, block, foreign.id)


def test_a_document_stands_by_its_name_kind_and_size_until_it_is_named(made: Made) -> None:
    block = made.add("files")
    do(made.house, made.manager, block_editor.put_upload, made.owner, block, a_document(made))
    with pytest.raises(Invalid, match="lacking"):
        made.publish()
    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    item = desk.blocks[0].listed[0].id
    made.save(block, items={item: {"label": {"fr": "Le plan"}}})
    made.publish()

    (link,) = made.seen()[0].links
    assert (link.label.text, link.kind, link.size) == ("Le plan", "pdf", 13)
    assert link.href.endswith("/Plan%20-1.pdf")
    found = do(made.house, Actor(), uploads.document, link.href.split("/")[2])
    assert found.data == b"%PDF-1.7 plan"


def test_a_document_that_stands_nowhere_is_its_senders_alone(made: Made) -> None:
    plan = a_document(made)

    assert do(made.house, made.manager, uploads.document, plan).data == b"%PDF-1.7 plan"
    for other in (Actor(), make.a_person(made.house), make.an_admin(made.house)):
        with pytest.raises(NotFound):
            do(made.house, other, uploads.document, plan)


def test_a_picture_is_no_document_and_a_document_no_picture(made: Made) -> None:
    files, image = made.add("files"), made.add("image")
    plan, picture = a_document(made), made.picture()

    for block, upload in ((files, picture), (image, plan)):
        with pytest.raises(Invalid):
            do(made.house, made.manager, block_editor.put_upload, made.owner, block, upload)
    with pytest.raises(NotFound):
        do(made.house, made.manager, uploads.picture, plan)
    with pytest.raises(NotFound):
        do(made.house, made.manager, uploads.document, picture)
