"""The forms of what is done with many contributions at once."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.answer_forms import given_status
from civic.components.team.option_form import verdicts
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t
from civic.rules.ballots import Verdict
from civic.state.session import SessionState
from civic.state.team.inputs import TeamInputsState
from civic.state.team.picking import BULK

S: Shown = TeamInputsState

CHOICES: Shown = S.choices


def status_form() -> rx.Component:
    """Build the form that gives all that is picked a status, and says why."""
    return _form(
        _select(
            "bulk-status-id",
            "status",
            t("team_inputs.status"),
            rx.foreach(CHOICES.statuses, given_status),
        ),
        _line("note", t("team_inputs.note"), t("team_inputs.note_help")),
        _line("department", t("team_inputs.department")),
        label=t("team_inputs.give_status"),
        on_submit=S.give_status_to_all,
    )


def tags_form() -> rx.Component:
    """Build the form that adds tags and takes others away."""
    return _form(
        _ticks("add", t("team_bulk.add")),
        _ticks("remove", t("team_bulk.remove")),
        ui.error_line("bulk-tags", _wrong("tags")),
        label=t("team_bulk.change_tags"),
        on_submit=S.tag_all,
    )


def assign_form() -> rx.Component:
    """Build the form that says who looks after all that is picked."""
    nobody = rx.el.option(t("team_inputs.nobody"), value="")
    people = rx.foreach(CHOICES.colleagues, lambda one: rx.el.option(one.name, value=one.id))
    return _form(
        ui.field(
            "bulk-person",
            t("team_inputs.assignee"),
            ui.select(
                "bulk-person",
                nobody,
                people,
                name="person",
                default_value=SessionState.me.person_id,
                invalid=_wrong("assignee") != "",
            ),
            error=_wrong("assignee"),
        ),
        label=t("team_inputs.assign"),
        on_submit=S.assign_all,
    )


def hide_form() -> rx.Component:
    """Build the form that hides all that is picked, for a reason."""
    return _form(
        ui.field(
            "bulk-because",
            t("team_inputs.because"),
            ui.text_area(
                "bulk-because",
                name="because",
                short=True,
                help=True,
                invalid=_wrong("because") != "",
                required=True,
                dir="auto",
            ),
            required=True,
            help=t("team_bulk.because_help"),
            error=_wrong("because"),
        ),
        label=t("team_bulk.hide"),
        on_submit=S.hide_all,
    )


def move_form() -> rx.Component:
    """Build the form that moves all that is picked to another activity."""
    return _form(
        _select(
            "bulk-activity", "activity", t("team_inputs.activity"), _options(CHOICES.activities)
        ),
        label=t("team_bulk.move"),
        on_submit=S.move_all,
        help=t("team_bulk.move_help"),
    )


def assess_form() -> rx.Component:
    """Build the form that offers all that is picked for the vote, or refuses it for a reason."""
    words = rx.fragment(*verdicts(Verdict.OFFERED, Verdict.REFUSED))
    return _form(
        _select("bulk-verdict", "verdict", t("team_vote.verdict"), words),
        _line("reason", t("team_vote.reason"), t("team_vote.reason_help"), of="assess"),
        _line("department", t("team_vote.department"), of="assess"),
        label=t("team_vote.assess_all"),
        on_submit=S.assess_all,
        help=t("team_vote.bulk_help"),
    )


def whole() -> rx.Component:
    """Say what is wrong with the act as a whole."""
    wrong = rx.cond(_wrong("form") != "", _wrong("form"), _wrong("rows"))
    return rx.cond(wrong != "", ui.alert(wrong, tone="danger", urgent=True), rx.fragment())


def _form(
    *fields: Child,
    label: rx.Var[str],
    on_submit: Any,  # noqa: ANN401  an event of a state
    help: rx.Var[str] | None = None,
) -> rx.Component:
    return ui.form(
        *([] if help is None else [rx.el.p(help)]),
        whole(),
        *fields,
        rx.el.p(t("team_bulk.undo_help"), class_name="cv-small cv-muted"),
        rx.el.div(ui.button(label, kind="primary", type="submit"), class_name="cv-form__foot"),
        on_submit=on_submit,
        key=S.acting,
    )


def _options(labels: Any) -> rx.Component:  # noqa: ANN401
    return rx.foreach(labels, lambda one: rx.el.option(one.text, value=one.id, lang=one.lang))


def _select(field_id: str, name: str, label: rx.Var[str], options: Child) -> rx.Component:
    return ui.field(
        field_id,
        label,
        ui.select(
            field_id,
            rx.el.option(t("team_bulk.choose"), value=""),
            options,
            name=name,
            invalid=_wrong(name) != "",
            required=True,
        ),
        error=_wrong(name),
        required=True,
    )


def _line(
    name: str, label: rx.Var[str], help: rx.Var[str] | None = None, *, of: str = "bulk"
) -> rx.Component:
    """Build a line of a dialog; ``of`` tells it from that of another, for all are on the page."""
    field_id = f"{of}-{name}"
    control = ui.text_input(
        field_id, name=name, help=help is not None, invalid=_wrong(name) != "", dir="auto"
    )
    return ui.field(field_id, label, control, help=help, error=_wrong(name))


def _ticks(group: str, label: rx.Var[str]) -> rx.Component:
    return ui.fieldset(
        label,
        ui.chips(
            rx.foreach(
                CHOICES.tags,
                lambda one: rx.el.label(
                    rx.el.input(type="checkbox", name=f"{group}:{one.id}"),
                    rx.el.span(one.text, lang=one.lang),
                    class_name="cv-chip",
                ),
            )
        ),
    )


def _wrong(field: str) -> Any:  # noqa: ANN401
    return rx.cond(S.form == BULK, told(S.errors[field]), "")
