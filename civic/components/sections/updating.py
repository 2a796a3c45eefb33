"""How an input goes on, told by its author once it can be edited no more."""

import reflex as rx

from civic.components.draft.connection import connection_is_lost
from civic.components.given import updates_shown
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.services.updates import MOST_LETTERS
from civic.state.appeal import AppealState
from civic.state.events import sends
from civic.state.input import InputState
from civic.state.report import ReportState
from civic.words import Subject

PAGE: Shown = InputState.page
ERRORS: Shown = InputState.errors


def updating() -> rx.Component:
    """Show what the author told later, and let them tell more; nothing where there is neither."""
    comment = Subject.COMMENT.value
    wrong = rx.cond(told(ERRORS["update"]) != "", told(ERRORS["update"]), "")
    return rx.cond(
        (PAGE.updates.length() > 0) | PAGE.append.is_open,
        updates_shown(
            input=PAGE.card.id,
            updates=PAGE.updates,
            own=PAGE.is_own,
            open=PAGE.append.is_open,
            sent=InputState.appended,
            wrong=wrong,
            most=MOST_LETTERS,
            lost=connection_is_lost(),
            contested=AppealState.sent,
            on_append=InputState.append_update,
            on_remove=InputState.remove_comment,
            on_report=lambda piece: sends(ReportState.ask, comment, piece),
            on_contest=lambda piece, against: sends(AppealState.ask, comment, piece, against),
        ),
    )
