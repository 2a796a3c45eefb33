"""A project before the app comes, and what it says to whoever previews a link to it."""

import re

from civic.api.caller import caller_behind
from civic.api.drawn.blocks import blocks
from civic.api.drawn.markup import NOTHING, el, written
from civic.api.drawn.parts import (
    act,
    cluster,
    coming,
    crumbs,
    hero,
    link,
    main,
    prose,
    said,
    section,
    stack,
    why_not,
)
from civic.api.drawn.project import coming as coming_next
from civic.api.drawn.project import doors, path, results, voices
from civic.api.drawn.sections import Reader, is_decided, picture, timing
from civic.api.shell.heads import Head, Visitor
from civic.rules.texts import excerpt
from civic.services import sharing
from civic.services.house import house
from civic.services.project_views import ProjectPage
from civic.services.sharing import SharedProject
from civic.services.work import perform


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    word = visitor.query.get("draft", "")
    shared = perform(house(), caller_behind(visitor), sharing.project, match[1], word)
    outside, card = shared.outside, shared.look.page.card
    address = f"{outside.site}/projects/{card.slug}"
    return Head(
        title=f"{card.title.text} · {outside.platform}",
        description=card.question.text or excerpt(shared.look.page.description.text),
        image=outside.picture,
        picture=card.picture,
        canonical=address,
        language=card.title.lang,
        feed=f"{address}/feed.xml" if outside.is_public else "",
        indexed=outside.is_public,
        content=_content(shared, Reader(visitor.language, outside.time_zone), is_draft=bool(word)),
        is_drawn=True,
    )


def _content(shared: SharedProject, reader: Reader, *, is_draft: bool) -> str:
    page, heard = shared.look.page, shared.look.heard
    about = section(reader.say("project.about"), prose(page.description))
    words = stack(
        about if page.description.text else "",
        voices(heard, reader),
        results(heard, reader),
        space="sections",
    )
    files = shared.look.documents
    side = el(
        "aside",
        coming_next(page, reader) if page.phases else "",
        section(reader.say("project.documents"), blocks(files, reader)) if files else "",
        class_="cv-columns__side cv-stack cv-stack--loose",
    )
    return main(
        stack(
            stack(_way(page, reader), _hero(page, reader), space="tight"),
            path(page.phases, reader),
            doors(page.card.slug, page.activities, reader),
            blocks(shared.look.blocks, reader, is_draft=is_draft),
            el("div", el("div", words, class_="cv-grow"), side, class_="cv-columns"),
            space="sections",
        )
    )


def _way(page: ProjectPage, reader: Reader) -> str:
    folder = link(f"/folders/{page.card.folder_slug}", said(page.card.folder))
    return crumbs(
        reader.say("input.path"),
        link("/projects", reader.say("projects.title")),
        *([folder] if page.card.folder_slug else []),
    )


def _hero(page: ProjectPage, reader: Reader) -> str:
    card = page.card
    shown = picture(
        card.picture, card.picture_alt.text, card.picture_alt.lang, "cv-hero__picture",
        is_first=True,
    )  # fmt: skip
    question = el("p", said(card.question), class_="cv-question") if card.question.text else NOTHING
    return hero(
        written(card.title.text, card.title.lang),
        question,
        NOTHING if is_decided(card) else el("p", timing(card, reader), class_="cv-muted"),
        _next(page, reader),
        cluster(
            coming(reader.say("share.share"), "share-2") if page.channels else NOTHING,
            coming(reader.say("following.follow"), "bell"),
        ),
        picture=shown,
    )


def _next(page: ProjectPage, reader: Reader) -> str:
    box = f"/projects/{page.card.slug}/{page.next.slug}"
    result = page.card.result
    if not page.next.slug and result:
        return act(result, reader.say("door.result"), "trophy")
    if not page.next.slug:
        return why_not(reader.say("door.counting")) if page.card.is_counting else NOTHING
    if page.next.votes:
        return act(f"{box}/vote", reader.say("project.vote"), "vote")
    if page.next.submits:
        return act(f"{box}/new", reader.say(f"box.new_{page.next.noun}"), "pencil")
    return act(box, reader.say("project.join"), "messages-square")


HEADS = [(r"/projects/([^/]+)", _head)]
