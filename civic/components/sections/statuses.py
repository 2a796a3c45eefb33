"""What became of an input: a sentence, not a coloured pill alone."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date

TONES = (
    ("seen", "neutral"),
    ("considered", "info"),
    ("accepted", "ok"),
    ("implemented", "ok"),
    ("not_retained", "danger"),
    ("ineligible", "danger"),
    ("answered", "info"),
)


def tone_of(status: Shown) -> rx.Var[str]:
    """Return how a status looks: the organiser's own statuses are neutral, or calm once closing."""
    return rx.match(status.key, *TONES, rx.cond(status.is_closing, "warn", "neutral"))


def became(status: Shown, at: Shown, department: Shown) -> rx.Component:
    """Say what became of an input, when, and by whom."""
    date = t_date(at)
    sentence = rx.cond(
        department != "",
        t("status.on_by", date=date, who=department),
        t("status.on", date=date),
    )
    return ui.status_of(ui.said(status), sentence, tone_of(status))


def status_tag(status: Shown) -> rx.Component:
    """Show a status in short, or nothing for an input that has none."""
    return rx.cond(status.id != "", ui.tag_of(ui.said(status), tone_of(status)), rx.fragment())
