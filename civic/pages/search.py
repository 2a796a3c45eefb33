"""One search over the whole site."""

import reflex as rx

from civic.components import ui
from civic.components.focus import leads
from civic.components.frame import frame
from civic.components.sections.decisions import decisions
from civic.components.sections.input_cards import input_row
from civic.components.sections.paging import pager
from civic.components.sections.project_cards import project_row
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key, t_number
from civic.pages.routing import page
from civic.state.finding import SearchState

FOUND: Shown = SearchState.found
HAS_WORDS = FOUND.is_not_none() & (FOUND.text != "")
TITLE = rx.cond(HAS_WORDS, f"{FOUND.text} · {t('search.title')}", t("search.title"))


@page("/search", title=TITLE, on_load=SearchState.load)
def search() -> rx.Component:
    """Show what says the words of the address."""
    return frame(
        ui.stack(
            ui.page_heading(t("search.title")),
            _form(),
            rx.cond(FOUND.is_none(), _waiting(), rx.cond(HAS_WORDS, _found(), _hint())),
            space="loose",
        ),
        leads(SearchState.led),
    )


def _hint() -> rx.Component:
    return rx.el.p(t("search.hint"), class_name="cv-muted")


def _waiting() -> rx.Component:
    return ui.stack(ui.skeleton("short"), ui.skeleton_cards(t("search.loading"), 6), space="loose")


def _form() -> rx.Component:
    words = rx.cond(FOUND.is_not_none(), FOUND.text, "").to(str)
    return rx.el.form(
        ui.search_input("q", t("search.label"), default_value=words, key=words, max_length=100),
        ui.button(t("search.submit"), type="submit", kind="primary"),
        on_submit=SearchState.look_for,
        role="search",
        class_name="cv-cluster",
    )


def _found() -> rx.Component:
    count = t("search.count", count=FOUND.total, words=FOUND.text)
    return ui.stack(
        rx.el.p(count, id="results", tab_index=-1, role="status", class_name="cv-muted"),
        rx.cond(
            FOUND.choices.length() > 0,
            ui.chips(rx.foreach(FOUND.choices, _choice), label=t("search.kinds")),
        ),
        rx.foreach(FOUND.groups, _group),
        rx.cond(FOUND.total == 0, _nothing()),
        pager(FOUND, lambda number: f"{FOUND.here}&page={number}", t("search.pages")),
        space="loose",
    )


def _choice(one: Shown) -> rx.Component:
    name = rx.cond(one.kind != "", t_key("search.kind_" + one.kind), t("search.everything"))
    return ui.chip_choice(one.href, rx.el.span(f"{name} ({t_number(one.total)})"), on=one.is_on)


def _group(group: Shown) -> rx.Component:
    shown = group.projects.length() + group.places.length()
    shown += group.inputs.length() + group.answers.length()
    every = ui.link(t("search.every", count=group.total), group.href, icon="arrow-right")
    is_part = (FOUND.pages == 1) & (shown < group.total)
    return rx.el.section(
        rx.el.div(rx.el.h2(t_key("search.kind_" + group.kind)), class_name="cv-section__head"),
        _rows(group.projects, project_row),
        _rows(group.places, _place),
        _rows(group.inputs, input_row),
        rx.cond(group.answers.length() > 0, decisions(group.answers)),
        rx.cond(is_part, rx.el.p(every)),
        class_name="cv-section",
    )


def _rows(found: Shown, row: object) -> rx.Component:
    return rx.cond(found.length() > 0, ui.rows(rx.foreach(found, row)))


def _place(place: Shown) -> rx.Component:
    within = rx.el.p(ui.said(place.within), class_name="cv-small cv-muted")
    return ui.row(
        ui.said(place.title),
        place.href,
        rx.cond(place.text.text != "", ui.card_text(place.text.text, place.text.lang)),
        rx.cond(place.within.text != "", within),
    )


def _nothing() -> rx.Component:
    way = ui.link_button(t("frame.plan"), "/plan", icon="list")
    return ui.empty("search-x", t("search.nothing"), rx.el.p(t("search.nothing_hint")), way)
