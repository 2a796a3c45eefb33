"""Importing inputs into an activity, and exporting them."""

import reflex as rx

from civic.components import ui
from civic.components.forms import get_form
from civic.components.team.activity_head import activity_heading, at_work
from civic.components.team.frame import team_frame
from civic.components.team.import_steps import choose_file, columns, trial
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.state.team.exchange import ExchangeState as S

HEAD: Shown = S.head
LATEST: Shown = S.latest
SHOWN: Shown = S


@page(
    "/admin/projects/[project]/activities/[activity]/import",
    title="team_import.title",
    on_load=S.load,
)
def exchange() -> rx.Component:
    """Bring contributions in from a file, step by step, and take them out."""
    return team_frame(
        "projects",
        S,
        activity_heading(HEAD, "team_import.title", t("team_import.lead")),
        rx.cond(S.is_at_work, _running(), _importing()),
        _exporting(),
    )


def _importing() -> rx.Component:
    return ui.stack(
        _steps(),
        rx.cond(
            S.found,
            ui.stack(columns(), rx.cond(S.trial, trial()), space="loose"),
            ui.stack(rx.cond(S.latest, _result()), choose_file(), space="loose"),
        ),
        space="loose",
    )


def _steps() -> rx.Component:
    has_file, has_trial = SHOWN.found.is_not_none(), SHOWN.trial.is_not_none()
    return ui.stepper(
        t("team_import.steps"),
        ui.step(t("team_import.step.file"), now=~has_file, done=has_file),
        ui.step(t("team_import.step.columns"), now=has_file & ~has_trial, done=has_trial),
        ui.step(t("team_import.step.check"), now=has_trial),
        ui.step(t("team_import.step.done"), now=False),
    )


def _running() -> rx.Component:
    job = LATEST.job
    stage = rx.cond(job.stage != "", job.stage, "waiting")
    return at_work(
        job,
        t("team_import.running"),
        t("team_import.running_help"),
        t_key("team_import.stage." + stage),
        S.refresh,
    )


def _result() -> rx.Component:
    done = ui.alert(
        t("team_import.done", count=LATEST.added),
        ui.cluster(
            ui.link_button(t("team_import.see_public"), HEAD.public, icon="list"),
            ui.link_button(
                t("team_import.see_insights"), f"{HEAD.address}/insights", icon="chart-scatter"
            ),
        ),
        tone="ok",
    )
    failed = ui.alert(
        t("team_import.failed"), rx.el.p(t("team_import.failed_help")), tone="danger", urgent=True
    )
    return rx.el.div(
        rx.cond(LATEST.job.status == "failed", failed, done), role="status", tab_index=-1
    )


def _exporting() -> rx.Component:
    """Offer the files; a form, so that the addresses are a choice that is made each time."""
    base = f"/api/activities/{HEAD.activity_id}/export."
    return ui.section(
        "export",
        t("team_export.title"),
        rx.el.p(t("team_export.help"), class_name="cv-muted cv-measure"),
        get_form(
            f"{base}csv",
            ui.checkbox(
                t("team_export.people"), help=t("team_export.people_help"), name="people", value="1"
            ),
            ui.cluster(
                *[
                    ui.button(
                        t(f"team_export.{kind}"),
                        type="submit",
                        icon="download",
                        custom_attrs={"formAction": f"{base}{kind}"},
                    )
                    for kind in ("csv", "xlsx", "geojson")
                ]
            ),
            class_name="cv-form",
        ),
    )
