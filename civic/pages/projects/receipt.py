"""Where people find their own ballot among those that are counted, by its receipt."""

import reflex as rx

from civic.components import ui
from civic.components.focus import leads
from civic.components.frame import frame
from civic.components.sections.missing import missing_page
from civic.components.sections.outcome.shared import code, here, named, way_back
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.services.receipt_pages import PROTECTS
from civic.state.vote_results import ReceiptState

PAGE: Shown = ReceiptState.page
LINES: Shown = ReceiptState.lines
TITLE = rx.cond(
    PAGE.is_not_none(), f"{t('outcome.receipt')} · {PAGE.activity_title.text}", t("outcome.receipt")
)


@page("/projects/[project]/[activity]/receipt", title=TITLE, on_load=ReceiptState.load)
def receipt() -> rx.Component:
    """Look for one ballot."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton("text"))
    shown = rx.cond(PAGE.is_not_none(), _page(), waiting)
    return frame(
        rx.cond(ReceiptState.is_missing, missing_page(), shown),
        leads(ReceiptState.led),
        width="narrow",
    )


def _page() -> rx.Component:
    results = rx.el.a(t("outcome.title"), href=here(PAGE, "results"))
    early = ui.empty("clock", t("outcome.receipt_early"), rx.el.p(t("outcome.receipt_early_hint")))
    return ui.stack(
        ui.page_heading(
            t("outcome.receipt"), t("outcome.receipt_lead"), above=way_back(PAGE, results)
        ),
        rx.cond(PAGE.is_sealed, ui.stack(_form(), _found()), early),
        ui.section(
            "protects",
            t("outcome.protects"),
            rx.el.ul(
                *[rx.el.li(t(f"outcome.protects_{name}")) for name in PROTECTS],
                class_name="cv-plain cv-plain--apart",
            ),
        ),
        space="sections",
    )


def _form() -> rx.Component:
    return rx.el.form(
        ui.field(
            "receipt",
            t("outcome.receipt_label"),
            ui.text_input("receipt", help=True, look="receipt", max_length=40, auto_complete="off"),
            help=t("outcome.receipt_help"),
        ),
        ui.button(t("outcome.receipt_look"), type="submit", kind="primary", icon="search"),
        on_submit=ReceiptState.look_up,
        class_name="cv-stack",
    )


def _found() -> rx.Component:
    none = ui.alert(t("outcome.receipt_none"), rx.el.p(t("outcome.receipt_none_hint")), tone="warn")
    lines = ui.stack(rx.foreach(LINES, _line))
    return rx.el.div(
        rx.cond(
            ReceiptState.asked,
            rx.cond(LINES.is_not_none() & (LINES.length() > 0), lines, none),
        ),
        id="found",
        tab_index=-1,
    )


def _line(line: Shown) -> rx.Component:
    where = t("outcome.receipt_where", number=line.number, ballots=line.ballots)
    good = ui.alert(t("outcome.receipt_found"), rx.el.p(ui.said(line.name)), rx.el.p(where),
                    tone="ok")  # fmt: skip
    bad = ui.alert(t("outcome.receipt_wrong"), tone="danger")
    return ui.stack(
        rx.cond(line.is_proven, good, bad),
        rx.el.h2(t("outcome.receipt_says")),
        rx.el.ul(rx.foreach(line.marks, _mark), class_name="cv-plain cv-plain--apart"),
        ui.more(t("outcome.technical"), _technical(line)),
    )


def _mark(mark: Shown) -> rx.Component:
    words = rx.cond(
        mark.sense == "grade",
        t_key("outcome.grade_" + mark.mark.to(str)),
        t_key("outcome.mark_" + mark.sense, count=mark.mark),
    )
    said = rx.el.strong(words, " · ")
    return rx.el.li(rx.cond(mark.sense != "", said), named(mark))


def _technical(line: Shown) -> rx.Component:
    steps = rx.foreach(line.steps, _step)
    return ui.stack(
        rx.el.p(t("outcome.technical_text")),
        rx.el.dl(
            rx.el.dt(t("outcome.line")),
            rx.el.dd(code(line.line)),
            rx.el.dt(t("outcome.root")),
            rx.el.dd(code(line.root)),
            class_name="cv-facts",
        ),
        rx.el.ol(steps),
    )


def _step(step: Shown) -> rx.Component:
    side = rx.cond(step.is_left, t("outcome.left"), t("outcome.right"))
    return rx.el.li(side, " ", code(step.digest))
