"""Documents over HTTP: who may send and fetch them, and that none is opened as a page."""

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api import files
from civic.api.shell.guard import Guard
from civic.services import block_desk, block_editor, block_pages, block_versions
from civic.services.work import House, perform
from civic.state.base import SESSION_COOKIE
from civic.words import Role
from tests import factories as make

PDF = b"%PDF-1.7\nplan"


@pytest.fixture
def door(served: House) -> TestClient:
    return TestClient(Guard(Router(files.ROUTES), files.BODY_LIMITS), base_url="http://localhost")


def test_a_document_of_a_page_is_fetched_as_a_file_and_never_opened_as_a_page(
    served: House, door: TestClient
) -> None:
    project = make.a_project(served)
    manager = make.trusted(served, make.a_person(served), project, Role.PROJECT_MANAGER)
    door.cookies.set(SESSION_COOKIE, make.signed_in(served, manager).token)
    sent = door.post(files.DOCUMENTS, files={"file": ("Plan été.pdf", PDF, "text/html")}).json()
    owner = block_pages.of_project(project)
    block = perform(served, manager, block_editor.add, owner, "files")
    perform(served, manager, block_editor.put_upload, owner, block, sent["id"])

    door.cookies.clear()
    assert door.get(sent["url"]).status_code == 404
    item = perform(served, manager, block_desk.desk_of, owner).blocks[0].listed[0].id
    typed = {"items": {item: {"label": {"fr": "Plan"}}}}
    perform(served, manager, block_editor.save, owner, block, typed)
    perform(served, manager, block_versions.publish, owner)

    answer = door.get(sent["url"])
    assert (answer.status_code, answer.content) == (200, PDF)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''Plan%20")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_nobody_hands_a_document_to_others_that_stands_nowhere(
    served: House, door: TestClient
) -> None:
    ana = make.a_person(served)
    door.cookies.set(SESSION_COOKIE, make.signed_in(served, ana).token)

    sent = door.post(files.DOCUMENTS, files={"file": ("Plan.pdf", PDF)}).json()

    assert door.get(sent["url"]).status_code == 200
    door.cookies.clear()
    assert door.get(sent["url"]).status_code == 404
    assert door.post(files.DOCUMENTS, files={"file": ("Plan.pdf", PDF)}).status_code == 401


def test_a_form_without_a_document_is_told_of_documents(served: House, door: TestClient) -> None:
    door.cookies.set(SESSION_COOKIE, make.signed_in(served, make.an_admin(served)).token)

    answer = door.post(files.DOCUMENTS, data={"file": "a text"}, headers={"accept-language": "en"})

    assert answer.status_code == 422
    assert "not a document that we take in" in answer.text
