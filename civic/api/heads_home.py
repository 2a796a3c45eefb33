"""What the front door says to those who run no script."""

import re
from datetime import datetime

from civic.api import plain
from civic.api.caller import caller_behind
from civic.api.shell.heads import Head, Visitor
from civic.i18n import say
from civic.i18n.dates import date_in
from civic.services import sharing
from civic.services.house import house
from civic.services.project_views import Decision, ProjectCard
from civic.services.work import perform

_STANDINGS = {"open": "projects.open_until", "upcoming": "projects.opens_on"}


def _head(_: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.home)
    home, language, outside = shared.home, visitor.language, shared.outside
    welcome = home.welcome.text or say("home.welcome", language)

    def list_of(key: str, cards: list[ProjectCard]) -> str:
        lines = (_line(card, language, outside.time_zone) for card in cards)
        return plain.section(say(key, language), plain.items(lines))

    lately = (_decided(each, language, outside.time_zone) for each in home.lately)
    return Head(
        title=outside.platform,
        description=welcome,
        image=outside.picture,
        picture=next((card.picture for card in home.open[:1]), ""),
        canonical=f"{outside.site}/",
        language=language,
        noscript=plain.page(
            plain.heading(outside.platform, 1),
            plain.paragraph(welcome, home.welcome.lang),
            list_of("home.open", home.open),
            plain.section(say("home.lately", language), plain.items(lately)),
            list_of("home.upcoming", home.upcoming),
            list_of("home.past", home.past),
        ),
    )


def stands(standing: str, date: datetime | None, language: str, zone: str) -> str:
    """Return in words where a project stands, and until, from or since when."""
    if date is None:
        return say("projects.closed" if standing == "closed" else "projects.open", language)
    key = _STANDINGS.get(standing, "projects.closed_on")
    return say(key, language, date=date_in(date, language, zone))


def _line(card: ProjectCard, language: str, zone: str) -> str:
    door = plain.link(f"/projects/{card.slug}", card.title.text, card.title.lang)
    when = plain.paragraph(stands(card.standing, card.date, language, zone))
    return door + plain.paragraph(card.question.text, card.question.lang) + when


def _decided(decision: Decision, language: str, zone: str) -> str:
    door = plain.link(f"/inputs/{decision.input_id}", decision.title, decision.lang)
    words = became(decision.at, decision.department, language, zone)
    status = decision.status
    return door + plain.paragraph(status.text, status.lang) + plain.paragraph(words)


def became(at: datetime | None, who: str, language: str, zone: str) -> str:
    """Return in words when something was decided, and by whom if that is known."""
    if at is None:
        return ""
    date = date_in(at, language, zone)
    return say("status.on_by", language, date=date, who=who) if who else say(
        "status.on", language, date=date
    )  # fmt: skip


HEADS = [("/", _head)]
