"""What the page of a person says to those who run no script."""

import re

from civic.api import plain
from civic.api.caller import caller_behind
from civic.api.shell.heads import Head, Visitor
from civic.i18n import say
from civic.services import sharing
from civic.services.house import house
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.person, match[1])
    outside, profile, language = shared.outside, shared.profile, visitor.language
    counts = say("people.counts", language, inputs=profile.inputs, comments=profile.comments)
    written = (plain.link(f"/inputs/{card.id}", card.title, card.lang) for card in profile.cards)
    return Head(
        title=f"{profile.name} · {outside.platform}",
        description=counts,
        image=outside.picture,
        canonical=f"{outside.site}/people/{profile.id}",
        language=language,
        content=plain.page(
            plain.link("/", outside.platform),
            plain.heading(profile.name, 1),
            plain.paragraph(profile.bio),
            plain.section(
                say("people.contributions", language),
                plain.paragraph(counts) + plain.items(written),
            ),
        ),
    )


HEADS = [(r"/people/([^/]+)", _head)]
