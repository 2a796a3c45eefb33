"""The pictures and files of answers: whose they are, whether the question takes them, who sees."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from civic.errors import Invalid
from civic.models import AnswerFile, Input, Project, Question, Upload, is_for_all, is_readable
from civic.rules.form_files import MEGABYTE, MEGABYTES_MOST, SentFile, files_in
from civic.rules.forms import Answer, Kind, field_of
from civic.services.views import document_url, picture_url
from civic.services.work import Work


@dataclass(frozen=True)
class FileView:
    """One picture or file of an answer; ``small`` is a picture of it, where it is one."""

    id: str = ""
    url: str = ""
    small: str = ""
    name: str = ""
    size: int = 0


@dataclass(frozen=True)
class Home:
    """Where a file stands: in which project, and whether everybody may see it there."""

    project: Project
    is_for_all: bool


def checked(
    work: Work, line: Question, value: Answer | None, *, shared: bool = False
) -> Answer | None:
    """Return an answer with what is kept of each of its files.

    What a team writes together is ``shared``: files that stand in it already may be a colleague's.

    Raises:
        Invalid: if one is not the actor's own, or none that the question takes.
    """
    files = files_in(value)
    return [_checked(work, line, each, shared=shared) for each in files] if files else value


def link(work: Work, input_id: str, answers: Mapping[str, Answer | None]) -> None:
    """Note which files stand in the answers of an input, and which stood there before."""
    query = select(AnswerFile).where(AnswerFile.input_id == input_id)
    noted = {(row.question_id, row.upload_id): row for row in work.session.exec(query)}
    now = {
        (question_id, str(each["id"]))
        for question_id, value in answers.items()
        for each in files_in(value)
    }
    for key, row in noted.items():
        if row.question_id in answers:
            row.is_current = key in now
            work.session.add(row)
    work.session.add_all(
        AnswerFile(input_id=input_id, question_id=question_id, upload_id=upload_id)
        for question_id, upload_id in sorted(now - set(noted))
    )


def homes_of(work: Work, upload_id: str) -> list[Home]:
    """Return where a file answers, or answered, a question.

    What an edit took out of an answer is from then on for the team, beside its author.
    """
    query = (
        select(Project, Input, Question, AnswerFile.is_current)
        .join(Input, col(Input.project_id) == col(Project.id))
        .join(AnswerFile, col(AnswerFile.input_id) == col(Input.id))
        .join(Question, col(Question.id) == col(AnswerFile.question_id))
        .where(AnswerFile.upload_id == upload_id)
    )
    return [
        Home(project, is_readable(row) and is_for_all(line) and bool(is_current))
        for project, row, line, is_current in work.session.exec(query)
    ]


def views_of(value: Answer | None) -> list[FileView]:
    """Return the files of an answer as screens show them."""
    return [_view(each) for each in files_in(value)]


def as_chosen(value: Answer | None) -> list[dict[str, str]]:
    """Return the files of an answer as the field shows them that takes more."""
    return [
        {"id": view.id, "url": view.small or view.url, "alt": view.name} for view in views_of(value)
    ]


def _checked(work: Work, line: Question, sent: SentFile, *, shared: bool) -> SentFile:
    field = field_of(line.id)
    row = work.session.get(Upload, str(sent["id"]))
    is_known = shared and row is not None and _answers(work, line, row.id)
    if row is None or not (row.owner_id == work.actor.person_id or is_known):
        raise Invalid(field, "invalid.choice")
    is_other = bool(row.kind) != (line.kind == Kind.FILES)
    if is_other or (row.kind and line.types and row.kind not in line.types):
        raise Invalid(field, "upload.other_type")
    most = line.megabytes or MEGABYTES_MOST
    if row.kind and row.size > most * MEGABYTE:
        raise Invalid(field, "upload.document_too_big", size=str(most))
    return {**sent, "name": row.name, "type": row.kind, "size": row.size}


def _answers(work: Work, line: Question, upload_id: str) -> bool:
    """Say whether a file answers this question already, or did before an edit."""
    query = select(AnswerFile.id).where(
        AnswerFile.upload_id == upload_id, AnswerFile.question_id == line.id
    )
    return work.session.exec(query).first() is not None


def _view(kept: SentFile) -> FileView:
    upload_id, name = str(kept["id"]), str(kept.get("name", ""))
    if not kept.get("type"):
        alt = str(kept.get("alt", ""))
        return FileView(upload_id, picture_url(upload_id), picture_url(upload_id, small=True), alt)
    return FileView(
        upload_id, document_url(upload_id, name), name=name, size=int(kept.get("size", 0))
    )
