"""Where one stands: phases in time, steps of a task, parts of a whole, and what is coming."""

from typing import Literal

import reflex as rx

from civic.components.ui.buttons import icon
from civic.components.ui.classes import Child, Flag, Number, Text, classes, current_if


def timeline(label: Text, *phases: Child) -> rx.Component:
    """Show a project's phases as a short path: past, now, next."""
    return rx.el.ol(*phases, class_name="cv-timeline", aria_label=label)


def timeline_phase(
    title: Child, when: Child, moment: str | rx.Var[str], *more: Child
) -> rx.Component:
    """Show one phase, and ``more`` of it; ``moment`` is ``past``, ``now`` or ``next``."""
    return rx.el.li(
        rx.el.span(title, class_name="cv-timeline__title"),
        rx.el.span(when, class_name="cv-timeline__when"),
        *more,
        class_name=f"cv-timeline__phase cv-timeline__phase--{moment}",
        aria_current=current_if(moment == "now", "step"),
    )


def stepper(label: Text, *steps: Child) -> rx.Component:
    """Show the steps of a task and where one stands in it."""
    return rx.el.ol(*steps, class_name="cv-stepper", aria_label=label)


def step(title: Child, *, now: Flag, done: Flag = False) -> rx.Component:
    """Show one step of a task."""
    passed = "cv-stepper__step--done"
    look: str | rx.Var[str] = passed if done is True else ""
    if isinstance(done, rx.Var):
        look = rx.cond(done, passed, "")
    return rx.el.li(
        title, class_name=classes("cv-stepper__step", look), aria_current=current_if(now, "step")
    )


def progress(value: Number, most: Number, words: Child, label: Text) -> rx.Component:
    """Show how far something is, with what that means in words."""
    return rx.el.div(
        rx.el.progress(value=value, max=most, class_name="cv-progress__bar", aria_label=label),
        rx.el.p(words, class_name="cv-progress__words"),
        class_name="cv-progress",
    )


def bars(*items: Child) -> rx.Component:
    """Compare quantities as bars under each other."""
    return rx.el.ul(*items, class_name="cv-bars")


def bar(name: Child, value: Child, percent: Number) -> rx.Component:
    """Show one quantity: its name, its figure and its length, in hundredths of the longest."""
    return rx.el.li(
        rx.el.span(name, class_name="cv-bar__name"),
        rx.el.span(value, class_name="cv-bar__value"),
        rx.el.span(
            rx.el.span(class_name="cv-bar__fill", style={"--cv-share": f"{percent}%"}),
            class_name="cv-bar__track",
            aria_hidden="true",
        ),
        class_name="cv-bar",
    )


def skeleton(shape: Literal["title", "text", "short", "picture"] = "text") -> rx.Component:
    """Hold the place of something that is on its way."""
    return rx.el.span(class_name=f"cv-skeleton cv-skeleton--{shape}", aria_hidden="true")


def skeleton_cards(label: Text, number: int = 6) -> rx.Component:
    """Hold the place of a list of cards."""
    return rx.el.div(
        rx.el.span(label, class_name="cv-hidden-text", role="status"),
        *[_skeleton_card() for _ in range(number)],
        key="waiting",  # another element than what comes, or the browser sees one that moves
        class_name="cv-cards",
    )


def checklist(*items: Child) -> rx.Component:
    """List what must be so before something can happen."""
    return rx.el.ul(*items, class_name="cv-checklist")


def check_item(words: Child, *, done: bool, state: Text) -> rx.Component:
    """Show one condition; ``state`` says in words whether it is met."""
    return rx.el.li(
        icon("circle-check" if done else "circle-alert", state),
        rx.el.div(words, class_name="cv-grow"),
        class_name=classes("cv-checklist__item", "cv-checklist__item--done" if done else ""),
    )


def _skeleton_card() -> rx.Component:
    lines = [skeleton("short"), skeleton("title"), skeleton("text"), skeleton("text")]
    return rx.el.div(rx.el.div(*lines, class_name="cv-card__body"), class_name="cv-card")
