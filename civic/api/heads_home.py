"""The front door before the app comes, and what it says to whoever previews a link to it."""

import re
from collections.abc import Sequence

from civic.api.caller import caller_behind
from civic.api.drawn.blocks import in_parts
from civic.api.drawn.markup import el
from civic.api.drawn.parts import hero, icon, main, rows, said, section, stack
from civic.api.drawn.sections import Reader, decision_row, project_card, project_row
from civic.api.shell.heads import Head, Visitor
from civic.errors import NotFound
from civic.services import sharing
from civic.services.house import house
from civic.services.project_views import ProjectCard
from civic.services.reading import HomeLook
from civic.services.work import perform


def _head(_: re.Match[str], visitor: Visitor) -> Head:
    word, caller = visitor.query.get("draft", ""), caller_behind(visitor)
    try:
        shared = perform(house(), caller, sharing.home, word)
    except NotFound:  # a link that has ended leads to the front door as it is
        word, shared = "", perform(house(), caller, sharing.home)
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
        "open": section(reader.say("home.open"), cards(home.open, reader) or _nothing(reader)),
        "lately": section(
            reader.say("home.lately"), rows([decision_row(one, reader) for one in home.lately])
        ),
        "upcoming": section(reader.say("home.upcoming"), _lines(home.upcoming, reader)),
        "past": section(reader.say("home.past"), _lines(home.past, reader)),
    }
    return main(
        hero(welcome, el("p", reader.say("home.lead"), class_="cv-lead")),
        stack(*in_parts(look.parts, own, reader, is_draft=is_draft), space="sections"),
    )


def cards(projects: Sequence[ProjectCard], reader: Reader) -> str:
    """Show projects as large cards; nothing for none."""
    drawn = (project_card(one, reader, is_first=not at) for at, one in enumerate(projects))
    return el("div", *drawn, class_="cv-grid") if projects else ""


def _lines(projects: Sequence[ProjectCard], reader: Reader) -> str:
    return rows([project_row(one, reader) for one in projects])


def _nothing(reader: Reader) -> str:
    return el(
        "div",
        el("span", icon("calendar", "cv-icon--large"), class_="cv-empty__icon"),
        el("h2", reader.say("home.nothing_open"), class_="cv-empty__title"),
        el("p", reader.say("home.nothing_open_hint")),
        class_="cv-empty",
    )


HEADS = [("/", _head)]
