"""A phase as the team edits it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import save_foot, summary_line
from civic.components.team.said import said_field, said_in
from civic.components.ui.classes import Child
from civic.i18n.screens import t, t_date, t_in


def phase_panel(state: Any, phase: Any) -> rx.Component:  # noqa: ANN401
    """Show a phase on one line, and unfold its form."""
    return rx.el.details(
        summary_line(
            said_in(phase.title),
            rx.el.span(
                rx.cond(
                    phase.ends != "",
                    t("team.start.from_to", start=t_date(phase.starts), end=t_date(phase.ends)),
                    t("team.start.from", start=t_date(phase.starts)),
                ),
                class_name="cv-small cv-muted",
            ),
            _standing(phase.standing),
        ),
        _form(
            state,
            phase.id,
            phase.title,
            phase.text,
            phase.period,
            phase.starts,
            phase.ends,
            ui.button(
                t("team_project.remove_phase"),
                kind="danger",
                icon="trash-2",
                on_click=state.remove_phase(phase.id, t_in(phase.title)),
            ),
            form=phase.id,
        ),
        id=phase.id,
        class_name="cv-more",
        aria_label=t_in(phase.title),
        key=phase.id,
    )


def new_phase(state: Any) -> rx.Component:  # noqa: ANN401
    """Build the form of one more phase."""
    return ui.more(
        t("team_project.add_phase"),
        rx.el.div(
            _form(state, "", {}, {}, {}, "", "", form="new-phase"),
            key=state.serial.to_string(),
        ),
    )


def _form(  # noqa: PLR0913, PLR0917  the parts of a phase
    state: Any,  # noqa: ANN401
    phase_id: Any,  # noqa: ANN401
    title: Any,  # noqa: ANN401
    text: Any,  # noqa: ANN401
    period: Any,  # noqa: ANN401
    starts: Any,  # noqa: ANN401
    ends: Any,  # noqa: ANN401
    *others: Child,
    form: Any,  # noqa: ANN401
) -> rx.Component:
    titles = rx.Var.create(title) if isinstance(title, dict) else title
    words = rx.Var.create(text) if isinstance(text, dict) else text
    periods = rx.Var.create(period) if isinstance(period, dict) else period
    return ui.form(
        rx.el.input(type="hidden", name="id", value=phase_id),
        said_field(
            state, "title", t("team_project.phase_title"), titles, state.languages, form=form,
            required=True,
        ),
        rx.el.div(
            _moment(state, form, "starts", t("team_project.starts"), starts, required=True),
            _moment(state, form, "ends", t("team_project.ends"), ends, t("team_project.ends_help")),
            class_name="cv-grid cv-grid--level",
        ),
        said_field(
            state, "period", t("team_project.period"), periods, state.languages, form=form,
            help=t("team_project.period_help"),
        ),
        said_field(
            state, "text", t("team_project.phase_text"), words, state.languages,
            how="rich", form=form,
        ),
        save_foot(state, form, *others),
        on_submit=state.save_phase,
    )  # fmt: skip


def _moment(  # noqa: PLR0913, PLR0917  the parts of a field
    state: Any,  # noqa: ANN401
    form: Any,  # noqa: ANN401
    name: str,
    label: rx.Var[str],
    value: Any,  # noqa: ANN401
    help: rx.Var[str] | None = None,
    *,
    required: bool = False,
) -> rx.Component:
    wrong = rx.cond(state.form == form, told(state.errors[name]), "")
    field_id = f"{form}-{name}"
    return ui.field(
        field_id,
        label,
        ui.text_input(
            field_id,
            type="datetime-local",
            name=name,
            default_value=value,
            help=help is not None,
            invalid=wrong != "",
            required=required,
        ),
        help=help,
        error=wrong,
        required=required,
    )


def _standing(standing: Any) -> rx.Component:  # noqa: ANN401
    return rx.match(
        standing,
        ("open", ui.tag(t("team_project.standing.open"), "ok")),
        ("upcoming", ui.tag(t("team_project.standing.upcoming"), "info")),
        ui.tag(t("team_project.standing.closed")),
    )
