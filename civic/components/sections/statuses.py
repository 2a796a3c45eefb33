"""What became of an input: a sentence, not a coloured pill alone."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.rules.looks import TONES

_GAP = "\u2063"
"""Where a name stands in a sentence: a sign that no text has."""


def tone_of(status: Shown) -> rx.Var[str]:
    """Return how a status looks: the organiser's own statuses are neutral, or calm once closing."""
    return rx.match(status.key, *TONES.items(), rx.cond(status.is_closing, "warn", "neutral"))


def became(status: Shown, at: Shown, department: Shown, lang: Shown) -> rx.Component:
    """Say what became of an input, when, and by whom: a name in its own language."""
    date = t_date(at)
    around = t("status.on_by", date=date, who=_GAP).to(str).split(_GAP)
    sentence = rx.cond(
        department != "",
        rx.fragment(around[0], ui.in_language(department, lang), around[1]),
        t("status.on", date=date),
    )
    return ui.status_of(ui.said(status), sentence, tone_of(status))


def status_tag(status: Shown) -> rx.Component:
    """Show a status in short, or nothing for an input that has none."""
    return rx.cond(status.id != "", ui.tag_of(ui.said(status), tone_of(status)), rx.fragment())
