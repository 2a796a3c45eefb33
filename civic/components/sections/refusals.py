"""Why something can't be done, and from when it can."""

from typing import Any

import reflex as rx

from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.rules.looks import LIFTED


def why(permit: Shown) -> rx.Var[str]:
    """Return the sentence of a refusal known before anybody presses; empty if it is open."""
    complaint: dict[str, Any] = {
        "key": rx.cond(permit.is_open, "", f"reasons.{permit.reason}"),
        "figures": permit.figures,
        "date": rx.cond(permit.date, permit.date.to(str), ""),
    }
    return told(complaint)


def is_closed(permit: Shown) -> rx.Var[bool]:
    """Say whether an act is closed to everybody like this reader.

    Who has only not signed in yet, or has no name yet, may press: that is how one is asked.
    """
    lifted = rx.Var.create(list(LIFTED)).contains(permit.reason)
    return ~permit.is_open & ~lifted
