"""Thumbs: two big plain buttons with their counts, or why they can't be used."""

import reflex as rx

from civic.components import ui
from civic.components.sections.refusals import is_closed, why
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.events import sends
from civic.state.input import InputState

PAGE: Shown = InputState.page
CARD = PAGE.card


def reacting() -> rx.Component:
    """Let the reader support an input or not, and say what their thumb does."""
    return rx.cond(
        PAGE.has_up | PAGE.has_down,
        ui.section(
            "react",
            t("input.react"),
            ui.reactions(
                rx.cond(PAGE.has_up, _thumb("up", 1)), rx.cond(PAGE.has_down, _thumb("down", -1))
            ),
            rx.el.p(_sentence(), class_name="cv-small cv-muted", aria_live="polite"),
        ),
    )


def _thumb(way: str, value: int) -> rx.Component:
    return ui.reaction_button(
        t(f"input.{way}"),
        CARD.up if value > 0 else CARD.down,
        icon=f"thumbs-{way}",
        pressed=CARD.mine == value,
        disabled=is_closed(PAGE.react) | PAGE.is_own,
        on_click=sends(InputState.react, rx.cond(CARD.mine == value, 0, value)),
    )


def _sentence() -> rx.Var[str]:
    return rx.cond(
        is_closed(PAGE.react),
        why(PAGE.react),
        rx.cond(
            PAGE.is_own,
            t("reasons.own_content"),
            rx.cond(CARD.mine != 0, t("input.counts"), t("input.say")),
        ),
    )
