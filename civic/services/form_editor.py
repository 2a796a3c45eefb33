"""The form of an activity in the hands of its team: what is asked, of whom it is kept, in order."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from babel.numbers import get_currency_symbol
from sqlmodel import col, func, select

from civic import methods
from civic.errors import Invalid, NotFound
from civic.models import Activity, Project, Question, QuestionAnswer
from civic.rules import editing, form_files, forms, texts
from civic.rules.forms import Kind, Need, Readers
from civic.services.activity_editor import managed
from civic.services.activity_heads import Head, head_of
from civic.services.form_views import FormPage, as_limit, offered, pages_in
from civic.services.forms import lines_of
from civic.services.undo import ASKED, KEPT
from civic.services.work import Work, reads
from civic.words import Feature, new_id

WORDING_MOST = 200
HELP_MOST = 600
OPTION_MOST = 160
UNIT_MOST = 12
LEAST_OPTIONS = 2
MOST_OPTIONS = forms.OPTIONS_MOST


@dataclass(frozen=True)
class OptionForm:
    """One of the answers that a question offers, as the team writes it."""

    id: str = ""
    name: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class QuestionForm:
    """A line of a form as the team edits it; ``answers`` says how many were given."""

    id: str = ""
    kind: str = Kind.SHORT
    wording: dict[str, str] = field(default_factory=dict)
    help: dict[str, str] = field(default_factory=dict)
    need: str = Need.OPTIONAL
    is_public: bool = True
    options: list[OptionForm] = field(default_factory=list)
    least: str = ""
    most: str = ""
    unit: str = ""
    megabytes: str = ""
    types: list[str] = field(default_factory=list)
    answers: int = 0


@dataclass(frozen=True)
class FormDesk:
    """A form before its team: its lines, those taken out, and how it looks in each language.

    ``money`` is the sign of the platform's currency.
    """

    head: Head
    lines: list[QuestionForm]
    gone: list[QuestionForm]
    previews: dict[str, list[FormPage]]
    money: str = ""


@reads
def desk_of(work: Work, activity_id: str) -> FormDesk:
    """Return the form of an activity, to be worked on.

    Raises:
        NotFound: if there is no such activity, or its method asks no questions.
        Refused: if the actor does not manage its project.
    """
    row = _with_form(work, activity_id)
    project = work.session.get(Project, row.project_id)
    if project is None:
        raise NotFound
    lines, counts = lines_of(work, row.id), _counts(work, row.id)
    asked = [line for line in lines if not line.removed_at]
    return FormDesk(
        head=head_of(work, row, project),
        lines=[_form(line, counts) for line in asked],
        gone=[_form(line, counts) for line in lines if line.removed_at and line.id in counts],
        previews={lang: pages_in(work, asked, {}, lang) for lang in work.platform.languages},
        money=get_currency_symbol(work.platform.currency, locale=work.reader),
    )


def add(work: Work, activity_id: str, kind: object, typed: Mapping[str, Any]) -> str:
    """Ask one more question, at the end of the form; return its id.

    Raises:
        Invalid: if there is no such kind, a field is wrong, or the form is full.
    """
    activity = _with_form(work, activity_id)
    chosen = Kind(editing.chosen("kind", [kind], list(Kind))[0])
    asked = [line for line in lines_of(work, activity.id) if not line.removed_at]
    if len(asked) >= forms.QUESTIONS_MOST:
        raise Invalid("kind", "team_form.full", most=str(forms.QUESTIONS_MOST))
    line = Question(activity_id=activity.id, kind=chosen, position=len(asked))
    _fill(work, line, typed, answers=0)
    work.session.add(line)
    _done(work, activity, line, "question_added")
    return line.id


def save(work: Work, question_id: str, typed: Mapping[str, Any]) -> None:
    """Keep a question as it was written anew; what was answered to it stays.

    Raises:
        Invalid: if a field is wrong, or answers given to the team would become public.
    """
    line, activity = _managed(work, question_id)
    answers = _counts(work, activity.id).get(line.id, 0)
    if typed.get("readers") == Readers.ALL and not line.is_public and answers:
        raise Invalid("readers", "team_form.confided", count=str(answers))
    _fill(work, line, typed, answers=answers)
    work.session.add(line)
    _done(work, activity, line, "question_changed")


def place(work: Work, question_id: str, to: int) -> int:
    """Move a question to another place of the form, counted from 0; return where it stands."""
    line, activity = _managed(work, question_id)
    asked = {each.id: each for each in lines_of(work, activity.id) if not each.removed_at}
    order = forms.moved(list(asked), line.id, to)
    for position, each in enumerate(order):
        asked[each].position = position
        work.session.add(asked[each])
    _done(work, activity, line, "question_moved")
    return order.index(line.id)


def remove(work: Work, question_id: str) -> str:
    """Ask a question no more; return the log entry by which it is asked again.

    What was answered to it stays for the team.
    """
    line, activity = _managed(work, question_id)
    line.removed_at = work.now
    work.session.add(line)
    work.tell(f"project:{activity.project_id}")
    kept = json.dumps([[ASKED, {"id": line.id}]])
    return work.log(
        "question_removed", project_id=activity.project_id, subject_id=line.id,
        title=_name(work, line), **{KEPT: kept},
    )  # fmt: skip


def ask_again(work: Work, question_id: str) -> None:
    """Ask a question again that was taken out of the form, where it stood."""
    line, activity = _managed(work, question_id)
    line.removed_at = None
    work.session.add(line)
    _done(work, activity, line, "question_asked_again")


def _with_form(work: Work, activity_id: str) -> Activity:
    row = managed(work, activity_id)
    if Feature.FORM not in methods.catalogue()[row.method].features:
        raise NotFound
    return row


def _managed(work: Work, question_id: str) -> tuple[Question, Activity]:
    line = work.session.get(Question, question_id, with_for_update=True)
    if line is None:
        raise NotFound
    return line, managed(work, line.activity_id)


def _fill(work: Work, line: Question, typed: Mapping[str, Any], *, answers: int) -> None:
    languages, kind = work.platform.languages, Kind(line.kind)
    line.wording = editing.said(
        "wording", typed.get("wording", {}), languages, _wording, line.wording
    )
    if not line.wording.get(work.platform.default_language):
        raise Invalid(f"wording.{work.platform.default_language}", "invalid.missing")
    line.help = editing.said("help", typed.get("help", {}), languages, _help, line.help)
    if kind is Kind.PAGE:
        return
    line.need = editing.chosen("need", [typed.get("need")], list(Need))[0]
    readers = editing.chosen("readers", [typed.get("readers")], list(Readers))[0]
    line.is_public = readers == Readers.ALL
    line.least, line.most = forms.limits(kind, typed)
    if kind is Kind.FILES:
        line.megabytes, line.types = form_files.limits(
            typed.get("megabytes"), typed.get("types", [])
        )
    if kind in forms.COUNTED:
        line.unit = texts.line("unit", typed.get("unit", ""), most=UNIT_MOST, least=0)
    if kind in forms.PICKED:
        line.options = _options(work, line, typed.get("options", []), keeps=answers > 0)


def _options(
    work: Work, line: Question, typed: Sequence[Mapping[str, Any]], *, keeps: bool
) -> list[dict[str, Any]]:
    """Return the options as written; one that answers may have picked is not forgotten."""
    known = {option["id"]: option for option in line.options}
    written: dict[str, dict[str, Any]] = {}
    for each in typed[: forms.OPTIONS_MOST + 1]:
        option_id = str(each.get("id", ""))
        before = known.get(option_id, {}).get("name", {})
        name = editing.said(
            f"option.{option_id}", each.get("name"), work.platform.languages, _option, before
        )
        if name:
            new = option_id if option_id in known else new_id()
            written[new] = {"id": new, "name": name}
    if not LEAST_OPTIONS <= len(written) <= forms.OPTIONS_MOST:
        raise Invalid("options", "team_form.options_few", most=str(forms.OPTIONS_MOST))
    gone = [{**option, "is_gone": True} for key, option in known.items() if key not in written]
    return [*written.values(), *(gone if keeps else [])]


def _wording(field: str, typed: object) -> str:
    return texts.line(field, typed, most=WORDING_MOST, least=0)


def _help(field: str, typed: object) -> str:
    return texts.paragraphs(field, typed, most=HELP_MOST, least=0)


def _option(field: str, typed: object) -> str:
    return texts.line(field, typed, most=OPTION_MOST, least=0)


def _counts(work: Work, activity_id: str) -> dict[str, int]:
    """Return how many answers each question of an activity was ever given."""
    query = (
        select(QuestionAnswer.question_id, func.count())
        .join(Question, col(Question.id) == col(QuestionAnswer.question_id))
        .where(Question.activity_id == activity_id)
        .group_by(col(QuestionAnswer.question_id))
    )
    return dict(work.session.exec(query).all())


def _form(line: Question, counts: Mapping[str, int]) -> QuestionForm:
    return QuestionForm(
        id=line.id,
        kind=line.kind,
        wording=line.wording,
        help=line.help,
        need=line.need,
        is_public=line.is_public,
        options=[OptionForm(each["id"], each["name"]) for each in offered(line)],
        least=as_limit(line.least),
        most=as_limit(line.most),
        unit=line.unit,
        megabytes=str(line.megabytes or ""),
        types=line.types,
        answers=counts.get(line.id, 0),
    )


def _name(work: Work, line: Question) -> str:
    return work.say(line.wording).text


def _done(work: Work, activity: Activity, line: Question, what: str) -> None:
    work.session.flush()
    work.log(what, project_id=activity.project_id, subject_id=line.id, title=_name(work, line))
    work.tell(f"project:{activity.project_id}")
