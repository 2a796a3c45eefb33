"""The documents of a project: put there by its team, given to whoever sees the project."""

from typing import Any

import pytest
from sqlmodel import select

from civic.adapters.documents import read_document
from civic.errors import Invalid, NotFound, Refused
from civic.models import LogEntry, Project, ProjectDocument
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    areas,
    project_copy,
    project_documents,
    reading,
    uploads,
)
from civic.services.project_copy import LEAVE, Wish
from civic.services.project_documents import DocumentForm
from civic.services.work import House, work
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.factories import HOSTILE
from tests.services.acting import do

PDF = b"%PDF-1.7 plan"


class Shelf:
    """A project whose manager puts documents on its page."""

    def __init__(self, house: House, status: ProjectStatus = ProjectStatus.PUBLISHED) -> None:
        self.house = house
        self.project = make.a_project(house, "parks", status)
        person = make.a_person(house, "Ana")
        self.manager = make.trusted(house, person, self.project, Role.PROJECT_MANAGER)

    def act(self, service: Any, *args: Any) -> Any:
        """Let the manager do something."""
        return do(self.house, self.manager, service, *args)

    def sent(self, name: str = "Plan.pdf", who: Actor | None = None) -> str:
        """Send a document."""
        document = read_document(name, PDF)
        return do(self.house, who or self.manager, uploads.keep_document, document).id

    def add(self, name: str = "Plan.pdf") -> str:
        """Put a document on the page."""
        return str(self.act(project_documents.attach, self.project, self.sent(name)))

    def listed(self) -> list[DocumentForm]:
        """Return the documents as the team works on them."""
        found: list[DocumentForm] = self.act(project_documents.documents_of, self.project)
        return found

    def names(self) -> list[str]:
        """Return how they are called on the page."""
        look = do(self.house, Actor(), reading.project, "parks")
        return [link.label.text for block in look.documents for link in block.links]

    def gives(self, document_id: str, who: Actor | None = None) -> bool:
        """Say whether somebody is given a document."""
        with work(self.house, SYSTEM, reading=True) as job:
            upload_id = job.session.get_one(ProjectDocument, document_id).upload_id
        try:
            do(self.house, who or Actor(), uploads.document, upload_id)
        except NotFound:
            return False
        return True


@pytest.fixture
def shelf(house: House) -> Shelf:
    return Shelf(house)


def test_a_document_is_on_the_page_by_its_name_kind_and_size(shelf: Shelf) -> None:
    plan = shelf.add("Plan v3.pdf")
    shelf.act(project_documents.rename, plan, {"fr": HOSTILE, "en": "The plan"})

    (block,) = do(shelf.house, Actor(), reading.project, "parks").documents
    (link,) = block.links
    assert (link.label.text, link.label.lang) == (" ".join(HOSTILE.split()), "fr")
    assert (link.kind, link.size) == ("pdf", len(PDF))
    assert link.href.endswith("/Plan%20v3.pdf")
    assert shelf.gives(plan)


def test_a_document_is_called_as_its_file_until_it_is_named(shelf: Shelf) -> None:
    plan = shelf.add("Plan v3.pdf")
    assert shelf.names() == ["Plan v3"]

    shelf.act(project_documents.rename, plan, {"fr": " ", "en": ""})
    assert shelf.names() == ["Plan v3.pdf"]


def test_a_project_without_documents_has_no_place_for_them(shelf: Shelf) -> None:
    assert do(shelf.house, Actor(), reading.project, "parks").documents == []


def test_documents_stand_in_the_order_that_the_team_gives_them(shelf: Shelf) -> None:
    first, second, third = (shelf.add(f"{name}.pdf") for name in ("Un", "Deux", "Trois"))

    assert shelf.act(project_documents.place, third, 0) == 0
    assert shelf.names() == ["Trois", "Un", "Deux"]
    assert shelf.act(project_documents.place, third, 99) == 2
    shelf.act(project_documents.remove, first)
    shelf.act(project_documents.place, third, 0)
    assert [one.id for one in shelf.listed()] == [third, second]


def test_what_is_removed_is_given_to_the_team_alone_until_it_is_put_back(shelf: Shelf) -> None:
    plan, other = shelf.add(), shelf.add("Autre.pdf")
    entry = shelf.act(project_documents.remove, plan)

    assert shelf.names() == ["Autre"]
    assert not shelf.gives(plan)
    assert shelf.gives(plan, make.an_admin(shelf.house))

    shelf.act(areas.restore, entry)
    assert [one.id for one in shelf.listed()] == [plan, other]
    assert shelf.gives(plan)


def test_the_documents_of_a_draft_are_its_teams(house: House) -> None:
    shelf = Shelf(house, ProjectStatus.DRAFT)
    plan = shelf.add()

    assert not shelf.gives(plan)
    assert shelf.gives(plan, make.an_admin(house))

    with work(house, SYSTEM) as job:
        job.session.get_one(Project, shelf.project).status = ProjectStatus.PUBLISHED
    assert shelf.gives(plan)


def test_one_puts_only_documents_on_the_page_that_one_has_sent(shelf: Shelf) -> None:
    foreign = shelf.sent(who=make.an_admin(shelf.house))
    with pytest.raises(NotFound):
        shelf.act(project_documents.attach, shelf.project, foreign)
    with pytest.raises(NotFound):
        shelf.act(project_documents.attach, shelf.project, "nothing")


def test_a_page_has_room_for_so_many_and_what_is_removed_makes_room(shelf: Shelf) -> None:
    first, upload = shelf.add(), shelf.sent()
    others = range(project_documents.MOST - 1)
    make.keep(
        shelf.house,
        *(ProjectDocument(project_id=shelf.project, upload_id=upload) for _ in others),
    )
    with pytest.raises(Invalid, match="full"):
        shelf.act(project_documents.attach, shelf.project, upload)

    shelf.act(project_documents.remove, first)
    assert shelf.act(project_documents.attach, shelf.project, upload)


@pytest.mark.parametrize("role", [None, Role.MODERATOR], ids=["a citizen", "a moderator"])
def test_documents_are_the_managers_work(shelf: Shelf, role: Role | None) -> None:
    plan, upload = shelf.add(), shelf.sent()
    who = make.a_person(shelf.house)
    if role:
        who = make.trusted(shelf.house, who, shelf.project, role)
    acts: list[tuple[Any, ...]] = [
        (project_documents.documents_of, shelf.project),
        (project_documents.attach, shelf.project, upload),
        (project_documents.rename, plan, {"fr": "Autre"}),
        (project_documents.place, plan, 0),
        (project_documents.remove, plan),
    ]
    for service, *args in acts:
        with pytest.raises(Refused):
            do(shelf.house, who, service, *args)
    assert shelf.names() == ["Plan"]


def test_what_the_team_does_with_documents_stands_in_the_log(shelf: Shelf) -> None:
    plan = shelf.add()
    shelf.act(project_documents.rename, plan, {"fr": "Le plan"})
    shelf.act(project_documents.place, plan, 0)
    shelf.act(project_documents.remove, plan)

    with work(shelf.house, SYSTEM, reading=True) as job:
        entries = job.session.exec(select(LogEntry)).all()
        told = {(entry.act, entry.figures["title"]) for entry in entries}
    assert told == {
        ("document_added", "Plan"),
        ("document_changed", "Le plan"),
        ("document_moved", "Le plan"),
        ("document_removed", "Le plan"),
    }


def test_a_copy_has_the_documents_that_are_on_the_page(shelf: Shelf) -> None:
    kept, gone = shelf.add("Plan.pdf"), shelf.add("Brouillon.pdf")
    shelf.act(project_documents.remove, gone)
    admin = make.an_admin(shelf.house)
    copy = do(shelf.house, admin, project_copy.copy, shelf.project, Wish("Suite", LEAVE))

    (document,) = do(shelf.house, admin, project_documents.documents_of, copy)
    assert (document.name, document.file) == ({"fr": "Plan"}, "Plan.pdf")
    shelf.act(project_documents.remove, kept)
    assert not shelf.gives(kept)
    assert shelf.gives(kept, admin)
