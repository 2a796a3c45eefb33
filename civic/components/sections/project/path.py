"""A project's path in time: past, now and next, and what each phase was or will be for."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key

MOMENTS = (("closed", "past"), ("open", "now"))


def path(phases: Shown) -> rx.Component:
    """Show the phases on a line, and unfolded, what happens in each."""
    steps = rx.el.ol(rx.foreach(phases, _in_words), class_name="cv-steps")
    return rx.cond(
        phases.length() > 0,
        ui.section(
            "timeline",
            t("project.timeline"),
            ui.timeline(t("project.timeline"), rx.foreach(phases, _phase)),
            ui.more(t("steps.more"), steps),
        ),
    )


def dates(phase: Shown) -> rx.Component:
    """Say from when until when a phase runs, in the organiser's words where that is not settled."""
    start, end = t_date(phase.starts_at.to(str), "short"), t_date(phase.ends_at.to(str), "short")
    settled = rx.cond(
        phase.ends_at, t("project.span", start=start, end=end), t("project.from", start=start)
    )
    return rx.cond(phase.period.text != "", ui.said(phase.period), rx.fragment(settled))


def possible(phase: Shown) -> rx.Var[str]:
    """Say what citizens could do, can do or will be able to do; nothing where that is nothing."""
    acts = t_key("door.acts_" + phase.acts)
    said = rx.match(
        phase.standing,
        ("closed", t("steps.could", acts=acts)),
        ("open", t("door.open", acts=acts)),
        t("steps.will", acts=acts),
    )
    waiting = rx.cond(phase.standing == "closed", "", t("steps.read"))
    return rx.cond(phase.acts != "", said, waiting)


def _moment(phase: Shown) -> rx.Var[str]:
    return rx.match(phase.standing, *MOMENTS, "next")


def _moment_in_words(phase: Shown) -> rx.Var[str]:
    return rx.match(
        phase.standing,
        ("closed", t("steps.past")),
        ("open", t("steps.now")),
        t("steps.next"),
    )


def _title(phase: Shown) -> rx.Component:
    return rx.el.span(phase.title.text, lang=phase.title.lang, dir="auto")


def _phase(phase: Shown) -> rx.Component:
    words = rx.el.span(possible(phase), class_name="cv-timeline__can cv-only-desktop")
    moment = rx.el.span(_moment_in_words(phase), class_name="cv-timeline__moment")
    return ui.timeline_phase(_title(phase), dates(phase), _moment(phase), moment, words)


def _in_words(phase: Shown) -> rx.Component:
    words = rx.html(phase.text.text, class_name="cv-prose", lang=phase.text.lang, dir="auto")
    return rx.el.li(
        rx.el.h3(_title(phase), class_name="cv-title"),
        rx.el.p(_moment_in_words(phase), " · ", dates(phase), class_name="cv-small cv-muted"),
        rx.cond(possible(phase) != "", rx.el.p(possible(phase))),
        rx.cond(phase.text.text != "", words),
        class_name="cv-stack cv-stack--tight",
    )
