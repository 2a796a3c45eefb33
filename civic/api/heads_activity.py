"""An activity before the app comes, and what it says to whoever previews a link to it."""

import re
from dataclasses import replace

from civic.api.caller import caller_behind
from civic.api.drawn import box
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.i18n import say
from civic.rules.texts import excerpt
from civic.services import sharing
from civic.services.house import house
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(
        house(), caller_behind(visitor), sharing.activity, match[1], match[2], visitor.query
    )
    outside, page = shared.outside, shared.look.page
    title, words = page.activity.title, excerpt(page.activity.text.text)
    return Head(
        title=f"{title.text} · {outside.platform}",
        description=words or page.project.question.text,
        image=outside.picture,
        canonical=f"{outside.site}/projects/{page.project.slug}/{page.activity.slug}",
        language=title.lang,
        indexed=outside.is_public,
        content=box.drawn(shared.look, Reader(visitor.language, outside.time_zone)),
        is_drawn=True,
    )


def _form(match: re.Match[str], visitor: Visitor) -> Head:
    """Describe the form by its activity: there is nothing in it to be found."""
    return replace(_head(match, visitor), indexed=False, canonical="", is_drawn=False)


def _amend(_: re.Match[str], visitor: Visitor) -> Head:
    return Head(title=say("amend.title", visitor.language), indexed=False)


def _own(_: re.Match[str], visitor: Visitor) -> Head:
    return Head(title=say("submit.title_edit", visitor.language), indexed=False)


HEADS = [
    (r"/projects/([^/]+)/([^/]+)", _head),
    (r"/projects/([^/]+)/([^/]+)/new", _form),
    (r"/inputs/([^/]+)/edit", _own),
    (r"/inputs/([^/]+)/amendments", _amend),
]
