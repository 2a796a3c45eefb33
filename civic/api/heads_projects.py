"""What a project says to those who run no script, and to whoever previews a link to it."""

import re

from civic.api import plain
from civic.api.caller import caller_behind
from civic.api.doorways import line_of
from civic.api.heads_home import stands
from civic.api.shell.heads import Head, Visitor
from civic.i18n import say
from civic.i18n.dates import date_in
from civic.rules.texts import excerpt
from civic.services import sharing
from civic.services.house import house
from civic.services.project_views import PhaseView, ProjectPage
from civic.services.sharing import SharedProject
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.project, match[1])
    outside, card = shared.outside, shared.page.card
    address = f"{outside.site}/projects/{card.slug}"
    return Head(
        title=f"{card.title.text} · {outside.platform}",
        description=card.question.text or excerpt(shared.page.description.text),
        image=outside.picture,
        picture=card.picture,
        canonical=address,
        language=card.title.lang,
        feed=f"{address}/feed.xml" if outside.is_public else "",
        indexed=outside.is_public,
        noscript=_content(shared, visitor.language),
    )


def _content(shared: SharedProject, language: str) -> str:
    page, zone = shared.page, shared.outside.time_zone
    card = page.card
    steps = (_step(phase, language, zone) for phase in page.phases)
    newest = (plain.link(f"/inputs/{each.id}", each.title, each.lang) for each in shared.newest)
    return plain.page(
        plain.link("/", shared.outside.platform),
        plain.heading(card.title.text, 1, card.title.lang),
        plain.paragraph(card.question.text, card.question.lang),
        plain.paragraph(stands(card.standing, card.date, language, zone)),
        plain.section(say("project.about", language), plain.said(page.description)),
        plain.section(say("project.doors", language), _doors(page, language, zone)),
        plain.section(say("project.timeline", language), plain.items(steps)),
        plain.section(say("project.said", language), plain.items(newest)),
    )


def _doors(page: ProjectPage, language: str, zone: str) -> str:
    return plain.items(
        plain.link(f"/projects/{page.card.slug}/{each.slug}", each.title.text, each.title.lang)
        + plain.paragraph(line_of(each.door, language, zone) if each.has_inputs else "")
        for each in page.activities
    )


def _step(phase: PhaseView, language: str, zone: str) -> str:
    when = ""
    if phase.starts_at:
        start = date_in(phase.starts_at, language, zone)
        when = say("project.from", language, start=start)
        if phase.ends_at:
            end = date_in(phase.ends_at, language, zone)
            when = say("project.span", language, start=start, end=end)
    title = plain.paragraph(phase.title.text, phase.title.lang)
    return title + plain.paragraph(when) + plain.said(phase.text)


HEADS = [(r"/projects/([^/]+)", _head)]
