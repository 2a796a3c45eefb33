"""Documents and videos over HTTP: who may send and fetch them, and what else a page may do."""

import io
import zipfile

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.adapters.documents import TYPES, read_document
from civic.api import files, videos
from civic.api.shell.guard import Guard
from civic.errors import Invalid
from civic.services import block_desk, block_editor, block_pages, block_versions
from civic.services.work import House, perform
from civic.state.base import SESSION_COOKIE
from civic.words import Role
from tests import factories as make

PDF = b"%PDF-1.7\nplan"


@pytest.fixture
def door(served: House) -> TestClient:
    routes = [*files.ROUTES, *videos.ROUTES]
    return TestClient(Guard(Router(routes), files.BODY_LIMITS), base_url="http://localhost")


def packed(*names: str, kind: str = "") -> bytes:
    """Return an office file that holds parts of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as inside:
        for name in names:
            inside.writestr(name, TYPES[kind] if name == "mimetype" else "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("Plan.PDF", PDF, id="pdf"),
        pytest.param("a.docx", packed("word/document.xml"), id="word"),
        pytest.param("a.xlsx", packed("xl/workbook.xml"), id="excel"),
        pytest.param("a.odt", packed("mimetype", kind="odt"), id="opendocument"),
        pytest.param("a.csv", b"rue,mois\n", id="csv"),
    ],
)
def test_a_document_is_what_its_name_says(name: str, data: bytes) -> None:
    assert read_document(name, data).kind == name.rpartition(".")[2].lower()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.exe", b"MZ", id="a program"),
        pytest.param("a.html", b"<script>alert(1)</script>", id="a page"),
        pytest.param("a.svg", b"<svg/>", id="a drawing that runs"),
        pytest.param("a.pdf", b"<script>", id="a page that says it is a document"),
        pytest.param("a.docx", packed("xl/workbook.xml"), id="another kind"),
        pytest.param("a.docx", b"PK broken", id="broken"),
        pytest.param("a.txt", b"\0\0", id="no text"),
        pytest.param("a.pdf", b"", id="empty"),
        pytest.param("pdf", PDF, id="no ending"),
    ],
)
def test_anything_else_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Invalid):
        read_document(name, data)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "etc-passwd.pdf"),
        ('a"; filename="b.pdf', "a- filename-b.pdf"),
        ("<b>.pdf", "b.pdf"),
        ("….pdf", "document.pdf"),
    ],
)
def test_a_name_can_stand_in_an_address_and_on_a_disk(name: str, kept: str) -> None:
    assert read_document(name, PDF).name == kept


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


def test_who_is_of_no_team_sends_no_document(served: House, door: TestClient) -> None:
    ana = make.a_person(served)
    door.cookies.set(SESSION_COOKIE, make.signed_in(served, ana).token)

    answer = door.post(files.DOCUMENTS, files={"file": ("Plan.pdf", PDF)})

    assert answer.status_code == 403


def test_a_form_without_a_document_is_told_of_documents(served: House, door: TestClient) -> None:
    door.cookies.set(SESSION_COOKIE, make.signed_in(served, make.an_admin(served)).token)

    answer = door.post(files.DOCUMENTS, data={"file": "a text"}, headers={"accept-language": "en"})

    assert answer.status_code == 422
    assert "not a document that we take in" in answer.text


def test_a_video_is_framed_by_a_page_that_lets_in_its_host_alone(door: TestClient) -> None:
    answer = door.get("/video", params={"of": "https://youtu.be/abcDEF12345"})

    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "frame-src https://www.youtube-nocookie.com;" in policy
    assert "default-src 'none'" in policy
    assert 'src="https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0"' in answer.text


@pytest.mark.parametrize("of", ["", "https://evil.example/w/abcdefghijk", "javascript:alert(1)"])
def test_nothing_else_is_framed(door: TestClient, of: str) -> None:
    assert door.get("/video", params={"of": of}).status_code == 404
