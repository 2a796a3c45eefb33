"""How everybody counts a vote again, at home, and what they compare."""

import reflex as rx

from civic.components import ui
from civic.components.forms import get_form
from civic.components.frame import frame
from civic.components.sections.missing import missing_page
from civic.components.sections.outcome.open_data import download, files, fingerprints
from civic.components.sections.outcome.shared import code, here, way_back
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.pages.routing import page
from civic.state.vote_results import ResultsState

PAGE: Shown = ResultsState.page
AGAIN: Shown = ResultsState.again
TITLE = rx.cond(
    PAGE.is_not_none(), f"{t('outcome.recount')} · {PAGE.activity_title.text}", t("outcome.recount")
)
DIGEST = rx.Var.create("sha256sum result.json")


@page("/projects/[project]/[activity]/recount", title=TITLE, on_load=ResultsState.load)
def recount() -> rx.Component:
    """Show how one vote is counted again."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton("text"))
    shown = rx.cond(PAGE.is_not_none(), _page(), waiting)
    return frame(rx.cond(ResultsState.is_missing, missing_page(), shown))


def _page() -> rx.Component:
    results = rx.el.a(t("outcome.title"), href=here(PAGE, "results"))
    early = ui.empty("clock", t("outcome.not_yet"), rx.el.p(t("outcome.waiting_hint")))
    return ui.stack(
        ui.page_heading(
            t("outcome.recount"), t("outcome.recount_lead"), above=way_back(PAGE, results)
        ),
        rx.cond(PAGE.files.length() > 0, _steps(), early),
        space="loose",
    )


def _steps() -> rx.Component:
    document = f"/api/activities/{PAGE.activity_id}/result.json"
    return ui.stack(
        ui.section(
            "file",
            t("outcome.recount_file"),
            rx.el.p(t("outcome.recount_file_text"), class_name="cv-measure"),
            get_form("/", files(PAGE), class_name="cv-cluster"),
        ),
        ui.section(
            "run",
            t("outcome.recount_run"),
            rx.el.p(t("outcome.recount_run_text"), class_name="cv-measure"),
            rx.el.p(code(ResultsState.command)),
            rx.el.p(code(DIGEST)),
        ),
        ui.section(
            "compare",
            t("outcome.recount_compare"),
            rx.el.p(t("outcome.recount_compare_text"), class_name="cv-measure"),
            get_form("/", download(t("outcome.table", kind="JSON"), document)),
            fingerprints(PAGE),
        ),
        ui.section(
            "here",
            t("outcome.again"),
            rx.el.p(t("outcome.again_text"), class_name="cv-measure"),
            ui.cluster(
                ui.button(
                    t("outcome.again_act"),
                    icon="rotate-ccw",
                    on_click=ResultsState.recount,
                    busy=ResultsState.is_counting,
                )
            ),
            rx.el.div(_again(), aria_live="polite"),
        ),
        space="sections",
    )


def _again() -> rx.Component:
    """Say what counting again gave: while it runs, that it does."""
    none = ui.alert(t("outcome.again_none"), rx.el.p(t("outcome.again_none_text")), tone="warn")
    other = ui.alert(
        t("outcome.again_other"), rx.el.p(t("outcome.again_other_text")), _came(), tone="danger"
    )
    came = rx.cond(
        AGAIN.is_same, ui.alert(t("outcome.again_same"), _came(), tone="ok"),
        rx.cond(AGAIN.digest != "", other, none),
    )  # fmt: skip
    return rx.cond(
        ResultsState.is_counting,
        rx.el.p(t("outcome.again_running"), class_name="cv-muted"),
        rx.cond(AGAIN.is_not_none(), came, rx.fragment()),
    )


def _came() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("outcome.again_came", date=t_date(AGAIN.at, "time"))), code(AGAIN.digest)
    )
