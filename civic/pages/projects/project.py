"""A project's page: its question, its path in time, its doors, what others said."""

import reflex as rx

from civic.components import ui
from civic.components.blocks import built
from civic.components.frame import frame
from civic.components.preview import preview_button
from civic.components.sections.following import follow_button
from civic.components.sections.input_cards import input_row
from civic.components.sections.missing import missing_page
from civic.components.sections.project_cards import when
from civic.components.sections.project_parts import doors, people, timeline
from civic.components.sections.sharing import share_button
from civic.components.skip import PlainLink
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.state.project import ProjectState
from civic.words import Role

PAGE: Shown = ProjectState.page
CARD = PAGE.card
NEWEST: Shown = ProjectState.newest


@page("/projects/[project]", title=CARD.title.text, on_load=ProjectState.load)
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
        rx.cond(
            PAGE.phases.length() > 0,
            ui.section("timeline", t("project.timeline"), timeline(PAGE.phases)),
        ),
        ui.section("doors", t("project.doors"), doors(CARD.slug, PAGE.activities)),
        built(ProjectState.blocks, ProjectState.draft),
        ui.columns(_words(), people(PAGE), _topics()),
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
        rx.el.p(when(CARD), class_name="cv-muted"),
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
    label = t_key("box.new_" + PAGE.next.noun)
    act = rx.cond(
        PAGE.next.submits,
        ui.link_button(label, f"{box}/new", kind="primary", icon="pencil"),
        ui.link_button(t("project.join"), box, kind="primary", icon="messages-square"),
    )
    return rx.cond(PAGE.next.slug != "", ui.action_bar(act))


def _topics() -> rx.Component:
    feed = PlainLink.create(
        ui.icon("rss"),
        t("project.feed"),
        href=f"/projects/{CARD.slug}/feed.xml",
        class_name="cv-button cv-button--quiet",
    )
    return ui.section(
        "topics",
        t("project.topics"),
        rx.cond(
            (PAGE.areas.length() > 0) | (PAGE.tags.length() > 0),
            ui.chips(rx.foreach(PAGE.areas, _area), rx.foreach(PAGE.tags, _tag)),
        ),
        rx.cond(CARD.is_public, feed),
    )


def _area(area: Shown) -> rx.Component:
    return ui.chip(rx.el.span(area.text, lang=area.lang), "map-pin")


def _tag(tag: Shown) -> rx.Component:
    return ui.chip(rx.el.span(tag.text, lang=tag.lang))


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
                rx.html(PAGE.description.text, class_name="cv-prose", lang=PAGE.description.lang),
            ),
        ),
        rx.cond(
            NEWEST.length() > 0,
            ui.section("said", t("project.said"), ui.rows(rx.foreach(NEWEST, input_row))),
        ),
        space="sections",
    )


def _waiting() -> rx.Component:
    return ui.stack(
        ui.skeleton("title"), ui.skeleton("picture"), ui.skeleton("text"), ui.skeleton("text")
    )
