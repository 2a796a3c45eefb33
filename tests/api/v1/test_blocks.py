"""Programs read the page of a project as everybody does."""

from civic.services import block_desk, block_editor, block_pages, block_versions
from civic.services.work import House, perform
from civic.words import ProjectStatus
from tests import factories as make
from tests.api.v1.programs import a_program
from tests.factories import HOSTILE


def test_a_program_reads_what_is_published_and_no_draft(served: House) -> None:
    project, admin = make.a_project(served), make.an_admin(served)
    owner, program = block_pages.of_project(project), a_program(served)
    columns = perform(served, admin, block_editor.add, owner, "columns")
    cells = perform(served, admin, block_desk.desk_of, owner).blocks[0].cells
    for cell in cells:
        typed = {"heading": {"fr": HOSTILE}, "body": {"fr": "<p>Oui</p>"}}
        perform(served, admin, block_editor.save, owner, cell.id, typed)
    path = f"/projects/{project}/blocks"
    assert program.get(path).json()["data"] == []

    perform(served, admin, block_versions.publish, owner)

    (block,) = program.get(path).json()["data"]
    assert (block["id"], block["kind"]) == (columns, "columns")
    assert [cell["body"] for cell in block["cells"]] == [{"text": "<p>Oui</p>", "lang": "fr"}] * 2
    assert block["cells"][0]["heading"]["text"] == " ".join(HOSTILE.split())


def test_the_page_of_a_project_that_is_a_draft_is_not_there(served: House) -> None:
    project = make.a_project(served, status=ProjectStatus.DRAFT)

    assert a_program(served).get(f"/projects/{project}/blocks").status_code == 404
