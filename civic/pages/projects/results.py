"""The result of a vote: what is funded and why, what is not, and how everybody checks it."""

import reflex as rx

from civic.components import ui
from civic.components.frame import frame
from civic.components.live import Live
from civic.components.map.civic_map import civic_map
from civic.components.sections.missing import missing_page
from civic.components.sections.outcome import open_data
from civic.components.sections.outcome.contest import contest
from civic.components.sections.outcome.envelope import envelope
from civic.components.sections.outcome.rules import rules
from civic.components.sections.outcome.shared import here, money, way_back
from civic.components.sections.sharing import share_button
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.pages.routing import page
from civic.state.vote_results import ResultsState

PAGE: Shown = ResultsState.page
TITLE = rx.cond(
    PAGE.is_not_none(), f"{t('outcome.title')} · {PAGE.activity_title.text}", t("outcome.title")
)


@page("/projects/[project]/[activity]/results", title=TITLE, on_load=ResultsState.load)
def results() -> rx.Component:
    """Show the result of one vote."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton("text"), ui.skeleton("text"))
    shown = rx.cond(PAGE.is_not_none(), _page(), waiting)
    return frame(rx.cond(ResultsState.is_missing, missing_page(), shown))


def _page() -> rx.Component:
    return ui.stack(
        _head(),
        rx.cond(PAGE.stands == "none", _nothing(), _result()),
        Live.create(topic=f"voting:{PAGE.activity_id}", on_moved=ResultsState.load),
        space="sections",
    )


def _head() -> rx.Component:
    sums = {"spent": money(PAGE.spent, PAGE.currency), "budget": money(PAGE.budget, PAGE.currency)}
    chosen = t("outcome.lead_chosen", title=PAGE.chosen, count=PAGE.ballots)
    lead = rx.cond(
        PAGE.is_contest,
        rx.cond(PAGE.chosen != "", chosen, t("outcome.nobody")),
        t("outcome.lead", funded=PAGE.funded, projects=PAGE.projects, **sums),
    )
    draft = ui.alert(t("outcome.draft"), rx.el.p(t("outcome.draft_hint")), tone="warn")
    since = t("outcome.published", date=t_date(PAGE.published_at.to(str)))
    return ui.stack(
        ui.page_heading(
            rx.el.span(t("outcome.title"), " : ", ui.said(PAGE.activity_title)),
            rx.cond(PAGE.stands != "none", lead, ""),
            rx.cond(PAGE.stands == "public", share_button(t("outcome.title"), PAGE.channels)),
            above=way_back(PAGE),
        ),
        rx.cond(PAGE.stands == "draft", draft),
        rx.cond(PAGE.stands == "public", rx.el.p(since, class_name="cv-small cv-muted")),
        rx.foreach(PAGE.notes, _note),
    )


def _note(note: Shown) -> rx.Component:
    title = t("outcome.note", date=t_date(note.at.to(str)))
    words = rx.el.p(note.body, lang=note.lang, dir="auto", class_name="cv-lines")
    return ui.alert(title, words)


def _nothing() -> rx.Component:
    before = rx.cond(PAGE.counts_early, t("outcome.so_far_hint"), t("outcome.not_yet_hint"))
    said = rx.cond(PAGE.closed, t("outcome.waiting_hint"), before)
    return ui.empty(
        "clock",
        rx.cond(PAGE.closed, t("outcome.waiting"), t("outcome.not_yet")),
        rx.el.p(said),
        ui.link_button(
            t("outcome.to_activity"), f"/projects/{PAGE.project_slug}/{PAGE.activity_slug}"
        ),
        rx.cond(
            PAGE.closed,
            ui.link_button(t("outcome.receipt"), here(PAGE, "receipt"), icon="receipt-text"),
        ),
    )


def _result() -> rx.Component:
    return ui.stack(
        rx.foreach(PAGE.envelopes, lambda one: rx.cond(one.contest, contest(one), envelope(one))),
        rx.cond(PAGE.is_contest, rx.fragment(), rules(PAGE)),
        rx.cond(PAGE.ground, _map()),
        open_data.turnout(PAGE),
        open_data.data(PAGE),
        space="sections",
    )


def _map() -> rx.Component:
    ground = PAGE.ground
    drawn = civic_map(
        data_url=f"/api/activities/{PAGE.activity_id}/winners",
        details_url=f"/api/activities/{PAGE.activity_id}/pins/names",
        layers_url=f"/api/projects/{PAGE.project_id}/layers",
        tile_url=ground.tile_url,
        attribution=ground.attribution,
        statuses=ground.marks,
        cooperative=True,
    )
    return ui.section("map", t("outcome.map"), rx.el.div(drawn, class_name="cv-won-map"))
