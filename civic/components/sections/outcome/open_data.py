"""Who took part, and the files by which everybody checks and recounts."""

import reflex as rx

from civic.components import ui
from civic.components.forms import get_form
from civic.components.sections.outcome.shared import code, here
from civic.components.sections.outcome.who import who
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_number


def turnout(page: Shown) -> rx.Component:
    """Show how many took part, and whose ballots count."""
    return ui.section(
        "turnout",
        t("outcome.turnout"),
        rx.el.div(
            ui.figure(t_number(page.voters), t("outcome.turnout_voters")),
            ui.figure(t_number(page.ballots), t("outcome.turnout_ballots")),
            rx.cond(
                page.left_out > 0,
                ui.figure(t_number(page.left_out), t("outcome.turnout_left_out")),
            ),
            rx.cond(page.paper >= 0, ui.figure(t_number(page.paper), t("outcome.turnout_paper"))),
            class_name="cv-figures",
        ),
        who(page.who),
    )


def data(page: Shown) -> rx.Component:
    """Offer the ballots and the result, and lead to recounting and to one's own ballot."""
    table = f"/api/projects/{page.project_slug}/{page.activity_slug}/result."
    return ui.section(
        "data",
        t("outcome.data"),
        rx.el.p(t("outcome.data_hint")),
        ui.cluster(
            ui.link_button(t("outcome.recount"), here(page, "recount"), icon="rotate-ccw"),
            ui.link_button(t("outcome.receipt"), here(page, "receipt"), icon="receipt-text"),
        ),
        get_form(
            "/",
            files(page),
            *[
                download(t("outcome.table", kind=kind), f"{table}{end}")
                for kind, end in (("CSV", "csv"), ("Excel", "xlsx"))
            ],
            download(
                t("outcome.table", kind="JSON"), f"/api/activities/{page.activity_id}/result.json"
            ),
            class_name="cv-cluster",
        ),
        ui.more(t("outcome.fingerprints"), fingerprints(page)),
    )


def files(page: Shown) -> rx.Component:
    """Offer the files of ballots, within a form."""
    return rx.foreach(
        page.files,
        lambda one: download(
            rx.cond(
                one.name.text != "", t("outcome.file_of", name=one.name.text), t("outcome.file")
            ),
            one.href,
        ),
    )


def download(words: rx.Var[str], address: Shown) -> rx.Component:
    """Offer a file, within a form: the app leaves its address to the browser."""
    return ui.button(
        words, type="submit", size="small", icon="download", custom_attrs={"formAction": address}
    )


def fingerprints(page: Shown) -> rx.Component:
    """Show by what the files and the result are known to be unchanged."""
    each = rx.foreach(
        page.files,
        lambda one: rx.fragment(
            rx.el.dt(t("outcome.digest_file"), " ", ui.said(one.name)),
            rx.el.dd(code(one.digest)),
            rx.el.dt(t("outcome.root"), " ", ui.said(one.name)),
            rx.el.dd(code(one.root)),
        ),
    )
    return rx.el.dl(
        each,
        rx.el.dt(t("outcome.digest_result")),
        rx.el.dd(code(page.digest)),
        class_name="cv-facts",
    )
