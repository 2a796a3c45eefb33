"""What an input says to those who run no script, and to whoever previews a link to it."""

import re

from civic.api import plain
from civic.api.caller import caller_behind
from civic.api.heads_home import became
from civic.api.shell.heads import Head, Visitor
from civic.i18n import say
from civic.i18n.dates import date_in
from civic.services import sharing
from civic.services.comments import Reply
from civic.services.house import house
from civic.services.input_pages import InputPage
from civic.services.sharing import SharedInput
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.contribution, match[1])
    outside, page = shared.outside, shared.page
    return Head(
        title=f"{page.card.title} · {page.project_title.text}",
        description="" if page.gone.how else page.card.excerpt,
        image=outside.picture,
        canonical=f"{outside.site}/inputs/{page.card.id}",
        language=page.card.lang,
        indexed=outside.is_public,
        noscript=_content(shared, visitor.language),
    )


def _content(shared: SharedInput, language: str) -> str:
    page, zone = shared.page, shared.outside.time_zone
    project = f"/projects/{page.project_slug}"
    way_back = plain.items(
        (
            plain.link(project, page.project_title.text, page.project_title.lang),
            plain.link(
                f"{project}/{page.activity_slug}",
                page.activity_title.text,
                page.activity_title.lang,
            ),
        )
    )
    title = plain.heading(page.card.title, 1, page.card.lang)
    if page.gone.how and not page.is_own:
        return plain.page(way_back, title, plain.paragraph(say(f"input.{page.gone.how}", language)))
    related = (plain.link(f"/inputs/{each.id}", each.title, each.lang) for each in page.related)
    return plain.page(
        way_back,
        title,
        _told(page, language, zone) if page.gone.how else "",
        plain.paragraph(_signed(page, language, zone)),
        plain.rich(page.body, page.card.lang),
        plain.section(say("input.became", language), _became(page, language, zone)),
        plain.section(
            say("inputs.comments", language, count=page.card.comments), _talk(shared, language)
        ),
        plain.section(say("input.related", language), plain.items(related)),
    )


def _told(page: InputPage, language: str, zone: str) -> str:
    """Tell authors since when their input is gone, why, and what they can do."""
    gone = page.gone
    date = date_in(gone.at, language, zone) if gone.at else ""
    return plain.section(
        say(f"own.{gone.how}", language, date=date),
        plain.paragraph(gone.because)
        + plain.paragraph(say(f"own.{gone.how}_hint", language))
        + plain.paragraph(gone.contact)
        + plain.link(gone.box, say("own.box", language)),
    )


def _signed(page: InputPage, language: str, zone: str) -> str:
    date = date_in(page.card.created_at, language, zone) if page.card.created_at else ""
    return ", ".join(part for part in (page.card.author.name, date, page.card.address) if part)


def _became(page: InputPage, language: str, zone: str) -> str:
    steps = [
        plain.paragraph(step.status.text, step.status.lang)
        + plain.paragraph(became(step.at, step.department, language, zone))
        + plain.paragraph(step.note, step.lang)
        for step in page.history
    ]
    answers = [
        plain.heading(f"{say('inputs.answered', language)}, {each.signature}", 3)
        + plain.rich(each.body, each.lang)
        for each in page.feedback
    ]
    return plain.items(steps) + "".join(answers)


def _talk(shared: SharedInput, language: str) -> str:
    return plain.items(
        _comment(each, language) + plain.items(_comment(reply, language) for reply in each.replies)
        for each in shared.thread
    )


def _comment(reply: Reply, language: str) -> str:
    if reply.gone:
        return plain.paragraph(say(f"input.comment_{reply.gone}", language))
    words = "".join(plain.paragraph(part, reply.lang) for part in reply.body.split("\n"))
    return plain.paragraph(reply.author.name) + words


HEADS = [(r"/inputs/([^/]+)", _head)]
