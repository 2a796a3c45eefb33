"""The line on a door: what one can do behind it now and until when, or from when."""

import reflex as rx

from civic.components.sections.refusals import why
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key


def door_line(door: Shown) -> rx.Var[str]:
    """Say in one line what citizens can do."""
    timely = t_key(
        "door." + door.line,
        acts=_acts(door.acts),
        date=t_date(door.date.to(str)),
        longer=_acts(door.longer),
        later=t_date(door.later.to(str)),
        period=door.period.text,
    )
    return rx.cond(door.barrier.is_open, timely, why(door.barrier))


def door_acts(door: Shown) -> rx.Var[str]:
    """Say what citizens can do now, where the time is said beside it."""
    return t("door.open", acts=t_key("door.acts_" + door.now))


def is_shut(door: Shown) -> rx.Var[bool]:
    """Say whether nothing at all can be done behind a door now."""
    return (door.standing != "open") | ~door.barrier.is_open


def _acts(acts: Shown) -> rx.Var[str]:
    return rx.cond(acts == "", "", t_key("door.acts_" + acts))
