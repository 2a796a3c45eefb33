"""Splitting a contribution: the form for a part of it, and what the panel says of a part."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.editor.text_editor import text_editor
from civic.components.notices import told
from civic.components.team.drafts import team_draft
from civic.components.team.frame import save_foot
from civic.components.team.internal_parts import whole
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.state.team.inputs import TeamInputsState
from civic.state.team.merging import SPLIT

S: Shown = TeamInputsState

INPUT: Shown = S.detail
HERE: Shown = S.detail.merger


def split_form() -> rx.Component:
    """Let a part of the open contribution become one of its own, in its author's name."""
    return ui.more(
        t("team_merge.split"),
        rx.el.p(t("team_merge.split_help"), class_name="cv-muted"),
        ui.form(
            ui.field(
                "split-title",
                t("team_merge.split_title"),
                ui.text_input(
                    "split-title",
                    name="title",
                    invalid=_wrong("title") != "",
                    required=True,
                    lang=INPUT.lang,
                    dir="auto",
                ),
                required=True,
                error=_wrong("title"),
            ),
            ui.field(
                "split-body",
                t("team_merge.split_body"),
                text_editor(
                    name="body",
                    value=INPUT.body,
                    labelled_by="split-body-label",
                    lang=INPUT.lang,
                    described_by="split-body-error",
                    invalid=_wrong("body") != "",
                ),
                native=False,
                error=_wrong("body"),
            ),
            ui.field(
                "split-because",
                t("team_merge.because"),
                ui.text_area(
                    "split-because",
                    name="because",
                    short=True,
                    help=True,
                    default_value=t("team_merge.split_usual"),
                    invalid=_wrong("because") != "",
                    required=True,
                    dir="auto",
                ),
                required=True,
                help=t("team_merge.because_help"),
                error=_wrong("because"),
            ),
            team_draft(S, SPLIT, INPUT.id),
            whole(SPLIT),
            save_foot(S, SPLIT, label=t("team_merge.split_off")),
            on_submit=S.split,
            key=f"split{INPUT.id}{S.serial}",
        ),
    )


def split_of() -> rx.Component:
    """Say of which contribution the open one was a part, and why it stands on its own."""
    split = HERE.split
    return ui.alert(
        t("team_merge.split_since", date=t_date(split.at)),
        rx.cond(
            split.of,
            ui.text_button(
                rx.el.span(split.of.title, lang=split.of.lang, dir="auto"),
                on_click=S.open_input(split.of.id),
            ),
        ),
        rx.el.p(split.because, lang=split.lang, dir="auto"),
    )


def _wrong(field: str) -> Any:  # noqa: ANN401  a var
    return rx.cond(S.form == SPLIT, told(S.errors[field]), "")
