"""A project in the hands of its team."""

from datetime import timedelta

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import Area, Folder, Tag, Upload
from civic.rules.access import Actor
from civic.services import project_editor
from civic.services.project_editor import ProjectTexts
from civic.services.work import House, work
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do


def test_texts_are_kept_in_several_languages_and_made_harmless(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    typed = {
        "title": {"fr": "Parcs", "nl": "Parken"},
        "description": {"fr": "<p>Oui</p><script>alert(1)</script>"},
        "contact": "Parcs@Ville.fr",
    }

    kept = do(house, admin, project_editor.save_texts, project_id, typed)

    assert kept.title == {"fr": "Parcs", "nl": "Parken"}
    assert kept.description == {"fr": "<p>Oui</p>"}
    assert kept.contact == "parcs@ville.fr"
    assert do(house, admin, project_editor.texts_of, project_id) == kept


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        pytest.param({"title": {"nl": "Parken"}}, "title.fr", id="no title in the main language"),
        pytest.param({"title": {"fr": "x" * 141}}, "title.fr", id="a title too long"),
        pytest.param({"question": "Quoi ?"}, "question", id="a question without a language"),
        pytest.param({"contact": "nobody"}, "email", id="a contact that is no address"),
    ],
)
def test_texts_that_cannot_stand_are_refused(
    house: House, typed: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        do(house, make.an_admin(house), project_editor.save_texts, make.a_project(house), typed)

    assert refused.value.field == field


def test_a_project_is_filed_under_a_folder_areas_and_tags(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    folder, area, tag = Folder(slug="nature"), Area(name={"fr": "Nord"}), Tag(name={"fr": "Vert"})
    make.keep(house, folder, area, tag)

    kept = do(house, admin, project_editor.file_under, project_id, folder.id, [area.id], [tag.id])

    assert (kept.folder_id, kept.areas, kept.tags) == (folder.id, (area.id,), (tag.id,))
    assert do(house, admin, project_editor.file_under, project_id, "", [], []).areas == ()


def test_a_project_is_not_filed_under_what_does_not_exist(house: House) -> None:
    with pytest.raises(Invalid, match="folder"):
        do(
            house, make.an_admin(house), project_editor.file_under,
            make.a_project(house), "nowhere", [], [],
        )  # fmt: skip


def test_a_picture_has_words_and_can_be_taken_away(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    upload = Upload(created_at=NOON)
    make.keep(house, upload)

    kept = do(house, admin, project_editor.set_picture, project_id, upload.id, {"fr": "Un parc"})
    assert (kept.picture_id, kept.picture_alt) == (upload.id, {"fr": "Un parc"})
    assert do(house, admin, project_editor.set_picture, project_id, "", {}).picture_id == ""


def test_a_picture_that_was_never_uploaded_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        do(
            house, make.an_admin(house), project_editor.set_picture,
            make.a_project(house), "nothing", {},
        )  # fmt: skip


def test_an_address_that_another_project_has_is_refused(house: House) -> None:
    make.a_project(house, "parks")
    other, admin = make.a_project(house, "roads"), make.an_admin(house)

    with pytest.raises(Invalid, match="slug"):
        do(house, admin, project_editor.set_address, other, "Parks")
    assert do(house, admin, project_editor.set_address, other, "Nos routes").slug == "nos-routes"


def test_a_moderator_and_a_stranger_cannot_write_a_project(house: House) -> None:
    project_id = make.a_project(house)
    moderator = make.trusted(house, make.a_person(house), project_id, Role.MODERATOR)

    for actor in (moderator, make.a_person(house)):
        with pytest.raises(Refused):
            do(house, actor, project_editor.save_texts, project_id, {"title": {"fr": "Moi"}})


def test_a_draft_is_not_there_for_a_stranger(house: House) -> None:
    draft = make.a_project(house, status=ProjectStatus.DRAFT)

    with pytest.raises(NotFound):
        do(house, make.a_person(house), project_editor.texts_of, draft)


def both(house: House) -> tuple[str, Actor, Actor, ProjectTexts]:
    """Return a project that Ana and Ben write at the same time, and what both have seen."""
    project = make.a_project(house)
    ana, ben = (make.a_person(house, name, is_admin=True) for name in ("Ana", "Ben"))
    begun = {"title": {"fr": "Parcs", "nl": "Parken"}, "question": {"fr": "Quoi ?"}}
    with work(house, ana, now=NOON - timedelta(hours=1)) as job:
        seen = project_editor.save_texts(job, project, begun)
    return project, ana, ben, seen


def test_what_two_write_in_different_fields_is_kept_of_both(house: House) -> None:
    project, ana, ben, seen = both(house)
    theirs = {"title": {"fr": "Parcs", "nl": "Groen"}, "question": {"fr": "Quoi ?"}}
    do(house, ben, project_editor.save_texts, project, theirs, seen)

    mine = {"title": {"fr": "Jardins", "nl": "Parken"}, "question": {"fr": "Où ?"}}
    kept = do(house, ana, project_editor.save_texts, project, mine, seen)

    assert kept.title == {"fr": "Jardins", "nl": "Groen"}
    assert kept.question == {"fr": "Où ?"}


def test_who_writes_the_same_text_second_reads_who_was_first_and_may_insist(house: House) -> None:
    project, ana, ben, seen = both(house)
    do(house, ben, project_editor.save_texts, project, {"title": {"fr": "Bois"}}, seen)

    with pytest.raises(Invalid) as wrong:
        do(house, ana, project_editor.save_texts, project, {"title": {"fr": "Jardins"}}, seen)

    assert (wrong.value.field, wrong.value.key) == ("title.fr", "team_project.changed")
    assert dict(wrong.value.figures) == {"who": "Ben", "now": "Bois"}
    now = do(house, ana, project_editor.texts_of, project)
    assert now.title["fr"] == "Bois"
    kept = do(house, ana, project_editor.save_texts, project, {"title": {"fr": "Jardins"}}, now)
    assert kept.title["fr"] == "Jardins"


def test_the_same_change_by_two_is_no_quarrel(house: House) -> None:
    project, ana, ben, seen = both(house)
    for who in (ben, ana):
        kept = do(house, who, project_editor.save_texts, project, {"title": {"fr": "Bois"}}, seen)

    assert kept.title["fr"] == "Bois"


def test_an_address_of_contact_is_not_written_over_either(house: House) -> None:
    project, ana, ben, seen = both(house)
    do(house, ben, project_editor.save_texts, project, {"contact": "ben@ville.fr"}, seen)

    with pytest.raises(Invalid) as wrong:
        do(house, ana, project_editor.save_texts, project, {"contact": "ana@ville.fr"}, seen)

    assert wrong.value.field == "email"
