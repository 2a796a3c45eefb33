"""A vote before the app comes, and what it says to whoever previews a link to it."""

import re

from civic.api.caller import caller_behind
from civic.api.drawn import vote
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.rules.texts import excerpt
from civic.services import sharing
from civic.services.house import house
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.vote, match[1], match[2])
    outside, page = shared.outside, shared.look.page
    title, words = page.activity.title, excerpt(page.activity.text.text)
    return Head(
        title=f"{title.text} · {outside.platform}",
        description=words or page.project.question.text,
        image=outside.picture,
        canonical=f"{outside.site}/projects/{page.project.slug}/{page.activity.slug}/vote",
        language=title.lang,
        indexed=outside.is_public,
        content=vote.drawn(shared.look, Reader(visitor.language, outside.time_zone)),
        is_drawn=True,
        is_bare=True,
    )


HEADS = [(r"/projects/([^/]+)/([^/]+)/vote", _head)]
