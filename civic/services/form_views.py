"""What screens show of a form: its pages and questions, and what was answered to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from civic import i18n
from civic.models import Question
from civic.rules import form_files, forms
from civic.rules.forms import Answer, Kind, Need
from civic.services.answer_files import FileView, as_chosen, views_of
from civic.services.work import Work
from civic.words import NOTHING_SAID, Said


@dataclass(frozen=True)
class OptionView:
    """One of the answers that a question offers."""

    id: str = ""
    name: Said = NOTHING_SAID
    is_picked: bool = False


@dataclass(frozen=True)
class QuestionView:
    """A question as it is asked, with what was answered before where somebody comes back to it.

    ``name`` is that of its field in a form; ``letters`` is the most it takes, 0 for no text.
    ``slots`` is how many files it takes, each of ``megabytes`` at most and of one of ``types``.
    """

    id: str = ""
    name: str = ""
    kind: str = Kind.SHORT
    wording: Said = NOTHING_SAID
    help: Said = NOTHING_SAID
    is_required: bool = False
    is_public: bool = True
    options: list[OptionView] = field(default_factory=list)
    least: str = ""
    most: str = ""
    unit: str = ""
    letters: int = 0
    value: str = ""
    place: dict[str, float | str] = field(default_factory=dict)
    files: list[dict[str, str]] = field(default_factory=list)
    slots: int = 0
    megabytes: int = 0
    types: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class FormPage:
    """Questions that are asked together."""

    title: Said = NOTHING_SAID
    help: Said = NOTHING_SAID
    questions: list[QuestionView] = field(default_factory=list)


@dataclass(frozen=True)
class AnswerView:
    """What was answered to a question; ``text`` for all kinds, more for those that draw more."""

    question_id: str = ""
    kind: str = Kind.SHORT
    wording: Said = NOTHING_SAID
    is_public: bool = True
    text: str = ""
    number: float = 0.0
    unit: str = ""
    picks: list[Said] = field(default_factory=list)
    picked: list[str] = field(default_factory=list)
    files: list[FileView] = field(default_factory=list)


def pages(
    work: Work, lines: Sequence[Question], given: Mapping[str, Answer | None]
) -> list[FormPage]:
    """Return the pages of a form in the reader's language, filled with what was ``given``."""
    return pages_in(work, lines, given, work.reader)


def pages_in(
    work: Work, lines: Sequence[Question], given: Mapping[str, Answer | None], language: str
) -> list[FormPage]:
    """Return the pages of a form as those see it who read ``language``."""
    asked = [line for line in lines if line.need != Need.HIDDEN]
    return [
        FormPage(
            title=work.say(begun.wording, language) if begun else NOTHING_SAID,
            help=work.say(begun.help, language) if begun else NOTHING_SAID,
            questions=[_question(work, one, given.get(one.id), language) for one in questions],
        )
        for begun, questions in forms.pages_of(asked)
    ]


def answer_view(work: Work, line: Question, value: Answer) -> AnswerView:
    """Return an answer as screens show it."""
    return AnswerView(
        question_id=line.id,
        kind=line.kind,
        wording=work.say(line.wording),
        is_public=line.is_public,
        text=text_of(work, line, value),
        number=float(value) if isinstance(value, int | float) else 0.0,
        unit=line.unit,
        picks=_picks(work, line, value) if line.kind in forms.PICKED else [],
        picked=list(forms.picks_of(value)) if line.kind in forms.PICKED else [],
        files=views_of(value),
    )


def text_of(work: Work, line: Question, value: Answer | None) -> str:
    """Return an answer in words, as a cell or a comparison of versions holds it."""
    if value is None:
        return ""
    if line.kind in forms.PICKED:
        return "; ".join(said.text for said in _picks(work, line, value))
    if line.kind in forms.SENT:
        called = [view.name or _numbered(work, n) for n, view in enumerate(views_of(value), 1)]
        return " · ".join(called)
    if isinstance(value, dict):
        return str(value["address"] or f"{value['lat']}, {value['lng']}")
    return f"{forms.as_field(value)} {line.unit}".strip()


def _numbered(work: Work, number: int) -> str:
    return i18n.say("server.picture", work.reader, number=str(number))


def offered(line: Question) -> list[dict[str, Any]]:
    """Return the options that a question offers now."""
    return [option for option in line.options if not option.get("is_gone")]


def _picks(work: Work, line: Question, value: Answer) -> list[Said]:
    picked = forms.picks_of(value)
    return [work.say(option["name"]) for option in line.options if option["id"] in picked]


def _question(work: Work, line: Question, value: Answer | None, language: str) -> QuestionView:
    picked = forms.picks_of(value) if line.kind in forms.PICKED else ()
    letters = {Kind.SHORT: forms.SHORT_MOST, Kind.LONG: forms.LONG_MOST}.get(Kind(line.kind), 0)
    return QuestionView(
        id=line.id,
        name=forms.field_of(line.id),
        kind=line.kind,
        wording=work.say(line.wording, language),
        help=work.say(line.help, language),
        is_required=line.need == Need.REQUIRED,
        is_public=line.is_public,
        options=[
            OptionView(each["id"], work.say(each["name"], language), each["id"] in picked)
            for each in offered(line)
        ],
        least=as_limit(line.least),
        most=as_limit(line.most),
        unit=line.unit,
        letters=int(line.most or letters) if letters else 0,
        value=forms.as_field(value),
        place=value if isinstance(value, dict) else {},
        files=as_chosen(value),
        **_room(line),
    )


def _room(line: Question) -> dict[str, Any]:
    """Return what a question takes that is answered with pictures or files."""
    if line.kind not in forms.SENT:
        return {}
    slots = int(line.most or form_files.USUAL)
    if line.kind == Kind.PICTURES:
        return {"slots": slots, "megabytes": form_files.PICTURE_MEGABYTES}
    megabytes = line.megabytes or form_files.MEGABYTES_MOST
    types = line.types or list(form_files.TYPES)
    return {"slots": slots, "megabytes": megabytes, "types": types}


def as_limit(limit: float | None) -> str:
    """Return a limit as a field holds it, empty where there is none."""
    return "" if limit is None else forms.written(limit)
