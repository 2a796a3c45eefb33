"""The threads of a conversation: light where one reads, and more in chunks that come when asked."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import passes
from civic.components.copy import copying as _copying  # noqa: F401  scripts that ours import
from civic.components.draft import draft_keeper as _keeper  # noqa: F401
from civic.components.letters import letter_count as _letters  # noqa: F401
from civic.components.mention import mentions as _mentions  # noqa: F401

for _part in ("acts.jsx", "editing.jsx", "hiding.jsx", "told.jsx", "talk.css"):
    rx.asset(_part, shared=True)

_DEFAULT_TRIGGERS = rx.Component.get_event_triggers()


class Conversation(rx.Component):
    """Shows a page of a conversation; what it is given as children writes the next comment."""

    library = "$/public" + rx.asset("conversation.jsx", shared=True).split("?", maxsplit=1)[0]
    tag = "Conversation"

    talk: rx.Var[Any]
    """A ``services.talk_views.Talk``."""
    answering: rx.Var[str]
    """The thread in which the next comment is written, empty for a new one."""
    reacts: rx.Var[bool]
    answers: rx.Var[bool]
    moderates: rx.Var[bool]
    changed: rx.Var[int]
    """How often a comment was edited or hidden well: with each, its form shuts."""
    wrong: rx.Var[str]
    """What is wrong with the words of an edit."""
    wrong_reason: rx.Var[str]
    contested: rx.Var[Any]
    offered: rx.Var[Any]
    """Whom one may mention: a ``services.talk_views.Offered``."""
    lost: rx.Var[bool]
    most: rx.Var[int]
    icons: rx.Var[str]
    """The address of the icons, up to their names."""

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        """Return the events of every component and those of a conversation."""
        return {**_DEFAULT_TRIGGERS, **cls.own_events()}

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return what a reader does, with what is named by it."""
        return {
            "on_more": passes(bool),
            "on_answers": passes(str, bool),
            "on_new": passes(),
            "on_react": passes(str, int),
            "on_answer": passes(str),
            "on_begin": passes(),
            "on_edit": passes(str, str),
            "on_edits": passes(str),
            "on_remove": passes(str),
            "on_report": passes(str),
            "on_hide": passes(str, str),
            "on_contest": passes(str, str),
            "on_look_up": passes(str),
        }
