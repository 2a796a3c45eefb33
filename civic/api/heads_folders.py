"""What a folder says to those who run no script, and to whoever previews a link to it."""

import re

from civic.api import plain
from civic.api.caller import caller_behind
from civic.api.shell.heads import Head, Visitor
from civic.rules.texts import excerpt
from civic.services import sharing
from civic.services.house import house
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.folder, match[1])
    outside, page = shared.outside, shared.page
    projects = (
        plain.link(f"/projects/{card.slug}", card.title.text, card.title.lang)
        for card in page.projects
    )
    return Head(
        title=f"{page.title.text} · {outside.platform}",
        description=excerpt(page.description.text),
        image=outside.picture,
        canonical=f"{outside.site}/folders/{match[1]}",
        language=page.title.lang,
        content=plain.page(
            plain.link("/", outside.platform),
            plain.heading(page.title.text, 1, page.title.lang),
            plain.said(page.description),
            plain.items(projects),
        ),
    )


HEADS = [(r"/folders/([^/]+)", _head)]
