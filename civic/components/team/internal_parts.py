"""What the team keeps for itself about the open contribution: who has it, notes, reports."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.mention.mentions import mentioning
from civic.components.notices import told
from civic.components.team.drafts import team_draft
from civic.components.team.frame import save_foot, saved
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

INPUT: Shown = S.detail
RELATED: Shown = S.related


def meanwhile() -> rx.Component:
    """Say what colleagues have done since the panel was opened; the forms wait."""
    return rx.fragment(
        rx.cond(
            S.meanwhile.length() > 0,
            ui.alert(
                t("team_inputs.meanwhile"),
                rx.el.ul(
                    rx.foreach(
                        S.meanwhile,
                        lambda one: rx.el.li(
                            rx.el.span(one.actor, class_name="cv-strong", dir="auto"),
                            " · ",
                            rx.el.span(one.sentence, dir="auto"),
                        ),
                    )
                ),
                ui.button(
                    t("team_inputs.renew"), icon="refresh-cw", size="small", on_click=S.renew
                ),
            ),
            rx.fragment(),
        ),
    )


def whole(form: str | rx.Var[str]) -> rx.Component:
    """Say what is wrong with a form as a whole, such as that a colleague was faster."""
    wrong = rx.cond(S.form == form, told(S.errors["form"]), "")
    return rx.cond(wrong != "", ui.alert(wrong, tone="warn", urgent=True), rx.fragment())


def assign_form() -> rx.Component:
    """Build the form that says who looks after the input."""
    people = rx.foreach(INPUT.colleagues, lambda one: rx.el.option(one.name, value=one.id))
    return ui.form(
        whole("assign"),
        rx.el.div(
            ui.field(
                "assign-person",
                t("team_inputs.assignee"),
                ui.select(
                    "assign-person",
                    rx.el.option(t("team_inputs.nobody"), value=""),
                    people,
                    name="person",
                    default_value=INPUT.assignee_id,
                ),
                error=rx.cond(S.form == "assign", told(S.errors["assignee"]), ""),
            ),
            ui.button(t("team_inputs.assign"), type="submit"),
            saved(S, "assign"),
            class_name="cv-assign",
        ),
        on_submit=S.assign,
        key=f"assign{INPUT.id}{S.opened}",
    )


def reports() -> rx.Component:
    """Show what was reported of the input, and lead to where that is decided."""
    return rx.cond(
        INPUT.reports.length() > 0,
        ui.more(
            t("team_inputs.reports", count=INPUT.reports.length()),
            rx.el.ul(rx.foreach(INPUT.reports, _report), class_name="cv-history"),
            ui.link_button(
                t("team_inputs.moderate"),
                "/admin/moderation?tab=reported",
                icon="shield",
                size="small",
            ),
        ),
        rx.fragment(),
    )


def _report(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.li(
        rx.el.span(t_key("moderation.reason." + one.reason), class_name="cv-strong"),
        " ",
        rx.el.span(t_date(one.at), class_name="cv-small cv-muted"),
        rx.cond(
            one.is_open,
            rx.fragment(" ", ui.tag(t("team_inputs.report_open"), "warn")),
            rx.fragment(),
        ),
        rx.el.p(one.text, dir="auto"),
    )


def notes() -> rx.Component:
    """Show the notes of the team, and let one more be written."""
    return rx.el.section(
        rx.el.h3(
            ui.icon("lock"),
            t("team_inputs.notes"),
            class_name="cv-title cv-cluster cv-cluster--tight",
        ),
        rx.el.p(t("team_inputs.notes_help"), class_name="cv-small cv-muted"),
        rx.cond(
            INPUT.notes.length() > 0,
            rx.el.ol(rx.foreach(INPUT.notes, _note), class_name="cv-history"),
        ),
        _note_form(),
        class_name="cv-notes",
        aria_label=t("team_inputs.notes"),
    )


def _note(note: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.li(
        rx.el.div(
            rx.el.span(
                rx.el.span(note.author, class_name="cv-strong", dir="auto"),
                " ",
                rx.el.span(t_date(note.at, "time"), class_name="cv-small cv-muted"),
            ),
            rx.cond(
                note.is_mine,
                ui.icon_button(
                    "trash-2", t("team_inputs.remove_note"), on_click=S.remove_note(note.id)
                ),
            ),
            class_name="cv-cluster cv-cluster--between",
        ),
        rx.el.p(note.body, dir="auto", class_name="cv-notes__words"),
        key=note.id,
    )


def _note_form() -> rx.Component:
    wrong = rx.cond(S.form == "note", told(S.errors["note"]), "")
    return ui.form(
        whole("note"),
        ui.field(
            "note-words",
            t("team_inputs.new_note"),
            mentioning(
                ui.text_area(
                    "note-words",
                    name="note",
                    short=True,
                    help=True,
                    invalid=wrong != "",
                    required=True,
                    dir="auto",
                ),
                "note",
                INPUT.colleagues,
            ),
            required=True,
            help=t("team_inputs.new_note_help"),
            error=wrong,
        ),
        team_draft(S, "note", INPUT.id),
        save_foot(S, "note", label=t("team_inputs.write_note")),
        on_submit=S.write_note,
        key=f"note{INPUT.id}{S.serial}",
    )


def related() -> rx.Component:
    """Show what says nearly the same, once it is asked for."""
    lines = rx.el.ul(rx.foreach(RELATED.rows, _other), class_name="cv-rows cv-rows--tight")
    again = ui.stack(
        rx.el.p(t("team_inputs.related_learning")),
        ui.button(
            t("team_inputs.related_again"),
            icon="refresh-cw",
            size="small",
            on_click=S.find_related,
        ),
        space="tight",
    )
    found = rx.cond(
        RELATED.rows.length() > 0,
        lines,
        rx.el.p(t("team_inputs.related_none"), class_name="cv-muted"),
    )
    return rx.el.details(
        rx.el.summary(t("team_inputs.related"), on_click=S.find_related),
        rx.el.div(
            rx.cond(
                RELATED.is_learning,
                again,
                rx.cond(RELATED.about == INPUT.id, found, rx.el.p(t("team.waiting"))),
            ),
            aria_live="polite",
        ),
        class_name="cv-more",
    )


def _other(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.li(
        rx.el.div(
            ui.text_button(
                rx.el.span(row.title, lang=row.lang, dir="auto"),
                on_click=S.open_input(row.id),
            ),
            rx.el.p(
                t_date(row.created_at, "short"),
                " · ",
                rx.cond(row.status.id != "", ui.said(row.status), t("team_inputs.no_status")),
                class_name="cv-small cv-muted",
            ),
            class_name="cv-rows__words",
        ),
        class_name="cv-rows__item",
        key=row.id,
    )
