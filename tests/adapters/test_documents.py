"""A document is of a kind that may be sent, and has a name that can stand anywhere."""

import io
import zipfile

import pytest
from PIL import Image

from civic.adapters.documents import TYPES, read_document
from civic.errors import Invalid
from civic.rules import form_files

PDF = b"%PDF-1.7\nplan"


def packed(*names: str, kind: str = "") -> bytes:
    """Return an office file that holds parts of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as inside:
        for name in names:
            inside.writestr(name, TYPES[kind] if name == "mimetype" else "x")
    return out.getvalue()


def painted(format: str, **more: object) -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, format, **more)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("Plan.PDF", PDF, id="pdf"),
        pytest.param("a.docx", packed("word/document.xml"), id="word"),
        pytest.param("a.xlsx", packed("xl/workbook.xml"), id="excel"),
        pytest.param("a.odt", packed("mimetype", kind="odt"), id="opendocument"),
        pytest.param("a.csv", b"rue,mois\n", id="csv"),
        pytest.param("a.png", painted("PNG"), id="a picture"),
        pytest.param("a.jpg", painted("JPEG"), id="a photo"),
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
        pytest.param("a.jpg", PDF, id="a document that says it is a photo"),
        pytest.param("a.docx", packed("word/document.xml", "word/vbaProject.bin"), id="macros"),
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


def test_a_photo_of_a_paper_loses_where_and_when_it_was_taken() -> None:
    noted = Image.Exif()
    noted[0x010E] = "devant chez moi"
    sent = painted("JPEG", exif=noted)
    kept = read_document("Devis.JPEG", sent)

    assert (kept.name, kept.kind) == ("Devis.jpg", "jpg")
    assert b"devant chez moi" in sent
    assert b"devant chez moi" not in kept.data
    with Image.open(io.BytesIO(kept.data)) as image:
        assert (image.format, image.size) == ("JPEG", (40, 30))


def test_questions_may_ask_for_every_kind_there_is() -> None:
    assert set(form_files.TYPES) == set(TYPES)
