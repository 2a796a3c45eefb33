"""Merging contributions: the dialog that asks which one stays, and what the panel says of it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.internal_parts import whole as panel_whole
from civic.components.team.split_parts import split_of
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.state.team.inputs import TeamInputsState
from civic.state.team.merging import MERGE
from civic.state.team.picking import BULK

S: Shown = TeamInputsState

INPUT: Shown = S.detail
HERE: Shown = S.detail.merger
OFFER: Shown = S.offer
FORM = rx.cond(OFFER.about != "", MERGE, BULK)


def merge_dialog(count: Any) -> rx.Component:  # noqa: ANN401  a var
    """Ask which contribution stays, of those that were picked or are found, and why."""
    number = rx.cond(OFFER.about != "", 1, count)
    return ui.dialog(
        "bulk-merge",
        t("team_merge.title", count=number),
        rx.el.p(t("team_merge.help")),
        _search(),
        _form(),
        close=t("team_inputs.close"),
        open=S.acting == MERGE,
        on_dismiss=S.stop_acting,
    )


def _search() -> rx.Component:
    return rx.el.form(
        ui.search_input("merge-words", t("team_merge.search")),
        ui.button(t("team_merge.find"), type="submit", icon="search"),
        on_submit=S.look_for_survivor,
        class_name="cv-merge__search",
        role="search",
        key=f"search{S.serial}",
    )


def _form() -> rx.Component:
    none = rx.el.p(t("team_merge.none"), class_name="cv-muted")
    return ui.form(
        rx.cond(_wrong("form") != "", ui.alert(_wrong("form"), tone="warn", urgent=True)),
        rx.cond(_wrong("rows") != "", ui.alert(_wrong("rows"), tone="danger", urgent=True)),
        rx.el.div(
            ui.fieldset(
                t("team_merge.into"),
                rx.foreach(OFFER.rows, _choice),
                rx.cond((OFFER.rows.length() == 0) & OFFER.is_found, none),
                error=_wrong("into"),
                id="merge-into",
                required=True,
            ),
            aria_live="polite",
        ),
        ui.field(
            "merge-because",
            t("team_merge.because"),
            ui.text_area(
                "merge-because",
                name="because",
                short=True,
                help=True,
                default_value=t("team_merge.usual"),
                invalid=_wrong("because") != "",
                required=True,
                dir="auto",
            ),
            required=True,
            help=t("team_merge.because_help"),
            error=_wrong("because"),
        ),
        rx.el.p(t("team_bulk.undo_help"), class_name="cv-small cv-muted"),
        rx.el.div(
            ui.button(t("team_merge.merge"), kind="primary", type="submit", icon="merge"),
            class_name="cv-form__foot",
        ),
        on_submit=S.merge,
        key=f"merge{S.serial}",
    )


def _choice(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    support = t("team_merge.support", up=row.up, comments=row.comments)
    return ui.choice(
        rx.el.span(row.title, lang=row.lang, dir="auto"),
        rx.fragment(support, " · ", rx.el.span(row.author.name, dir="auto")),
        name="into",
        value=row.id,
        default_checked=row.id == OFFER.into,
    )


def merged_into() -> rx.Component:
    """Say in the panel where the open contribution leads, or what it brings together."""
    leads = ui.alert(
        t("team_merge.merged_since", date=t_date(HERE.at)),
        rx.cond(
            HERE.into,
            ui.text_button(
                rx.el.span(HERE.into.title, lang=HERE.into.lang, dir="auto"),
                on_click=S.open_input(HERE.into.id),
            ),
            rx.el.p(t("team_merge.away")),
        ),
        rx.el.p(HERE.because, lang=HERE.lang, dir="auto"),
        panel_whole(MERGE),
        rx.cond(
            INPUT.may_answer,
            ui.button(t("team_merge.part"), icon="split", size="small", on_click=S.part(INPUT.id)),
        ),
    )
    around = rx.fragment(
        rx.cond(HERE.split, split_of()),
        rx.cond(HERE.joined.length() > 0, _others("team_merge.joined", HERE.joined)),
        rx.cond(HERE.parts.length() > 0, _others("team_merge.parts", HERE.parts)),
    )
    return rx.cond(HERE, rx.cond(HERE.at, leads, around), rx.fragment())


def _others(key: str, them: Any) -> rx.Component:  # noqa: ANN401  a var
    return ui.more(
        t(key, count=them.length()),
        rx.el.ul(rx.foreach(them, _joined), class_name="cv-rows cv-rows--tight"),
    )


def _joined(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.li(
        rx.el.div(
            ui.text_button(
                rx.el.span(one.title, lang=one.lang, dir="auto"), on_click=S.open_input(one.id)
            ),
            rx.el.p(one.author.name, class_name="cv-small cv-muted", dir="auto"),
            class_name="cv-rows__words",
        ),
        class_name="cv-rows__item",
        key=one.id,
    )


def merge_button() -> rx.Component:
    """Open the dialog for the open contribution, where it is not merged already."""
    button = ui.button(
        t("team_merge.open"),
        icon="merge",
        aria_haspopup="dialog",
        on_click=S.begin_merge(INPUT.id),
    )
    return rx.cond(INPUT.may_answer & ~is_gone() & ~is_merged(), button, rx.fragment())


def is_gone() -> Any:  # noqa: ANN401  a var
    """Say whether the open contribution is hidden or withdrawn."""
    return (INPUT.hidden_at != None) | (INPUT.withdrawn_at != None)  # noqa: E711  a var


def is_merged() -> Any:  # noqa: ANN401  a var
    """Say whether the open contribution was merged into another."""
    return rx.cond(HERE, rx.cond(HERE.at, True, False), False)


def _wrong(field: str) -> Any:  # noqa: ANN401  a var
    return rx.cond(S.form == FORM, told(S.errors[field]), "")
