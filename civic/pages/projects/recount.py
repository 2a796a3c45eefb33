"""How everybody counts a vote again, at home, and what they compare."""

import reflex as rx

from civic.components import ui
from civic.components.forms import get_form
from civic.components.frame import frame
from civic.components.sections.missing import missing_page
from civic.components.sections.outcome.open_data import download, files, fingerprints
from civic.components.sections.outcome.shared import code, here, way_back
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.vote_results import ResultsState

PAGE: Shown = ResultsState.page
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
        space="sections",
    )
