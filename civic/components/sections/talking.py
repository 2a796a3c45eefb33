"""The conversation under an input: what was said, answers to it, and the next word."""

import reflex as rx

from civic.components import ui
from civic.components.draft.connection import connection_is_lost
from civic.components.draft.draft_keeper import draft_keeper
from civic.components.letters.letter_count import letter_count
from civic.components.masking import masking
from civic.components.notices import told
from civic.components.sections.refusals import is_closed, why
from civic.components.talk.conversation import Conversation
from civic.components.terms import terms
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.icons import ADDRESS
from civic.services.comments import MOST_LETTERS
from civic.state.appeal import AppealState
from civic.state.events import sends
from civic.state.input import InputState
from civic.state.report import ReportState
from civic.words import Subject

PAGE: Shown = InputState.page
ERRORS: Shown = InputState.errors
WRONG = rx.cond(told(ERRORS["comment"]) != "", told(ERRORS["comment"]), told(ERRORS["form"]))


def talking() -> rx.Component:
    """Show a page of the comments, and the field for the next one at the end."""
    return rx.cond(
        PAGE.has_comments,
        ui.section("comments", t("inputs.comments", count=PAGE.card.comments), _conversation()),
    )


def _conversation() -> rx.Component:
    comment = Subject.COMMENT.value
    return Conversation.create(
        rx.cond(
            is_closed(PAGE.comment), rx.el.p(why(PAGE.comment), class_name="cv-muted"), _composer()
        ),
        talk=InputState.talk,
        answering=InputState.answering,
        reacts=~is_closed(PAGE.react),
        answers=~is_closed(PAGE.comment),
        moderates=PAGE.can_moderate,
        changed=InputState.changed,
        wrong=WRONG,
        wrong_reason=told(ERRORS["because"]),
        contested=AppealState.sent,
        offered=InputState.offered,
        lost=connection_is_lost(),
        most=MOST_LETTERS,
        icons=ADDRESS,
        on_more=InputState.show_more,
        on_answers=InputState.show_answers,
        on_new=InputState.show_new,
        on_react=InputState.react_to_comment,
        on_answer=InputState.answer,
        on_begin=InputState.begin_anew,
        on_edit=InputState.edit_comment,
        on_edits=InputState.show_comment_edits,
        on_remove=InputState.remove_comment,
        on_report=lambda piece: sends(ReportState.ask, comment, piece),
        on_hide=InputState.hide_comment,
        on_contest=lambda piece, against: sends(AppealState.ask, comment, piece, against),
        on_look_up=InputState.look_up,
    )


def _composer() -> rx.Component:
    answering = InputState.answering
    is_answer = answering != ""
    name = rx.cond(is_answer, f"answer-{answering}", "comment")
    label = rx.cond(is_answer, t("input.your_answer"), t("input.your_comment"))
    cancel = ui.button(t("input.cancel"), kind="quiet", on_click=sends(InputState.answer, ""))
    return rx.el.form(
        rx.el.input(type="hidden", name="parent", value=answering),
        ui.composer(
            ui.field(
                name,
                label,
                ui.text_area(
                    name,
                    short=True,
                    help=True,
                    invalid=WRONG != "",
                    name="comment",
                    auto_focus=is_answer,
                ),
                help=t("input.comment_help"),
                count=letter_count(field="comment", most=MOST_LETTERS, kind="paragraphs"),
                error=WRONG,
            ),
            rx.cond(PAGE.lets_masks, masking(activity=PAGE.activity_id)),
            rx.cond(is_answer, cancel),
            ui.button(t("input.send"), kind="primary", type="submit", icon="send"),
        ),
        terms(),
        draft_keeper(
            draft_key=f"comment.{PAGE.card.id}.{answering}",
            done=InputState.sent,
            lost=connection_is_lost(),
        ),
        on_submit=InputState.comment,
        key=answering,
    )
