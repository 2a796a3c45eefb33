"""Documents that people send: known by what is in them, and named by what they are called."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile

from civic.adapters.pictures import SCANS, read_scan
from civic.errors import Invalid

MOST_BYTES = 25 * 1024 * 1024
NAME_MOST = 120
TYPES: Mapping[str, str] = MappingProxyType({
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "jpg": "image/jpeg",
    "png": "image/png",
})  # fmt: skip
"""The kinds of document that are taken in, and what they are served as."""

_ALSO = MappingProxyType({"jpeg": "jpg"})
_PARTS = MappingProxyType({"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"})
_SIGNS = re.compile(r"[^\w .()'’&+-]+")


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is what its name says."""

    name: str
    kind: str
    data: bytes


def read_document(name: str, data: bytes) -> Document:
    """Return a document, or say that it is none that is taken in.

    Raises:
        Invalid: if it is too large, of no known kind, or not what its name says.
    """
    if len(data) > MOST_BYTES:
        raise Invalid("document", "upload.document_too_big", size=str(MOST_BYTES // 1024 // 1024))
    stem, dot, ending = name.rpartition(".")
    kind = _ALSO.get(ending.lower(), ending.lower())
    if not dot or kind not in TYPES or not data:
        raise Invalid("document", "upload.not_a_document")
    if kind in SCANS:
        data = read_scan(data, kind)
    elif not _is(kind, data):
        raise Invalid("document", "upload.not_a_document")
    return Document(f"{_plain(stem)}.{kind}", kind, data)


def _is(kind: str, data: bytes) -> bool:
    if kind == "pdf":
        return data.startswith(b"%PDF-")
    if kind in ("csv", "txt"):
        return b"\0" not in data
    try:
        with ZipFile(BytesIO(data)) as inside:
            names = inside.namelist()
            if any("vbaProject" in each for each in names):
                return False
            if kind in _PARTS:
                return any(each.startswith(_PARTS[kind]) for each in names)
            with inside.open("mimetype") as told:  # no more of it than it should hold
                return told.read(100).decode() == TYPES[kind]
    except (BadZipFile, ValueError, KeyError, NotImplementedError, RuntimeError):
        return False


def _plain(stem: str) -> str:
    """Return the name of a file as it can stand in an address and on any disk."""
    plain = _SIGNS.sub("-", unicodedata.normalize("NFC", stem)).strip(" .-")
    return plain[:NAME_MOST] or "document"
