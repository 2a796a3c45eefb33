"""The list of every project before the app comes, and what it says to whoever links to it."""

import re

from civic.api.caller import caller_behind
from civic.api.drawn.home import cards
from civic.api.drawn.markup import el
from civic.api.drawn.parts import empty, main, section, stack
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.rules.texts import excerpt
from civic.services import sharing
from civic.services.house import house
from civic.services.project_views import Home
from civic.services.work import perform


def _head(_: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.projects_found)
    outside, home = shared.outside, shared.home
    reader = Reader(visitor.language, outside.time_zone)
    shown = [*home.open, *home.upcoming, *home.past]
    return Head(
        title=f"{reader.say('projects.title')} · {outside.platform}",
        description=excerpt(" · ".join(card.title.text for card in shown)),
        image=outside.picture,
        picture=next((card.picture for card in shown[:1]), ""),
        canonical=f"{outside.site}/projects",
        language=visitor.language,
        content=_content(home, reader),
        is_drawn=True,
    )


def _content(home: Home, reader: Reader) -> str:
    groups = {"open": home.open, "upcoming": home.upcoming, "past": home.past}
    first = next((key for key, found in groups.items() if found), "")
    shown = (
        section(reader.say(f"home.{key}"), cards(found, reader, is_first=key == first))
        for key, found in groups.items()
    )
    none = empty("folder-open", reader.say("projects.none"), reader.say("projects.none_hint"))
    head = el("div", el("h1", reader.say("projects.title")), class_="cv-heading")
    return main(head, stack(*shown, space="sections") if first else none)


HEADS = [("/projects", _head)]
