"""The front door before the app comes, and what it says to whoever previews a link to it."""

import re

from civic.api.caller import caller_behind
from civic.api.drawn.blocks import in_parts
from civic.api.drawn.home import lately, listed, moved, near, open_now
from civic.api.drawn.markup import el
from civic.api.drawn.parts import hero, main, said, stack
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.errors import NotFound
from civic.services import sharing
from civic.services.house import house
from civic.services.reading import HomeLook
from civic.services.work import perform


def _head(_: re.Match[str], visitor: Visitor) -> Head:
    word, caller = visitor.query.get("draft", ""), caller_behind(visitor)
    area_id = visitor.query.get("area", "")
    try:
        shared = perform(house(), caller, sharing.home, word, area_id)
    except NotFound:  # a link that has ended leads to the front door as it is
        word, shared = "", perform(house(), caller, sharing.home, "", area_id)
    home, outside = shared.look.home, shared.outside
    reader = Reader(visitor.language, outside.time_zone)
    return Head(
        title=outside.platform,
        description=home.welcome.text or reader.say("home.welcome"),
        image=outside.picture,
        picture=next((card.picture for card in home.open[:1]), ""),
        canonical=f"{outside.site}/",
        language=visitor.language,
        content=_content(shared.look, reader, is_draft=bool(word)),
        indexed=outside.is_public,
        is_drawn=True,
    )


def _content(look: HomeLook, reader: Reader, *, is_draft: bool) -> str:
    home = look.home
    welcome = said(home.welcome) or reader.say("home.welcome")
    own = {
        "moved": moved(home.moved, reader),
        "open": open_now(home.open, reader),
        "lately": lately(home, reader),
        "near": near(look.near, reader),
        "upcoming": listed(reader.say("home.upcoming"), home.upcoming, reader),
        "past": listed(reader.say("home.past"), home.past, reader),
    }
    return main(
        hero(welcome, el("p", reader.say("home.lead"), class_="cv-lead")),
        stack(*in_parts(look.parts, own, reader, is_draft=is_draft), space="sections"),
    )


HEADS = [("/", _head)]
