"""An input's page: people's words first, then what became of them, then the conversation."""

import reflex as rx

from civic.components import ui
from civic.components.focus import leads, named_place
from civic.components.found import found
from civic.components.frame import frame
from civic.components.given import amending, given_answers, own_acts
from civic.components.live import Live
from civic.components.merged import merged
from civic.components.preview import preview_button
from civic.components.sections.becoming import becoming
from civic.components.sections.contesting import contest_dialog
from civic.components.sections.edits import edits_dialog, edits_link
from civic.components.sections.following import follow_button
from civic.components.sections.input_cards import input_row
from civic.components.sections.missing import missing_page
from civic.components.sections.own import gone_alert
from civic.components.sections.reacting import reacting
from civic.components.sections.reporting import report_button, report_dialog
from civic.components.sections.sharing import share_button
from civic.components.sections.talking import talking
from civic.components.sections.updating import updating
from civic.components.ui.classes import Shown
from civic.components.winning import winning
from civic.i18n.screens import t, t_date
from civic.pages.routing import named, page
from civic.state.events import sends
from civic.state.input import InputState
from civic.state.session import SessionState
from civic.words import Subject

PAGE: Shown = InputState.page
CARD = PAGE.card
TALK: Shown = InputState.talk
STANDS = (PAGE.gone.how == "") | (PAGE.gone.how == "merged")


@page("/inputs/[input]", title=named(InputState.is_missing, CARD.title), on_load=InputState.load)
def input_page() -> rx.Component:
    """Show one input."""
    return frame(
        rx.cond(
            InputState.is_missing,
            missing_page(),
            rx.cond(InputState.is_loaded, _content(), _waiting()),
        ),
        leads(InputState.led),
    )


def _content() -> rx.Component:
    return ui.columns(
        ui.stack(
            _head(),
            gone_alert(PAGE.gone, PAGE.is_own, CARD.id),
            rx.cond(
                PAGE.merger,
                merged(merge=PAGE.merger, mine=CARD.mine, on_support=sends(InputState.react, 1)),
            ),
            _words(),
            updating(),
            rx.cond(PAGE.findings, found(findings=PAGE.findings)),
            rx.cond(PAGE.funded, winning(funded=PAGE.funded)),
            rx.cond(PAGE.amends, amending(input=CARD.id), becoming()),
            rx.cond(STANDS, reacting()),
            rx.cond(STANDS | (TALK.threads.length() > 0), talking()),
            Live.create(
                topic=f"input:{CARD.id}",
                on_moved=InputState.refresh,
                shown=InputState.get_full_name(),
                me=SessionState.me.person_id,
            ),
            named_place(when=f"{CARD.id} {InputState.near}"),
            edits_dialog(),
            report_dialog(CARD.id),
            contest_dialog(CARD.id),
            space="loose",
        ),
        _acts(),
        _where(),
        _related(),
    )


def _head() -> rx.Component:
    box = f"/projects/{PAGE.project_slug}/{PAGE.activity_slug}"
    return ui.stack(
        ui.page_heading(
            rx.el.span(CARD.title, lang=CARD.lang, dir="auto"),
            above=ui.breadcrumbs(
                t("input.path"),
                rx.el.a(ui.said(PAGE.project_title), href=f"/projects/{PAGE.project_slug}"),
                rx.el.a(ui.said(PAGE.activity_title), href=box),
            ),
        ),
        ui.byline(ui.avatar(CARD.author.name[:1], picture=CARD.author.picture), _who()),
        space="tight",
    )


def _who() -> rx.Component:
    name = rx.cond(
        CARD.author.id != "",
        rx.el.a(CARD.author.name, href=f"/people/{CARD.author.id}", dir="auto"),
        rx.el.span(CARD.author.name, dir="auto"),
    )
    return rx.el.span(name, " · ", t_date(CARD.created_at.to(str)), edits_link())


def _words() -> rx.Component:
    return ui.stack(
        rx.cond(
            PAGE.pictures.length() > 0,
            rx.el.div(
                rx.foreach(
                    PAGE.pictures,
                    lambda picture: rx.el.img(
                        src=picture.url,
                        alt=picture.alt,
                        lang=CARD.lang,
                        custom_attrs={"width": picture.width, "height": picture.height},
                        loading="lazy",
                    ),
                ),
                class_name="cv-gallery",
            ),
        ),
        rx.html(PAGE.body, class_name="cv-prose", lang=CARD.lang, dir="auto"),
        given_answers(PAGE.answers, CARD.lang),
        rx.cond(
            CARD.tags.length() > 0,
            ui.chips(rx.foreach(CARD.tags, _tag), label=t("input.tags")),
        ),
    )


def _tag(tag: Shown) -> rx.Component:
    box = f"/projects/{PAGE.project_slug}/{PAGE.activity_slug}"
    return ui.chip_link(ui.said(tag), f"{box}?tag={tag.id}")


def _acts() -> rx.Component:
    return ui.stack(
        rx.cond(
            STANDS,
            ui.cluster(
                share_button(CARD.title, PAGE.channels),
                follow_button(PAGE.is_followed, InputState.follow),
                rx.cond(PAGE.is_own, rx.fragment(), report_button(Subject.INPUT, CARD.id)),
            ),
        ),
        rx.cond(PAGE.can_moderate, preview_button()),
        rx.cond(
            PAGE.is_own | PAGE.change.is_open,
            own_acts(
                input=CARD.id,
                change=PAGE.change,
                gone=PAGE.gone.how,
                on_withdraw=InputState.withdraw,
            ),
        ),
    )


def _where() -> rx.Component:
    area = ui.said(CARD.area)
    return rx.cond(
        (CARD.address != "") | (CARD.area.text != ""),
        ui.section(
            "where",
            t("input.where"),
            rx.cond(
                PAGE.drawing != "",
                rx.el.img(
                    src=PAGE.drawing, alt="", loading="lazy", class_name="cv-map cv-map--strip"
                ),
            ),
            rx.el.p(rx.cond(CARD.address != "", CARD.address, area)),
            rx.cond(
                (CARD.area.text != "") & (CARD.address != ""),
                rx.el.p(area, class_name="cv-small cv-muted"),
            ),
        ),
    )


def _related() -> rx.Component:
    return rx.cond(
        PAGE.related.length() > 0,
        ui.section("related", t("input.related"), ui.rows(rx.foreach(PAGE.related, input_row))),
    )


def _waiting() -> rx.Component:
    return ui.stack(ui.skeleton("title"), ui.skeleton("text"), ui.skeleton("text"))
