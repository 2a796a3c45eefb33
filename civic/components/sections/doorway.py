"""The line on a door: what one can do behind it now and until when, or from when."""

import reflex as rx

from civic.components.sections.refusals import why
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key


def door_line(door: Shown) -> rx.Var[str]:
    """Say in one line what citizens can do."""
    date, acts = t_date(door.date.to(str)), t_key("door.acts_" + door.acts)
    timely = rx.match(
        door.standing,
        ("open", _running(door, acts, date)),
        (
            "upcoming",
            rx.cond(
                door.period.text != "",
                t("door.opens_in", period=door.period.text, acts=acts),
                t("door.opens", date=date, acts=acts),
            ),
        ),
        ("closed", rx.cond(door.date, t("door.closed", date=date), t("door.over"))),
        t("door.nothing"),
    )
    return rx.cond(door.barrier.is_open, timely, why(door.barrier))


def door_acts(door: Shown) -> rx.Var[str]:
    """Say what citizens can do now, where the time is said beside it."""
    return t("door.open", acts=t_key("door.acts_" + door.now))


def is_shut(door: Shown) -> rx.Var[bool]:
    """Say whether nothing at all can be done behind a door now."""
    return (door.standing != "open") | ~door.barrier.is_open


def _running(door: Shown, acts: rx.Var[str], date: rx.Var[str]) -> rx.Var[str]:
    longer, later = t_key("door.acts_" + door.longer), t_date(door.later.to(str))
    parted = rx.cond(
        door.later,
        t("door.until_both", acts=acts, date=date, longer=longer, later=later),
        t("door.until_open", acts=acts, date=date, longer=longer),
    )
    ends = door.date & (door.period.text == "")
    alike = rx.cond(ends, t("door.until", acts=acts, date=date), t("door.open", acts=acts))
    return rx.cond(door.longer == "", alike, parted)
