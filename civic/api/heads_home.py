"""The front door before the app comes, and what it says to whoever previews a link to it."""

import re

from civic.api.caller import caller_behind
from civic.api.drawn.home import lately, listed, moved, near, open_now
from civic.api.drawn.markup import el
from civic.api.drawn.parts import hero, main, said, stack
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.services import sharing
from civic.services.house import house
from civic.services.reading import HomeLook
from civic.services.work import perform


def _head(_: re.Match[str], visitor: Visitor) -> Head:
    area_id = visitor.query.get("area", "")
    shared = perform(house(), caller_behind(visitor), sharing.home, area_id)
    home, outside = shared.look.home, shared.outside
    reader = Reader(visitor.language, outside.time_zone)
    return Head(
        title=outside.platform,
        description=home.welcome.text or reader.say("home.welcome"),
        image=outside.picture,
        picture=next((card.picture for card in home.open[:1]), ""),
        canonical=f"{outside.site}/",
        language=visitor.language,
        content=_content(shared.look, reader),
        is_drawn=True,
    )


def _content(look: HomeLook, reader: Reader) -> str:
    home = look.home
    welcome = said(home.welcome) or reader.say("home.welcome")
    return main(
        hero(welcome, el("p", reader.say("home.lead"), class_="cv-lead")),
        stack(
            moved(home.moved, reader),
            open_now(home.open, reader),
            lately(home, reader),
            near(look.near, reader),
            listed(reader.say("home.upcoming"), home.upcoming, reader),
            listed(reader.say("home.past"), home.past, reader),
            space="sections",
        ),
    )


HEADS = [("/", _head)]
