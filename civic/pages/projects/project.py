"""A project's page: its question, its path in time, its doors, what others said."""

from typing import Literal

import reflex as rx

from civic.components import ui
from civic.components.blocks import built
from civic.components.frame import frame
from civic.components.preview import preview_button
from civic.components.sections.following import follow_button
from civic.components.sections.missing import missing_page
from civic.components.sections.project.coming import coming
from civic.components.sections.project.documents import documents
from civic.components.sections.project.doors import doors
from civic.components.sections.project.path import path
from civic.components.sections.project.results import results
from civic.components.sections.project.team import team
from civic.components.sections.project.topics import topics
from civic.components.sections.project.voices import voices
from civic.components.sections.project_cards import is_decided, when
from civic.components.sections.sharing import share_button
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import named, page
from civic.state.project import ProjectState
from civic.words import Role

PAGE: Shown = ProjectState.page
CARD = PAGE.card
HEARD: Shown = ProjectState.heard


@page(
    "/projects/[project]",
    title=named(ProjectState.is_missing, CARD.title.text),
    on_load=ProjectState.load,
)
def project() -> rx.Component:
    """Show one project."""
    return frame(
        rx.cond(
            ProjectState.is_missing,
            missing_page(),
            rx.cond(ProjectState.is_loaded, _content(), _waiting()),
        )
    )


def _content() -> rx.Component:
    return ui.stack(
        _head(),
        path(PAGE.phases),
        doors(CARD.slug, PAGE.activities),
        built(ProjectState.blocks, ProjectState.draft),
        ui.columns(
            _words(),
            coming(PAGE, ProjectState.follow),
            documents(ProjectState.documents),
            team(PAGE),
            topics(PAGE),
        ),
        space="sections",
    )


def _head() -> rx.Component:
    picture = rx.el.img(
        src=CARD.picture,
        alt=CARD.picture_alt.text,
        lang=CARD.picture_alt.lang,
        class_name="cv-hero__picture",
    )
    way = ui.breadcrumbs(
        t("input.path"),
        rx.el.a(t("projects.title"), href="/projects"),
        rx.cond(
            CARD.folder_slug != "",
            rx.el.a(CARD.folder.text, lang=CARD.folder.lang, href=f"/folders/{CARD.folder_slug}"),
            rx.fragment(),
        ),
    )
    hero = ui.hero(
        rx.el.span(CARD.title.text, lang=CARD.title.lang),
        rx.cond(
            CARD.question.text != "",
            ui.question(rx.el.span(CARD.question.text, lang=CARD.question.lang, dir="auto")),
        ),
        rx.cond(is_decided(CARD), rx.fragment(), rx.el.p(when(CARD), class_name="cv-muted")),
        _next_act(),
        ui.cluster(
            share_button(CARD.title.text, PAGE.channels),
            rx.cond(CARD.status != "draft", follow_button(PAGE.is_followed, ProjectState.follow)),
            _team_link(),
            rx.cond(PAGE.role != Role.CITIZEN, preview_button()),
        ),
        picture=rx.cond(CARD.picture != "", picture),
    )
    draft = ui.alert(t("project.draft"), rx.el.p(t("project.draft_hint")), tone="info")
    return ui.stack(
        way,
        rx.cond((CARD.status == "draft") & (PAGE.role != Role.CITIZEN), draft),
        hero,
        space="tight",
    )


def _next_act() -> rx.Component:
    """Invite to the first thing that can be done here now."""
    box = f"/projects/{CARD.slug}/{PAGE.next.slug}"
    act = rx.cond(
        PAGE.next.votes,
        ui.link_button(t("project.vote"), f"{box}/vote", kind="primary", icon="vote"),
        _contribute(box),
    )
    also = rx.cond(CARD.result != "", _result("secondary"), rx.fragment())
    return rx.cond(PAGE.next.slug != "", ui.action_bar(act, also), _ended())


def _ended() -> rx.Component:
    """Lead to the result of a vote, or say that it is being counted."""
    return rx.cond(
        CARD.result != "",
        ui.action_bar(_result("primary")),
        rx.cond(CARD.is_counting, ui.action_bar(why=t("door.counting")), rx.fragment()),
    )


def _result(kind: Literal["primary", "secondary"]) -> rx.Component:
    return ui.link_button(t("door.result"), CARD.result, kind=kind, icon="trophy")


def _contribute(box: str) -> rx.Component:
    label = t_key("box.new_" + PAGE.next.noun)
    return rx.cond(
        PAGE.next.submits,
        ui.link_button(label, f"{box}/new", kind="primary", icon="pencil"),
        ui.link_button(t("project.join"), box, kind="primary", icon="messages-square"),
    )


def _team_link() -> rx.Component:
    return rx.cond(
        (PAGE.role == "admin") | (PAGE.role == "project_manager"),
        ui.link_button(
            t("project.manage"), f"/admin/projects/{CARD.id}", kind="quiet", icon="settings"
        ),
    )


def _words() -> rx.Component:
    return ui.stack(
        rx.cond(
            PAGE.description.text != "",
            ui.section(
                "about",
                t("project.about"),
                rx.html(
                    PAGE.description.text,
                    class_name="cv-prose",
                    lang=PAGE.description.lang,
                    dir="auto",
                ),
            ),
        ),
        voices(HEARD),
        results(HEARD.results, HEARD.decided),
        space="sections",
    )


def _waiting() -> rx.Component:
    return ui.stack(
        ui.skeleton("title"), ui.skeleton("picture"), ui.skeleton("text"), ui.skeleton("text")
    )
