"""What an activity says to those who run no script, and to whoever previews a link to it."""

import re
from dataclasses import replace

from civic.api import plain
from civic.api.caller import caller_behind
from civic.api.shell.heads import Head, Visitor
from civic.i18n import say
from civic.rules.texts import excerpt
from civic.services import sharing
from civic.services.house import house
from civic.services.sharing import SharedActivity
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.activity, match[1], match[2])
    outside, page = shared.outside, shared.page
    title, words = page.activity.title, excerpt(page.activity.text.text)
    return Head(
        title=f"{title.text} · {outside.platform}",
        description=words or page.project.question.text,
        image=outside.picture,
        canonical=f"{outside.site}/projects/{page.project.slug}/{page.activity.slug}",
        language=title.lang,
        indexed=outside.is_public,
        noscript=_content(shared, visitor.language),
    )


def _form(match: re.Match[str], visitor: Visitor) -> Head:
    """Describe the form by its activity: there is nothing in it to be found."""
    return replace(_head(match, visitor), indexed=False, canonical="")


def _own(_: re.Match[str], visitor: Visitor) -> Head:
    return Head(title=say("submit.title_edit", visitor.language), indexed=False)


def _content(shared: SharedActivity, language: str) -> str:
    page = shared.page
    project, activity = page.project, page.activity
    inputs = (plain.link(f"/inputs/{each.id}", each.title, each.lang) for each in shared.newest)
    count = say(f"box.count_{activity.noun}", language, count=activity.inputs)
    return plain.page(
        plain.link(f"/projects/{project.slug}", project.title.text, project.title.lang),
        plain.heading(activity.title.text, 1, activity.title.lang),
        plain.said(activity.text),
        plain.section(count, plain.items(inputs)) if activity.has_inputs else "",
    )


HEADS = [
    (r"/projects/([^/]+)/([^/]+)", _head),
    (r"/projects/([^/]+)/([^/]+)/new", _form),
    (r"/inputs/([^/]+)/edit", _own),
]
