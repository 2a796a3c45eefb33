"""Taking all participation out of a project, after a look at it and its title typed."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.sections.refusals import why
from civic.components.ui.classes import Shown
from civic.i18n.screens import t

PARTS = ("inputs", "comments", "reactions", "answers", "reports", "pictures")


def resetting(state: Shown) -> rx.Component:
    """Let an admin erase what people left; nobody else is offered it."""
    found = state.harvest
    may = ui.stack(
        rx.el.p(t("team_life.reset_lead"), class_name="cv-measure"),
        rx.cond(_any(found), _ask(state), rx.el.p(t("team_life.reset_nothing"))),
    )
    shut = rx.el.p(why(found.permit), class_name="cv-muted")
    section = ui.section(
        "resetting",
        t("team_life.reset"),
        rx.cond(found.permit.is_open, may, shut),
        rx.el.div(
            rx.cond(state.saved == "reset", ui.saved_line(t("team_life.reset_done"))),
            aria_live="polite",
        ),
    )
    return rx.cond(found.permit.reason == "not_allowed", rx.fragment(), section)


def _any(found: Shown) -> rx.Var[bool]:
    some = found.inputs > 0
    for part in PARTS[1:]:
        some = some | (getattr(found, part) > 0)
    return some


def _ask(state: Shown) -> rx.Component:
    wrong = rx.cond(state.form == "reset", told(state.errors["confirm"]), "")
    form = ui.form(
        ui.field(
            "confirm",
            rx.el.span(
                t("team_life.reset_confirm"),
                " : ",
                rx.el.strong(state.head.title, lang=state.head.lang, dir="auto"),
            ),
            ui.text_input("confirm", auto_complete="off", invalid=wrong != "", required=True),
            error=wrong,
            required=True,
        ),
        ui.error_line("reset", rx.cond(state.form == "reset", told(state.errors["form"]), "")),
        rx.el.div(
            ui.button(t("team_life.reset_yes"), kind="danger", icon="trash-2", type="submit"),
            class_name="cv-form__foot",
        ),
        on_submit=state.reset_participation,
    )
    return ui.more(
        t("team_life.reset_title"),
        ui.stack(
            rx.el.p(t("team_life.reset_lost")),
            rx.el.div(rx.el.ul(*_lost(state.harvest)), class_name="cv-prose"),
            form,
        ),
    )


def _lost(found: Shown) -> list[rx.Component]:
    return [
        rx.cond(
            getattr(found, part) > 0,
            rx.el.li(t(f"team_life.reset_{part}", count=getattr(found, part))),
        )
        for part in PARTS
    ]
