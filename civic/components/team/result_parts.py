"""The result on the team's page of a vote: published once, corrected in the open, followed up."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import save_foot
from civic.components.team.vote_parts import whole, wrong
from civic.components.ui.classes import Shown, Text
from civic.i18n.screens import t, t_date, t_in
from civic.state.team.vote import TeamVoteState

S: Shown = TeamVoteState

RESULT: Shown = S.result


def results() -> rx.Component:
    """Show where the result stands; publish it, say something about it, follow it up."""
    return ui.section(
        "results",
        t("team_vote.result"),
        rx.cond(
            RESULT.is_counted,
            rx.cond(RESULT.published_at, _published(), _draft()),
            rx.el.p(t("team_vote.not_counted"), class_name="cv-muted"),
        ),
    )


def _draft() -> rx.Component:
    dialog = ui.dialog(
        "vote-result",
        t("team_vote.publish"),
        rx.el.p(t("team_vote.publish_help")),
        whole("result"),
        rx.el.div(
            ui.button(t("team_vote.publish"), kind="primary", on_click=S.publish_result),
            class_name="cv-form__foot",
        ),
        close=t("team_inputs.close"),
        open=S.asking == "result",
        on_dismiss=S.stop_asking,
    )
    return ui.stack(
        ui.alert(t("team_vote.counted", date=t_date(RESULT.counted_at, "time")), tone="info"),
        ui.cluster(
            ui.link_button(t("team_vote.see_result"), RESULT.href, icon="eye"),
            ui.button(
                t("team_vote.publish"),
                kind="primary",
                icon="megaphone",
                aria_haspopup="dialog",
                on_click=S.ask("result"),
            ),
        ),
        dialog,
    )


def _published() -> rx.Component:
    field_id = "result-note"
    note = ui.form(
        ui.field(
            field_id,
            t("team_vote.note"),
            ui.text_area(
                field_id,
                name="note",
                short=True,
                help=True,
                invalid=wrong("note", "note") != "",
                required=True,
                dir="auto",
            ),
            required=True,
            help=t("team_vote.note_help"),
            error=wrong("note", "note"),
        ),
        save_foot(S, "note", label=t("team_vote.say_note")),
        on_submit=S.correct_result,
        key=f"note{S.serials['note']}",
    )
    return ui.stack(
        ui.alert(t("team_vote.is_published", date=t_date(RESULT.published_at, "time")), tone="ok"),
        ui.cluster(ui.link_button(t("team_vote.see_result"), RESULT.href, icon="eye")),
        rx.foreach(RESULT.notes, lambda one: rx.el.p(ui.in_language(one.body, one.lang))),
        ui.more(t("team_vote.write_note"), note),
        rx.cond(
            RESULT.funded.length() > 0,
            ui.stack(
                rx.el.h3(t("team_vote.follow_up"), class_name="cv-title"),
                rx.el.p(t("team_vote.follow_up_help"), class_name="cv-muted cv-measure"),
                space="tight",
            ),
        ),
        rx.foreach(RESULT.funded, _funded),
    )


def _funded(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    name = f"follow-{one.input_id}"
    return ui.more(
        one.title,
        ui.stack(
            ui.form(
                rx.el.input(type="hidden", name="id", value=one.input_id),
                rx.el.div(
                    _line(name, "percent", t("team_vote.percent"), one.percent.to_string()),
                    _line(name, "spent", t("team_vote.spent_so_far"), _sum(one.spent)),
                    class_name="cv-grid",
                ),
                save_foot(S, name),
                on_submit=S.save_follow_up,
                aria_label=t("team_vote.progress"),
            ),
            rx.el.h4(t("team_vote.steps"), class_name="cv-title"),
            rx.foreach(one.milestones, lambda step: _step(one, step)),
            ui.more(t("team_vote.new_step"), _step_form(one.input_id)),
            space="loose",
        ),
    )


def _sum(spent: Any) -> rx.Var[str]:  # noqa: ANN401
    return rx.cond(spent.is_not_none(), spent.to_string(), "")


def _step(one: Any, step: Any) -> rx.Component:  # noqa: ANN401
    remove = ui.button(
        t("team_vote.remove_step"), kind="danger", icon="trash-2", on_click=S.remove_step(step.id)
    )
    return ui.more(t_in(step.title), _step_form(one.input_id, step), remove)


def _step_form(input_id: Any, step: Any = None) -> rx.Component:  # noqa: ANN401
    """Build the form of a step, or of a new one."""
    is_new = step is None
    name = f"step-{input_id}" if is_new else f"step-{step.id}"
    title, due, done = ("", "", "") if is_new else (t_in(step.title), step.due, step.done)
    return ui.form(
        rx.el.input(type="hidden", name="id", value=input_id),
        rx.el.input(type="hidden", name="step", value="" if is_new else step.id),
        _line(name, "title", t("team_vote.step"), title, required=True),
        rx.el.div(
            _line(name, "due", t("team_vote.due"), due, type="date", required=True),
            _line(name, "done", t("team_vote.done_on"), done, type="date"),
            class_name="cv-grid",
        ),
        save_foot(S, name, label=t("team_vote.keep_step")),
        on_submit=S.save_step,
        key=f"{name}{S.serials[name]}",
        aria_label=t("team_vote.step"),
    )


def _line(  # noqa: PLR0913  the parts of a field
    form: Any,  # noqa: ANN401
    name: str,
    label: Text,
    value: Any,  # noqa: ANN401
    *,
    type: str = "text",
    required: bool = False,
) -> rx.Component:
    field_id = f"{form}-{name}"
    said = wrong(form, name)
    control = ui.text_input(
        field_id,
        type=type,
        name=name,
        default_value=value,
        invalid=said != "",
        required=required,
        dir="auto",
    )
    return ui.field(field_id, label, control, required=required, error=said)
