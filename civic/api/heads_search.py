"""A search before the app comes."""

import re

from civic.api.caller import caller_behind
from civic.api.drawn.found import drawn
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.rules.searching import read
from civic.services import sharing
from civic.services.house import house
from civic.services.work import perform


def _head(_: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.search, read(visitor.query))
    outside, found = shared.outside, shared.found
    reader = Reader(visitor.language, outside.time_zone)
    named = (found.text, reader.say("search.title"), outside.platform)
    return Head(
        title=" · ".join(filter(None, named)),
        description=reader.say("search.hint"),
        image=outside.picture,
        canonical=f"{outside.site}/search",
        language=visitor.language,
        content=drawn(found, reader),
        is_drawn=True,
        indexed=outside.is_public,
    )


HEADS = [("/search", _head)]
