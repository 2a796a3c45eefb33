"""What the team does with the open contribution: status, reply, tags and area, hiding."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.editor.text_editor import text_editor
from civic.components.notices import told
from civic.components.team.drafts import team_draft
from civic.components.team.frame import save_foot
from civic.components.team.internal_parts import whole
from civic.components.ui.classes import Shown
from civic.i18n.screens import language, t
from civic.rules.platform import MERGED
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

INPUT: Shown = S.detail


def status_form() -> rx.Component:
    """Build the form that gives the input a status, and says why."""
    return ui.form(
        ui.field(
            "status-now",
            t("team_inputs.status"),
            ui.select(
                "status-now",
                rx.el.option(t("team_inputs.no_status"), value="", disabled=True),
                rx.foreach(
                    S.choices.statuses,
                    given_status,
                ),
                name="status",
                default_value=INPUT.status.id,
                required=True,
            ),
            error=_wrong("status", "status"),
            required=True,
        ),
        ui.more(
            t("team_inputs.why"),
            _line("status-note", "note", t("team_inputs.note"), t("team_inputs.note_help")),
            _line("status-by", "department", t("team_inputs.department")),
        ),
        team_draft(S, "status", INPUT.id),
        whole("status"),
        save_foot(S, "status", label=t("team_inputs.give_status")),
        on_submit=S.set_status,
        key=f"status{INPUT.id}{S.serial}",
    )


def given_status(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    """Offer a status, unless it comes by itself."""
    option = rx.el.option(one.text, value=one.id, lang=one.lang)
    return rx.cond(one.key == MERGED, rx.fragment(), option)


def reply_form(reply: Any = None) -> rx.Component:  # noqa: ANN401  a reply, or a new one
    """Build the form of an official reply."""
    is_new = reply is None
    form = "reply" if is_new else reply.id
    body = ui.form(
        rx.el.input(type="hidden", name="reply", value="" if is_new else reply.id),
        ui.field(
            f"{form}-body",
            t("team_inputs.reply"),
            text_editor(
                name="body",
                value="" if is_new else S.bodies[reply.id].to(str),
                labelled_by=f"{form}-body-label",
                lang=language() if is_new else reply.lang,
                described_by=f"{form}-body-error",
                invalid=_wrong(form, "body") != "",
                required=True,
            ),
            native=False,
            required=True,
            error=_wrong(form, "body"),
        ),
        ui.field(
            f"{form}-signature",
            t("team_inputs.signature"),
            ui.text_input(
                f"{form}-signature",
                name="signature",
                default_value="" if is_new else reply.signature,
                help=True,
                invalid=_wrong(form, "signature") != "",
                required=True,
            ),
            help=t("team_inputs.signature_help"),
            required=True,
            error=_wrong(form, "signature"),
        ),
        team_draft(S, form, INPUT.id),
        whole(form),
        save_foot(S, form, label=t("team_inputs.publish_reply")),
        on_submit=S.reply,
        key=f"reply{INPUT.id}{S.serial}",
    )
    return ui.more(t("team_inputs.write_reply"), body) if is_new else body


def sort_form() -> rx.Component:
    """Build the form of the input's tags and area."""
    return ui.form(
        ui.chips(
            rx.foreach(
                INPUT.tags_offered,
                lambda one: rx.el.label(
                    rx.el.input(
                        type="checkbox",
                        name=f"tag:{one.id}",
                        default_checked=INPUT.tag_ids.contains(one.id),
                    ),
                    rx.el.span(one.text, lang=one.lang),
                    class_name="cv-chip",
                ),
            ),
            label=t("team_inputs.tag"),
        ),
        ui.field(
            "sort-area",
            t("team_inputs.area"),
            ui.select(
                "sort-area",
                rx.el.option(t("team_inputs.no_area"), value=""),
                rx.foreach(
                    S.choices.areas, lambda one: rx.el.option(one.text, value=one.id, lang=one.lang)
                ),
                name="area",
                default_value=INPUT.area.id,
                disabled=INPUT.has_place & (INPUT.area.id != ""),
            ),
            help=t("team_inputs.area_help"),
            error=_wrong("sort", "tags"),
        ),
        whole("sort"),
        save_foot(S, "sort"),
        on_submit=S.sort,
        key=f"sort{INPUT.id}{S.opened}",
    )


def hide_form() -> rx.Component:
    """Build the form that hides the input, for a reason."""
    return ui.more(
        t("team_inputs.hide"),
        ui.form(
            ui.field(
                "because",
                t("team_inputs.because"),
                ui.text_area(
                    "because",
                    short=True,
                    help=True,
                    invalid=_wrong("hide", "because") != "",
                    required=True,
                ),
                required=True,
                help=t("team_inputs.because_help"),
                error=_wrong("hide", "because"),
            ),
            whole("hide"),
            ui.button(t("team_inputs.hide"), kind="danger", type="submit", icon="eye-off"),
            on_submit=S.hide,
        ),
    )


def _line(
    field_id: str, name: str, label: rx.Var[str], help: rx.Var[str] | None = None
) -> rx.Component:
    control = ui.text_input(
        field_id, name=name, help=help is not None, invalid=_wrong("status", name) != ""
    )
    return ui.field(field_id, label, control, help=help, error=_wrong("status", name))


def _wrong(form: Any, field: str) -> Any:  # noqa: ANN401
    return rx.cond(S.form == form, told(S.errors[field]), "")
