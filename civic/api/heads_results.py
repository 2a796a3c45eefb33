"""The result of a vote, and the pages beside it, before the app comes."""

import re
from dataclasses import replace

from civic.api.caller import caller_behind
from civic.api.drawn import outcome
from civic.api.drawn.markup import el
from civic.api.drawn.parts import main, stack
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.services import sharing_results
from civic.services.house import house
from civic.services.receipt_pages import PROTECTS
from civic.services.sharing_results import SharedResult
from civic.services.work import perform

STEPS = ("file", "run", "compare")


def _results(match: re.Match[str], visitor: Visitor) -> Head:
    shared, reader = _shared(match, visitor)
    summary = outcome.lead(shared.page, reader) if shared.page.envelopes else ""
    head = _head(shared, reader, "results", summary, outcome.drawn(shared.page, reader))
    return replace(head, is_drawn=True)


def _recount(match: re.Match[str], visitor: Visitor) -> Head:
    shared, reader = _shared(match, visitor)
    steps = [
        part
        for name in STEPS
        for part in (
            el("h2", reader.say(f"outcome.recount_{name}")),
            el("p", reader.say(f"outcome.recount_{name}_text"), class_="cv-measure"),
        )
    ]
    content = main(_heading(shared, reader, "recount"), stack(*steps))
    return _head(shared, reader, "recount", _said(reader, "recount"), content)


def _receipt(match: re.Match[str], visitor: Visitor) -> Head:
    shared, reader = _shared(match, visitor)
    lines = [el("li", reader.say(f"outcome.protects_{name}")) for name in PROTECTS]
    protects = stack(el("h2", reader.say("outcome.protects")), el("ul", *lines, class_="cv-plain"))
    content = main(_heading(shared, reader, "receipt"), protects)
    return _head(shared, reader, "receipt", _said(reader, "receipt"), content)


def _shared(match: re.Match[str], visitor: Visitor) -> tuple[SharedResult, Reader]:
    caller = caller_behind(visitor)
    shared = perform(house(), caller, sharing_results.result, match[1], match[2])
    return shared, Reader(visitor.language, shared.outside.time_zone)


def _heading(shared: SharedResult, reader: Reader, name: str) -> str:
    return el(
        "div",
        outcome.way_back(shared.page, reader),
        el("h1", reader.say(f"outcome.{name}")),
        el("p", _said(reader, name), class_="cv-lead"),
        class_="cv-heading",
    )


def _said(reader: Reader, name: str) -> str:
    return reader.say(f"outcome.{name}_lead")


def _head(shared: SharedResult, reader: Reader, word: str, summary: str, content: str) -> Head:
    outside, page = shared.outside, shared.page
    name = reader.say("outcome.title" if word == "results" else f"outcome.{word}")
    return Head(
        title=f"{name} · {page.activity_title.text} · {outside.platform}",
        description=summary,
        image=outside.picture,
        canonical=f"{outside.site}/projects/{page.project_slug}/{page.activity_slug}/{word}",
        language=reader.language,
        indexed=outside.is_public and page.stands == "public",
        content=content,
    )


_VOTE = r"/projects/([^/]+)/([^/]+)"
HEADS = [
    (rf"{_VOTE}/results", _results),
    (rf"{_VOTE}/recount", _recount),
    (rf"{_VOTE}/receipt", _receipt),
]
