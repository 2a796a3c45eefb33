"""What the team is writing is kept in this browser, for the person who writes it alone."""

from typing import Any

import reflex as rx

from civic.components.draft.connection import connection_is_lost
from civic.components.draft.draft_keeper import draft_keeper
from civic.components.ui.classes import Text
from civic.state.session import SessionState


def team_draft(state: Any, form: Text, subject: Text) -> rx.Component:  # noqa: ANN401  a ``Desk``
    """Keep the draft of one ``form`` of a page about ``subject``, until it is sent well."""
    return draft_keeper(
        draft_key=f"{form}.{subject}",
        owner=SessionState.me.person_id,
        sent=state.sent,
        lost=connection_is_lost(),
    )
