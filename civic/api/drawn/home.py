"""The sections of the front door before the app comes."""

from collections.abc import Sequence

from markupsafe import Markup

from civic.api.drawn.decisions import decisions
from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.parts import chips, cluster, empty, icon, link, row, rows, said, section, stack
from civic.api.drawn.sections import Reader, input_row, project_card, project_row
from civic.i18n.dates import ago_in
from civic.services.near import Near
from civic.services.notifications import NotificationView
from civic.services.project_views import Figures, Home, ProjectCard


def moved(lines: Sequence[NotificationView], reader: Reader) -> Markup:
    """Show the latest news of what the reader follows."""
    every = link("/notifications", icon("bell"), el("span", reader.say("home.all_moved")),
                 class_="cv-link")  # fmt: skip
    found = rows([_news(one, reader) for one in lines])
    return section(reader.say("home.moved"), found, aside=every)


def cards(projects: Sequence[ProjectCard], reader: Reader, *, is_first: bool = True) -> Markup:
    """Show projects as large cards, the page's ``is_first`` or not; nothing for none."""
    drawn = (
        project_card(one, reader, is_first=is_first and not at) for at, one in enumerate(projects)
    )
    return el("div", *drawn, class_="cv-grid") if projects else NOTHING


def open_now(projects: Sequence[ProjectCard], reader: Reader) -> Markup:
    """Show what is open, until when, and what one can do there."""
    return section(reader.say("home.open"), cards(projects, reader) or _nothing(reader))


def lately(home: Home, reader: Reader) -> Markup:
    """Show what became of contributions: the figures with their meaning, then the latest."""
    line = el("p", _figures(home.figures, reader), class_="cv-lead")
    nothing = el("p", reader.say("home.nothing_decided"), class_="cv-muted")
    found = together(line, decisions(home.lately, reader) or nothing)
    return section(reader.say("home.lately"), found) if home.figures.inputs else NOTHING


def near(found: Near, reader: Reader) -> Markup:
    """Lead to what is said in each area, and show it of the one that was asked for."""
    areas = [
        link(
            f"/?area={area.id}#near",
            said(area),
            class_="cv-chip cv-chip--on" if area.id == found.area.id else "cv-chip",
            aria_current="true" if area.id == found.area.id else None,
        )
        for area in found.areas
    ]
    lead = el("p", reader.say("near.lead"), class_="cv-measure cv-muted")
    shown = _result(found, reader) if found.area.id else NOTHING
    choice = chips(reader.say("near.areas"), areas)
    return section(reader.say("home.near"), together(lead, choice, shown), id="near")


def listed(title: str, projects: Sequence[ProjectCard], reader: Reader) -> Markup:
    """Show projects on a line each; nothing for none."""
    return section(title, rows([project_row(one, reader) for one in projects]))


def _result(found: Near, reader: Reader) -> Markup:
    where = el("h3", icon("map-pin"), " ", said(found.area), class_="cv-near__where")
    there = together(
        rows([project_row(one, reader) for one in found.projects]),
        rows([input_row(one.card, reader) for one in found.inputs]),
    )
    nothing = el("p", reader.say("near.nothing"))
    return stack(cluster(where), there or nothing)


def _figures(figures: Figures, reader: Reader) -> str:
    said = [reader.say("home.figures", inputs=figures.inputs, people=figures.people)]
    if figures.answered + figures.kept:
        parts = {"answered": figures.answered, "kept": figures.kept}
        said.append(reader.say("home.figures_answered", **parts))
    if figures.done:
        said.append(reader.say("home.figures_done", done=figures.done))
    return " ".join(said)


def _news(line: NotificationView, reader: Reader) -> Markup:
    figures: dict[str, str | int] = {
        "who": line.who,
        "count": line.count,
        "status": line.status.text,
    }
    told = reader.say(f"following.told_{line.said}", **figures)
    if line.followed.text:
        told = reader.say("following.told_input_in", count=line.count, name=line.followed.text)
    title = written(line.title, line.lang) if line.title else said(line.project)
    words = el("p", line.words, class_="cv-card__text", dir="auto", lang=line.words_lang or None)
    when = ago_in(line.at, reader.language) if line.at else ""
    return row(
        title,
        line.href,
        el("p", told, class_="cv-small"),
        words if line.words else NOTHING,
        el("p", when, class_="cv-small cv-muted"),
    )


def _nothing(reader: Reader) -> Markup:
    return empty("calendar", reader.say("home.nothing_open"), reader.say("home.nothing_open_hint"))
