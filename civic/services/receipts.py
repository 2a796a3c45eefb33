"""What a sealed vote has published: its files, and the line of whoever kept their receipt."""

from dataclasses import dataclass

from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import SealedFile
from civic.services.work import Work, reads
from civic.tally import merkle
from civic.tally.pabulib import ballot_lines

RECEIPT_MOST = 40


@dataclass(frozen=True)
class FileView:
    """A file of ballots: its district, if it is one's, and by what it is known to be unchanged."""

    district: str = ""
    name: str = ""
    digest: str = ""
    root: str = ""
    ballots: int = 0


@dataclass(frozen=True)
class Proven:
    """The line of one ballot in a file, counted from 1, and the hashes that prove it is there."""

    file: FileView
    number: int = 0
    line: str = ""
    steps: tuple[merkle.Step, ...] = ()


@reads
def files_of(work: Work, activity_id: str) -> list[FileView]:
    """Return the files of a sealed vote; none while it is not sealed."""
    work.visit(activity_id)
    return [_view(row) for row in _rows(work, activity_id)]


@reads
def file(work: Work, activity_id: str, name: str) -> bytes:
    """Return a file of ballots as it was sealed.

    Raises:
        NotFound: if there is none of that name.
    """
    work.visit(activity_id)
    known = {row.file for row in _rows(work, activity_id)}
    found = work.house.storage.get(name) if name in known else None
    if found is None:
        raise NotFound
    return found


@reads
def find(work: Work, activity_id: str, typed: object) -> list[Proven]:
    """Return the lines of a receipt, with their proofs; none if no file has it."""
    work.visit(activity_id)
    work.pace("find_receipt")
    receipt = _read(typed)
    found = []
    for row in _rows(work, activity_id) if receipt else []:
        data = work.house.storage.get(row.file) or b""
        if f"\n{receipt};".encode() not in data:
            continue
        lines = ballot_lines(data)
        at = next((at for at, line in enumerate(lines) if line.startswith(f"{receipt};")), None)
        if at is not None:
            steps = tuple(merkle.proof(lines, at))
            found.append(Proven(_view(row), at + 1, lines[at], steps))
    return found


def _read(typed: object) -> str:
    """Return a receipt as files have it, however it was typed."""
    if not isinstance(typed, str) or len(typed) > RECEIPT_MOST:
        return ""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _rows(work: Work, activity_id: str) -> list[SealedFile]:
    query = select(SealedFile).where(SealedFile.activity_id == activity_id)
    return list(work.session.exec(query.order_by(col(SealedFile.district))).all())


def _view(row: SealedFile) -> FileView:
    return FileView(row.district, row.file, row.digest, row.root, row.ballots)
