"""An input before the app comes, and what it says to whoever previews a link to it."""

import re

from civic.api.caller import caller_behind
from civic.api.drawn.assessed import found
from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.merged import joined, leading
from civic.api.drawn.parts import (
    chips,
    crumbs,
    icon,
    link,
    main,
    prose,
    rows,
    said,
    section,
    stack,
    status_line,
)
from civic.api.drawn.sections import Reader, became, person
from civic.api.drawn.talk import conversation
from civic.api.shell.heads import Head, Visitor
from civic.rules import talking
from civic.rules.platform import MERGED
from civic.services import sharing
from civic.services.gone import Gone
from civic.services.house import house
from civic.services.input_views import FeedbackView, InputPage, StatusStep
from civic.services.sharing import SharedInput
from civic.services.work import perform
from civic.words import Held, Said


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    asked = talking.read(visitor.query)
    shared = perform(house(), caller_behind(visitor), sharing.contribution, match[1], asked)
    outside, page = shared.outside, shared.page
    return Head(
        title=f"{page.card.title} · {page.project_title.text}",
        description="" if page.gone.how not in ("", "merged") else page.card.excerpt,
        image=outside.picture,
        canonical=f"{outside.site}/inputs/{page.card.id}",
        language=page.card.lang,
        indexed=outside.is_public and not page.gone.how,
        picture=page.pictures[0].url if page.pictures else "",
        content=_content(shared, Reader(visitor.language, outside.time_zone)),
        is_drawn=True,
    )


def _content(shared: SharedInput, reader: Reader) -> str:
    page = shared.page
    if page.gone.how not in ("", "merged") and not page.is_own:
        away = el("p", _away(page.gone, reader))
        return main(stack(_heading(page, reader), away, space="tight"))
    related = [link(f"/inputs/{one.id}", written(one.title, one.lang)) for one in page.related]
    words = stack(
        stack(_heading(page, reader), _signed(page, reader), space="tight"),
        _told(page, reader) if page.gone.how else NOTHING,
        joined(page.merger, reader) if page.merger else NOTHING,
        stack(
            _pictures(page),
            prose(Said(page.body, page.card.lang)),
            _given(page, reader),
            _tags(page, reader),
        ),
        _told_later(page, reader),
        found(page.findings, reader) if page.findings else NOTHING,
        section(reader.say("input.became"), _became(page, reader)),
        section(
            reader.say("inputs.comments", count=page.card.comments),
            conversation(page.card.id, shared.talk, shared.asked, reader),
        ),
        section(reader.say("input.related"), rows([el("li", one) for one in related])),
        space="loose",
    )
    return main(el("div", el("div", words, class_="cv-grow"), class_="cv-columns"))


def _away(gone: Gone, reader: Reader) -> str:
    """Say how an input is gone to somebody who has not written it."""
    if gone.how in (Held.WAITING, Held.REFUSED):
        return reader.say(f"own.to_team_{gone.how}")
    return reader.say(f"input.{gone.how}")


def _told_later(page: InputPage, reader: Reader) -> str:
    """Write what the author told later, with when."""
    told = [
        el("article", el("p", reader.date(one.at) if one.at else "", class_="cv-small cv-muted"),
           el("p", written(one.body, one.lang), class_="cv-lines"), class_="cv-comment")
        for one in page.updates
        if not one.gone
    ]  # fmt: skip
    return section(reader.say("talk.updates"), together(*told)) if told else NOTHING


def _heading(page: InputPage, reader: Reader) -> str:
    project = f"/projects/{page.project_slug}"
    way = crumbs(
        reader.say("input.path"),
        link(project, said(page.project_title)),
        link(f"{project}/{page.activity_slug}", said(page.activity_title)),
    )
    return el("div", way, el("h1", written(page.card.title, page.card.lang)), class_="cv-heading")


def _signed(page: InputPage, reader: Reader) -> str:
    at, edited = page.card.created_at, page.edited_at
    said = reader.say("input.edited", date=reader.date(edited)) if edited else ""
    return person(
        page.card.author,
        " · ",
        reader.date(at) if at else "",
        el("span", " · ", el("span", said, class_="cv-text-button")) if said else NOTHING,
    )


def _pictures(page: InputPage) -> str:
    drawn = [
        el("img", src=one.url, alt=one.alt, lang=page.card.lang or None, width=one.width,
           height=one.height)
        for one in page.pictures
    ]  # fmt: skip
    return el("div", *drawn, class_="cv-gallery") if drawn else NOTHING


def _given(page: InputPage, reader: Reader) -> str:
    """Write what was answered to the organiser's questions, as far as this reader may see it."""
    lines = [
        el(
            "div",
            el("dt", said(each.wording), *([] if each.is_public else [_for_team(reader)])),
            el("dd", written(each.text, page.card.lang)),
        )
        for each in page.answers
    ]
    return el("dl", *lines, class_="cv-given") if lines else NOTHING


def _for_team(reader: Reader) -> str:
    return together(" ", el("span", reader.say("widgets.given.team"), class_="cv-tag"))


def _tags(page: InputPage, reader: Reader) -> str:
    box = f"/projects/{page.project_slug}/{page.activity_slug}"
    found = [link(f"{box}?tag={tag.id}", said(tag), class_="cv-chip") for tag in page.card.tags]
    return chips(reader.say("input.tags"), found)


def _told(page: InputPage, reader: Reader) -> str:
    """Tell authors since when their input is gone, why, and what they can do."""
    gone = page.gone
    if page.merger and gone.how == "merged":
        return leading(page.merger, reader)
    return el(
        "div",
        el("p", reader.say(f"own.{gone.how}", date=reader.date(gone.at) if gone.at else "")),
        *(el("p", text) for text in (gone.because, gone.contact) if text),
        el("p", reader.say(f"own.{gone.how}_hint")),
        link(gone.box, reader.say("own.box")),
        class_="cv-alert cv-alert--warn",
    )


def _became(page: InputPage, reader: Reader) -> str:
    latest = [
        _step(step, reader)
        for step in page.history[-1:]
        if page.card.status.id or step.status.key != MERGED  # parted, it has none again
    ]
    before = [_step(step, reader) for step in page.history[:-1]]
    answers = (_answer(one, reader) for one in page.feedback)
    waiting = el("p", reader.say("input.waiting"), class_="cv-muted")
    return together(*(latest or [waiting]), *answers, *before)


def _step(step: StatusStep, reader: Reader) -> str:
    words = became(step.at, step.department, reader)
    note = el("p", written(step.note, step.lang), class_="cv-small") if step.note else NOTHING
    return el("div", status_line(step.status, words), note)


def _answer(answer: FeedbackView, reader: Reader) -> str:
    when = reader.date(answer.at) if answer.at else ""
    head = el(
        "div",
        el("span", icon("landmark"), class_="cv-brand__mark"),
        el(
            "div",
            el("p", answer.signature, class_="cv-answer__by"),
            el("p", reader.say("inputs.answered"), " · ", when, class_="cv-answer__when"),
        ),
        class_="cv-answer__head",
    )
    body = el("div", prose(Said(answer.body, answer.lang)), class_="cv-prose")
    return el("section", head, body, class_="cv-answer")


HEADS = [(r"/inputs/([^/]+)", _head)]
