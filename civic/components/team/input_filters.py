"""Above the table of contributions: the search, its filters, and those kept under a name."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n import LANGUAGES
from civic.i18n.screens import t
from civic.rules.ballots import Verdict
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

QUERY: Shown = S.query
CHOICES: Shown = S.choices
HERE: Shown = S.here
SAVED = "saved-filter"


def input_filters() -> rx.Component:
    """Build the form that filters and orders the table; its address holds it all."""
    return rx.el.form(
        ui.cluster(
            ui.search_input("text", t("team_inputs.search"), default_value=QUERY.text),
            ui.button(t("team_inputs.show"), type="submit", kind="primary"),
        ),
        ui.more(
            rx.cond(
                HERE.contains("on"),
                t("team_inputs.filters_on", count=HERE["on"]),
                t("team_inputs.filters"),
            ),
            rx.el.div(
                *_by_words(),
                _assignees(),
                _languages(),
                _fixed("reported", t("team_inputs.reported"), _reported(), QUERY.reported),
                rx.cond(
                    CHOICES.has_vote,
                    _fixed("verdict", t("team_vote.verdict"), _verdicts(), QUERY.verdict),
                ),
                _fixed("state", t("team_inputs.state"), _states(), QUERY.state),
                _fixed("order", t("team_inputs.order"), _orders(), QUERY.order),
                class_name="cv-grid",
            ),
            ui.link_button(t("team_inputs.clear"), "/admin/inputs", kind="quiet", icon="x"),
        ),
        on_submit=S.look_for,
        class_name="cv-form",
        key=QUERY.to_string(),
    )


def saved_bar() -> rx.Component:
    """Offer the saved filters, and to keep what is on screen as one."""
    return rx.cond(
        (S.shortcuts.length() > 0) | (HERE.contains("on")),
        ui.cluster(
            rx.cond(
                S.shortcuts.length() > 0,
                ui.chips(rx.foreach(S.shortcuts, _chip), label=t("team_filters.saved")),
            ),
            rx.cond((HERE.contains("on")) & ~HERE.contains("id"), _save()),
            rx.cond(HERE["mine"] == "1", _change()),
            _naming(),
            space="tight",
        ),
    )


def _chip(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    shared = rx.fragment(ui.icon("users"), ui.hidden_text(t("team_filters.of", name=one.owner)))
    return ui.chip_choice(
        one.href,
        rx.el.span(one.name, dir="auto"),
        rx.cond(one.is_shared, shared, rx.fragment()),
        on=one.is_on,
        key=one.id,
    )


def _save() -> rx.Component:
    return ui.button(
        t("team_filters.save"), kind="quiet", icon="plus", on_click=S.name_filter("save")
    )


def _change() -> rx.Component:
    return rx.fragment(
        ui.button(
            t("team_filters.change"), kind="quiet", icon="pencil", on_click=S.name_filter("change")
        ),
        ui.button(t("team_filters.remove"), kind="quiet", icon="trash-2", on_click=S.remove_filter),
    )


def _naming() -> rx.Component:
    is_change = S.acting == "change"
    title = rx.cond(is_change, t("team_filters.change"), t("team_filters.save"))
    wrong = _wrong("shared")
    form = ui.form(
        ui.error_line("filter-whole", _wrong("form")),
        ui.field(
            "filter-name",
            t("team_filters.name"),
            ui.text_input(
                "filter-name",
                name="name",
                default_value=rx.cond(is_change, HERE["name"], ""),
                help=True,
                invalid=_wrong("name") != "",
                required=True,
                dir="auto",
            ),
            required=True,
            help=t("team_filters.name_help"),
            error=_wrong("name"),
        ),
        ui.checkbox(
            t("team_filters.shared"),
            help=t("team_filters.shared_help"),
            name="shared",
            default_checked=(HERE["shared"] == "1") & is_change,
        ),
        ui.error_line("filter-shared", wrong),
        rx.el.div(
            ui.button(t("team_filters.keep"), kind="primary", type="submit"),
            class_name="cv-form__foot",
        ),
        on_submit=S.keep_filter,
        key=S.acting,
    )
    return ui.dialog(
        SAVED,
        title,
        form,
        close=t("team_inputs.close"),
        open=(S.acting == "save") | (S.acting == "change"),
        on_dismiss=S.stop_naming,
    )


def _wrong(field: str) -> Any:  # noqa: ANN401
    return rx.cond(S.form == "filter", told(S.errors[field]), "")


def _by_words() -> list[rx.Component]:
    return [
        _pick("project", t("team_inputs.project"), CHOICES.projects, QUERY.project),
        _pick("activity", t("team_inputs.activity"), CHOICES.activities, QUERY.activity),
        _pick("phase", t("team_inputs.phase"), CHOICES.phases, QUERY.phase),
        _pick("status", t("team_inputs.status"), CHOICES.statuses, QUERY.status),
        _pick("tag", t("team_inputs.tag"), CHOICES.tags, QUERY.tag),
        _pick("area", t("team_inputs.area"), CHOICES.areas, QUERY.area),
    ]


def _pick(name: str, label: rx.Var[str], options: Any, value: Any) -> rx.Component:  # noqa: ANN401
    return ui.field(
        name,
        label,
        ui.select(
            name,
            rx.el.option(t("team_inputs.all"), value=""),
            rx.foreach(options, lambda one: rx.el.option(one.text, value=one.id, lang=one.lang)),
            default_value=value,
        ),
    )


def _assignees() -> rx.Component:
    return ui.field(
        "assignee",
        t("team_inputs.assignee"),
        ui.select(
            "assignee",
            rx.el.option(t("team_inputs.all"), value=""),
            rx.el.option(t("team_inputs.me"), value="me"),
            rx.el.option(t("team_inputs.nobody"), value="none"),
            rx.foreach(CHOICES.colleagues, lambda one: rx.el.option(one.name, value=one.id)),
            default_value=QUERY.assignee,
        ),
    )


def _languages() -> rx.Component:
    return ui.field(
        "language",
        t("team_inputs.language"),
        ui.select(
            "language",
            rx.el.option(t("team_inputs.all"), value=""),
            rx.foreach(
                CHOICES.languages,
                lambda code: rx.el.option(
                    rx.match(code, *[(one, t(f"team.language.{one}")) for one in LANGUAGES], code),
                    value=code,
                ),
            ),
            default_value=QUERY.language,
        ),
    )


def _reported() -> dict[str, rx.Var[str]]:
    return {"": t("team_inputs.all"), "1": t("team_inputs.reported.only")}


def _verdicts() -> dict[str, rx.Var[str]]:
    named = {one.value: t(f"team_vote.verdict.{one}") for one in Verdict}
    return {"": t("team_inputs.all"), **named}


def _states() -> dict[str, rx.Var[str]]:
    return {
        "": t("team_inputs.state.seen"),
        "unseen": t("team_inputs.state.unseen"),
        "open": t("team_inputs.state.open"),
        "answered": t("team_inputs.state.answered"),
        "waiting": t("team_inputs.state.waiting"),
        "hidden": t("team_inputs.state.hidden"),
        "withdrawn": t("team_inputs.state.withdrawn"),
        "merged": t("team_inputs.state.merged"),
        "all": t("team_inputs.state.all"),
    }


def _orders() -> dict[str, rx.Var[str]]:
    return {
        "new": t("team_inputs.order.new"),
        "old": t("team_inputs.order.old"),
        "popular": t("team_inputs.order.popular"),
        "discussed": t("team_inputs.order.discussed"),
        "trending": t("team_inputs.order.trending"),
    }


def _fixed(
    name: str,
    label: rx.Var[str],
    words: dict[str, rx.Var[str]],
    value: Any,  # noqa: ANN401
) -> rx.Component:
    options = [rx.el.option(text, value=key) for key, text in words.items()]
    return ui.field(name, label, ui.select(name, *options, default_value=value))
