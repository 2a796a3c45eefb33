"""What stands beside the themes: the map of ideas, pairs, maps, the method, a figure's inputs."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.ideas.idea_map import IdeaMap
from civic.components.sections.input_cards import input_row
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key
from civic.state.team.insights import InsightsState as S

PAGE: Shown = S.page
PAIRS: Shown = S.pairs
BEHIND: Shown = S.behind
METHOD: Shown = PAGE.method


def arrived() -> rx.Component:
    """Say how many came since the analysis, where they stand for now, and how to go on."""
    waiting = PAGE.arrived - PAGE.joined
    see = S.look("joined", "", "", t("team_insights.joined"))
    return ui.alert(
        t("team_insights.fresh", count=PAGE.arrived),
        rx.cond(PAGE.joined > 0, rx.el.p(t("team_insights.arrived_some", count=PAGE.joined))),
        rx.cond(
            PAGE.is_too_much,
            rx.el.p(t("team_insights.arrived_too_much")),
            rx.cond(waiting > 0, rx.el.p(t("team_insights.arrived_soon", count=waiting))),
        ),
        ui.cluster(
            rx.cond(
                PAGE.joined > 0,
                ui.button(t("team_insights.joined_see"), icon="list", on_click=see),
            ),
            rx.cond(
                ~S.is_at_work,
                ui.button(t("team_insights.run_again"), icon="refresh-cw", on_click=S.start),
            ),
        ),
    )


def ideas() -> rx.Component:
    """Lay the ideas out beside each other."""
    return ui.section(
        "ideas",
        t("team_insights.ideas"),
        rx.el.p(t("team_insights.ideas_help"), class_name="cv-muted cv-measure"),
        IdeaMap.create(
            url=f"/api/activities/{PAGE.head.activity_id}/ideas",
            run=PAGE.run_id,
            themes=PAGE.themes,
            texts={
                "label": t("team_insights.ideas_label", count=PAGE.total),
                "keys": t("team_insights.ideas_keys"),
                "legend": t("team_insights.ideas_legend"),
                "all": t("team_insights.ideas_all"),
                "none": t("team_insights.unclassified"),
                "loading": t("team_insights.ideas"),
                "failed": t("team_insights.failed"),
            },
        ),
    )


def duplicates() -> rx.Component:
    """Set pairs that may say the same side by side, with the reasons."""
    return ui.section(
        "duplicates",
        t("team_insights.duplicates"),
        rx.el.p(t("team_insights.duplicates_help"), class_name="cv-muted"),
        rx.cond(
            PAIRS.total > 0,
            ui.stack(
                rx.foreach(PAIRS.pairs, _pair),
                pager(PAIRS, S.turn_pairs),
            ),
            rx.el.p(t("team_insights.no_duplicates")),
        ),
    )


def _pair(pair: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.article(
        ui.cluster(
            rx.el.h3(t_key("team_insights.likeness." + pair.likeness), class_name="cv-title"),
            rx.el.span(t("team_insights.score", percent=pair.score), class_name="cv-small"),
            rx.foreach(pair.reasons, lambda one: ui.chip(t_key("team_insights.because." + one))),
        ),
        rx.cond(
            pair.words != "",
            rx.el.p(
                t("team_insights.common_words", words=pair.words), class_name="cv-small cv-muted"
            ),
        ),
        rx.el.div(_side(pair.left), _side(pair.right), class_name="cv-grid cv-grid--pair"),
        ui.link(
            t("team_insights.merge"),
            f"/admin/inputs?open={pair.right.id}&merge={pair.left.id}",
            icon="merge",
        ),
        class_name="cv-panel",
    )


def _side(card: Any) -> rx.Component:  # noqa: ANN401
    shown = ui.card(
        card.title,
        f"/inputs/{card.id}",
        ui.card_text(card.excerpt),
        foot=(
            rx.el.span(card.author.name, class_name="cv-small cv-muted"),
            rx.cond(card.area.text != "", ui.chip(card.area.text, icon_name="map-pin")),
        ),
        level="h3",
    )
    return rx.el.div(shown, lang=card.lang, dir="auto")


def maps() -> rx.Component:
    """Show where the contributions are, drawn here and to be taken away."""
    return ui.section(
        "maps",
        t("team_insights.maps"),
        rx.el.p(t("team_insights.maps_help", count=PAGE.placed), class_name="cv-muted"),
        _map("density"),
        _map("areas"),
    )


def _map(kind: str) -> rx.Component:
    address = f"/api/activities/{PAGE.head.activity_id}/maps/{kind}"
    return ui.stack(
        rx.el.h3(t(f"team_insights.map.{kind}"), class_name="cv-title"),
        rx.el.iframe(
            src=address,
            title=t(f"team_insights.map.{kind}"),
            loading="lazy",
            class_name="cv-frame",
        ),
        ui.route_link(t("team_insights.map.take"), f"{address}?download=1", icon="download"),
    )


def method() -> rx.Component:
    """Say how it was made, so that anybody can make it again."""
    date = rx.cond(PAGE.at, t_date(PAGE.at.to(str), "long"), "")
    return ui.section(
        "method",
        t("team_insights.method"),
        rx.el.p(t("team_insights.method_help"), class_name="cv-measure"),
        ui.facts(
            (t("team_insights.method.date"), date),
            (t("team_insights.method.model"), METHOD.model),
            (t("team_insights.method.fingerprint"), METHOD.fingerprint),
            (t("team_insights.method.corpus"), METHOD.corpus),
            (
                t("team_insights.method.stability"),
                t("team_insights.percent", percent=METHOD.stability),
            ),
            (t("team_insights.method.attached"), f"{PAGE.total - PAGE.unclassified}/{PAGE.total}"),
            (t("team_insights.method.languages"), _pairs_of(METHOD.languages)),
            (t("team_insights.method.parameters"), _pairs_of(METHOD.parameters)),
            (t("team_insights.method.versions"), _pairs_of(METHOD.versions)),
        ),
    )


def _pairs_of(pairs: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.span(
        rx.foreach(pairs, lambda one: rx.el.span(one[0], " ", one[1], " · ")), class_name="cv-small"
    )


def behind() -> rx.Component:
    """Show the contributions behind a figure, over the page."""
    title = rx.cond(
        S.figure.kind == "keyword",
        t("team_insights.behind_word", word=S.figure.word, name=S.figure_name),
        S.figure_name,
    )
    return ui.dialog(
        "behind",
        title,
        rx.el.p(t("team_insights.inputs", count=BEHIND.total), role="status"),
        rx.cond(
            (BEHIND.joined > 0) & (S.figure.kind != "joined"),
            rx.el.p(t("team_insights.joined_last", count=BEHIND.joined), class_name="cv-muted"),
        ),
        ui.rows(rx.foreach(BEHIND.cards, input_row), tight=True),
        pager(BEHIND, S.turn),
        close=t("team_insights.close"),
        shape="side",
        open=S.is_looking,
        on_dismiss=S.leave,
    )


def pager(shown: Any, turn: Any) -> rx.Component:  # noqa: ANN401
    """Lead from page to page of what is shown."""
    return rx.cond(
        shown.pages > 1,
        ui.cluster(
            ui.button(
                t("team_insights.before"),
                icon="chevron-left",
                disabled=shown.page <= 1,
                on_click=turn(shown.page - 1),
            ),
            rx.el.span(t("team_insights.page_of", page=shown.page, pages=shown.pages)),
            ui.button(
                t("team_insights.after"),
                icon_end="chevron-right",
                disabled=shown.page >= shown.pages,
                on_click=turn(shown.page + 1),
            ),
        ),
    )
