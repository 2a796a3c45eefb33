"""Folders: a title, a picture with its words, and an order."""

import pytest

from civic.errors import Invalid
from civic.models import Project, Upload
from civic.rules.access import SYSTEM, Actor
from civic.services import folders, projects, sharing
from civic.services.work import House, work
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do


def a_folder(house: House, admin: Actor, title: str, **more: object) -> folders.FolderForm:
    return do(house, admin, folders.add_folder, {"title": {"fr": title}, **more})


def a_picture(house: House) -> str:
    upload = Upload(created_at=NOON)
    make.keep(house, upload)
    return upload.id


def test_a_folder_shows_its_picture_to_citizens_and_to_who_shares_it(house: House) -> None:
    admin, picture = make.an_admin(house), a_picture(house)
    form = a_folder(house, admin, "Quartiers", picture=picture, picture_alt={"fr": "Une place"})

    page = do(house, Actor(), projects.folder, form.slug)
    shared = do(house, Actor(), sharing.folder, form.slug)

    assert page.picture == f"/files/{picture}.webp"
    assert page.picture_alt.text == "Une place"
    assert shared.outside.picture.endswith(page.picture)


def test_a_picture_goes_and_other_words_stay(house: House) -> None:
    admin = make.an_admin(house)
    form = a_folder(house, admin, "Quartiers", picture=a_picture(house))

    kept = do(house, admin, folders.save_folder, form.id, {"picture": ""})

    assert (kept.picture_id, kept.title["fr"]) == ("", "Quartiers")


def test_a_picture_that_is_none_is_refused(house: House) -> None:
    with pytest.raises(Invalid, match="picture"):
        a_folder(house, make.an_admin(house), "Quartiers", picture="x")


def test_folders_stand_in_the_order_that_is_given(house: House) -> None:
    admin = make.an_admin(house)
    first, second, third = (a_folder(house, admin, name).id for name in ("A", "B", "C"))

    do(house, admin, folders.order_folders, [third, "x", first, third])

    assert [form.id for form in do(house, admin, folders.folders)] == [third, first, second]


def test_a_folder_without_a_picture_borrows_one_of_its_projects_when_it_is_shared(
    house: House,
) -> None:
    admin = make.an_admin(house)
    form, project, picture = a_folder(house, admin, "Q"), make.a_project(house), a_picture(house)
    with work(house, SYSTEM) as job:
        row = job.session.get_one(Project, project)
        row.folder_id, row.picture_id = form.id, picture

    assert picture in do(house, Actor(), sharing.folder, form.slug).outside.picture
