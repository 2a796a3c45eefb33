"""Programs read the documents of a project, and fetch what everybody may have."""

from civic.adapters.documents import read_document
from civic.services import project_documents, uploads
from civic.services.work import House, perform
from civic.words import ProjectStatus
from tests import factories as make
from tests.api.v1.programs import a_program

PDF = b"%PDF-1.7 plan"


def a_document(house: House, project: str) -> str:
    """Let an admin put a document on the page of a project."""
    admin = make.an_admin(house)
    sent = perform(house, admin, uploads.keep_document, read_document("Plan.pdf", PDF))
    made = perform(house, admin, project_documents.attach, project, sent.id)
    perform(house, admin, project_documents.rename, made, {"fr": "Le plan", "en": "The plan"})
    return made


def test_a_program_reads_what_documents_a_project_has(served: House) -> None:
    project, program = make.a_project(served), a_program(served)
    made = a_document(served, project)

    (document,) = program.get(f"/projects/{project}/documents", accept_language="en").json()["data"]

    address = document.pop("url")
    assert document == {
        "id": made,
        "name": {"text": "The plan", "lang": "en"},
        "kind": "pdf",
        "size": len(PDF),
    }
    assert address.startswith("http")
    assert program.client.get(address).content == PDF


def test_the_documents_of_a_draft_are_not_there(served: House) -> None:
    project = make.a_project(served, status=ProjectStatus.DRAFT)
    a_document(served, project)

    assert a_program(served).get(f"/projects/{project}/documents").status_code == 404
