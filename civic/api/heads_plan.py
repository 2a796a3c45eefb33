"""The plan of the site before the app comes."""

import re

from markupsafe import Markup

from civic.api.caller import caller_behind
from civic.api.drawn.markup import NOTHING, el
from civic.api.drawn.parts import link, main, said, section, stack
from civic.api.drawn.sections import Reader
from civic.api.shell.heads import Head, Visitor
from civic.rules.looks import SITE_PAGES
from civic.services import sharing
from civic.services.house import house
from civic.services.site_plan import FolderLine, Line, Plan, ProjectLine
from civic.services.work import perform


def _head(_: re.Match[str], visitor: Visitor) -> Head:
    shared = perform(house(), caller_behind(visitor), sharing.plan)
    outside = shared.outside
    reader = Reader(visitor.language, outside.time_zone)
    return Head(
        title=f"{reader.say('plan.title')} · {outside.platform}",
        image=outside.picture,
        canonical=f"{outside.site}/plan",
        language=visitor.language,
        content=_content(shared.plan, reader),
        is_drawn=True,
    )


def _content(plan: Plan, reader: Reader) -> str:
    site = [el("li", link(href, reader.say(key))) for href, key in SITE_PAGES.items()]
    projects = [*map(_folder, plan.folders), *map(_project, plan.projects)]
    return main(
        el("div", el("h1", reader.say("plan.title")), class_="cv-heading"),
        stack(
            section(reader.say("plan.site"), _prose(site)),
            section(reader.say("plan.projects"), _prose(projects)),
            section(reader.say("plan.pages"), _prose([_line(one) for one in plan.pages])),
            space="sections",
        ),
    )


def _folder(folder: FolderLine) -> Markup:
    return _line(folder, _tree([_project(one) for one in folder.projects]))


def _project(project: ProjectLine) -> Markup:
    return _line(project, _tree([_line(one) for one in project.activities]))


def _line(line: Line | FolderLine | ProjectLine, inside: str = NOTHING) -> Markup:
    return el("li", link(line.href, said(line.title)), inside)


def _prose(lines: list[Markup]) -> Markup:
    return el("div", _tree(lines), class_="cv-prose") if lines else NOTHING


def _tree(lines: list[Markup]) -> Markup:
    return el("ul", *lines) if lines else NOTHING


HEADS = [("/plan", _head)]
