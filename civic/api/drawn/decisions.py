"""What was decided of inputs, before the app comes."""

from collections.abc import Sequence

from markupsafe import Markup

from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.parts import icon, row, rows, said, status_line
from civic.api.drawn.sections import Reader, became
from civic.services.decided import Decision


def decisions(found: Sequence[Decision], reader: Reader, *, with_project: bool = True) -> Markup:
    """Show decisions under each other; nothing for none."""
    return rows([_decision(one, reader, with_project=with_project) for one in found])


def _decision(one: Decision, reader: Reader, *, with_project: bool) -> Markup:
    words = el("p", one.words, class_="cv-card__text", dir="auto", lang=one.words_lang or None)
    project = el("p", said(one.project), class_="cv-small cv-muted")
    return row(
        written(one.title, one.lang),
        f"/inputs/{one.input_id}",
        _status(one, reader) if one.status.id else _answered(one, reader),
        words if one.words else NOTHING,
        project if with_project else NOTHING,
    )


def _status(one: Decision, reader: Reader) -> Markup:
    return status_line(one.status, became(one.at, one.department, reader))


def _answered(one: Decision, reader: Reader) -> Markup:
    """Say who answered, where the answer left the status as it was."""
    date = reader.date(one.at) if one.at else ""
    name = el("span", reader.say("inputs.answered"), class_="cv-status__name")
    who = together(written(one.department, one.department_lang), " · ", date)
    mark = el("span", icon("eye"), class_="cv-status__icon")
    return el("div", mark, el("p", name, " ", who), class_="cv-status cv-status--info")
