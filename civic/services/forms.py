"""Forms of activities as citizens meet them: what is asked, what was answered, who reads it."""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import col, select

from civic.errors import Invalid
from civic.models import Input, Question, QuestionAnswer, is_for_all
from civic.rules import forms
from civic.rules.forms import Answer, Asked, Kind, Need, Readers
from civic.services import answer_files
from civic.services.form_views import AnswerView, FormPage, answer_view, offered, pages
from civic.services.work import Opened, Work, reads
from civic.words import Feature

Answers = Mapping[str, Answer | None]


@reads
def form_of(work: Work, activity_id: str) -> list[FormPage]:
    """Return the pages of questions that an activity asks of who contributes; it may have none.

    Raises:
        NotFound: if there is no such activity, or not for this reader.
    """
    opened = work.visit(activity_id)
    return pages(work, asked_in(work, opened), {})


def filled(work: Work, opened: Opened, row: Input) -> list[FormPage]:
    """Return the same pages with what an input that the actor may edit answers."""
    return pages(work, asked_in(work, opened), values_of(work, row.id))


def read(
    work: Work,
    opened: Opened,
    typed: Mapping[str, object] | None,
    confided: Collection[str] = (),
    *,
    lock: bool = True,
) -> dict[str, Answer | None]:
    """Return what was typed into the form of an activity, by question; nothing for no form.

    ``confided`` are the questions that were shown as the team's to read: no answer to them
    becomes public because the organiser has changed that since. ``lock`` lets nobody change it
    before this work is kept.

    Raises:
        Invalid: if an answer is missing or wrong, or its question is none of this form.
    """
    if typed is None:
        return {}
    known = lines_of(work, opened.row.id, lock=lock)
    if unknown := set(typed) - {line.id for line in known}:
        raise Invalid(forms.field_of(min(unknown)), "invalid.request")
    asked = [line for line in _asked(opened, known) if line.kind != Kind.PAGE]
    for line in asked:
        if line.is_public and line.id in confided:
            raise Invalid(forms.field_of(line.id), "invalid.now_public")
    found = forms.read_all([_as_asked(line) for line in asked], typed)
    shown = opened.method.collection(opened.settings)
    shared = shown is not None and shown.by_team
    return {
        line.id: answer_files.checked(work, line, found[line.id], shared=shared) for line in asked
    }


def keep(work: Work, input_id: str, answers: Answers) -> tuple[dict[str, Answer], bool]:
    """Keep what an input answers; return what it answered before, and whether that differs.

    What it answered to questions that are asked no more stays.
    """
    query = select(QuestionAnswer).where(QuestionAnswer.input_id == input_id)
    kept = {row.question_id: row for row in work.session.exec(query)}
    before, has_changed = {row.question_id: row.value for row in kept.values()}, False
    for question_id, value in answers.items():
        row = kept.get(question_id)
        if row is None and value is not None:
            work.session.add(
                QuestionAnswer(input_id=input_id, question_id=question_id, value=value)
            )
        elif row is not None and row.value != value:
            row.value = value
            work.session.add(row)
        else:
            continue
        has_changed = True
    answer_files.link(work, input_id, answers)
    return {key: value for key, value in before.items() if value is not None}, has_changed


def as_shown(work: Work, opened: Opened, answers: Answers) -> list[AnswerView]:
    """Return answers that are not kept yet as their author will see them."""
    return [
        answer_view(work, line, value)
        for line in asked_in(work, opened)
        if (value := answers.get(line.id)) is not None
    ]


def answers_of(
    work: Work, input_ids: Sequence[str], readers: Readers = Readers.ALL
) -> dict[str, list[AnswerView]]:
    """Return what inputs that the actor may read answer, as far as these readers may see it.

    The team reads what was answered to questions that are asked no more, too.
    """
    query = (
        select(QuestionAnswer, Question)
        .join(Question, col(Question.id) == col(QuestionAnswer.question_id))
        .where(col(QuestionAnswer.input_id).in_(input_ids))
        .order_by(col(Question.position), col(Question.id))
    )
    found: dict[str, list[AnswerView]] = {}
    for answer, line in work.session.exec(query):
        if answer.value is not None and (readers is Readers.TEAM or is_for_all(line)):
            view = answer_view(work, line, answer.value)
            found.setdefault(answer.input_id, []).append(view)
    return found


def values_of(work: Work, input_id: str) -> dict[str, Answer]:
    """Return what an input answers, by question, whoever may read it."""
    query = select(QuestionAnswer).where(QuestionAnswer.input_id == input_id)
    rows = work.session.exec(query)
    return {row.question_id: row.value for row in rows if row.value is not None}


def asked_in(work: Work, opened: Opened) -> list[Question]:
    """Return the lines of the form that an activity shows to who contributes."""
    if Feature.FORM not in opened.method.features:
        return []
    return _asked(opened, lines_of(work, opened.row.id))


def lines_of(work: Work, activity_id: str, *, lock: bool = False) -> list[Question]:
    """Return every line there ever was in the form of an activity, in order."""
    query = select(Question).where(Question.activity_id == activity_id)
    query = query.order_by(col(Question.position), col(Question.id))
    if lock:
        query = query.with_for_update(read=True)
    return list(work.session.exec(query))


def _asked(opened: Opened, lines: Sequence[Question]) -> list[Question]:
    has_form = Feature.FORM in opened.method.features
    return [line for line in lines if has_form and not line.removed_at and line.need != Need.HIDDEN]


def _as_asked(line: Question) -> Asked:
    return Asked(
        id=line.id,
        kind=Kind(line.kind),
        is_required=line.need == Need.REQUIRED,
        options=tuple(option["id"] for option in offered(line)),
        least=line.least,
        most=line.most,
    )
