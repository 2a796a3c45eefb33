"""What stands around the form of an input: why not, and what happens next."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.sections.box import way_back
from civic.components.sections.input_form import input_form
from civic.components.sections.missing import missing_page
from civic.components.sections.refusals import is_closed, why
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.state.submit import SubmitState

PAGE: Shown = SubmitState.page
REFUSED: Shown = SubmitState.refused


def conversation() -> rx.Component:
    """Show the form, or why there is none, or what happens next."""
    return rx.match(
        _stage(),
        ("missing", missing_page()),
        ("refused", _closed(told(REFUSED))),
        ("closed", _closed(why(PAGE.activity.submit))),
        ("sent", _sent()),
        ("open", ui.stack(_head(), input_form(), space="loose")),
        _waiting(),
    )


def _stage() -> rx.Var[str]:
    closed = is_closed(PAGE.activity.submit)
    opened = rx.cond(closed, "closed", rx.cond(SubmitState.sent != "", "sent", "open"))
    loaded = rx.cond(SubmitState.is_loaded, opened, "waiting")
    refused = rx.cond(REFUSED.key != "", "refused", loaded)
    return rx.cond(SubmitState.is_missing, "missing", refused)


def _head() -> rx.Component:
    title = rx.cond(
        SubmitState.input_id != "",
        t("submit.title_edit"),
        t_key("box.new_" + PAGE.activity.noun),
    )
    back = rx.el.a(
        PAGE.activity.title.text,
        href=_list(),
        lang=PAGE.activity.title.lang,
        dir="auto",
    )
    return ui.page_heading(title, above=ui.breadcrumbs(t("box.way_back"), back))


def _closed(reason: rx.Var[str]) -> rx.Component:
    return ui.stack(
        way_back(PAGE.project),
        rx.el.h1(t("submit.closed")),
        rx.el.p(reason, class_name="cv-lead"),
        rx.cond(
            PAGE.activity.slug != "", ui.link_button(t("submit.to_list"), _list()), rx.fragment()
        ),
    )


def _sent() -> rx.Component:
    waits = SubmitState.waits
    published = (t("submit.next_read"), t("submit.next_team"), t("submit.next_edit"))
    waiting = (t("submit.next_waiting"), t("submit.next_waiting_edit"))
    heading = rx.cond(waits, t("submit.sent_waiting"), t("submit.sent"))
    return ui.stack(
        rx.el.h1(heading, id="sent", tab_index=-1),
        rx.el.h2(t("submit.next")),
        rx.cond(waits, _list_of(*waiting), _list_of(*published)),
        ui.cluster(
            ui.link_button(t("submit.see"), f"/inputs/{SubmitState.sent}", kind="primary"),
            ui.link_button(t("submit.to_list"), _list()),
        ),
    )


def _list_of(*sentences: rx.Var[str]) -> rx.Component:
    return rx.el.ul(*map(rx.el.li, sentences), class_name="cv-prose")


def _list() -> rx.Var[str]:
    return rx.Var.create(f"/projects/{PAGE.project.slug}/{PAGE.activity.slug}")


def _waiting() -> rx.Component:
    return ui.stack(
        ui.skeleton("title"),
        rx.el.p(t("submit.loading"), role="status", class_name="cv-hidden-text"),
        ui.skeleton("text"),
        ui.skeleton("text"),
    )
