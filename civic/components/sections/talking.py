"""The conversation under an input: what was said, answers to it, and the next word."""

import reflex as rx

from civic.components import ui
from civic.components.draft.connection import connection_is_lost
from civic.components.draft.draft_keeper import draft_keeper
from civic.components.letters.letter_count import letter_count
from civic.components.notices import told
from civic.components.sections.contesting import contesting
from civic.components.sections.refusals import is_closed, why
from civic.components.sections.reporting import report_button
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_ago
from civic.services.comments import MOST_LETTERS
from civic.state.events import sends
from civic.state.input import InputState
from civic.words import Subject

PAGE: Shown = InputState.page
THREAD: Shown = InputState.thread
ERRORS: Shown = InputState.errors


def talking() -> rx.Component:
    """Show the comments, oldest first, and the field for the next one at the end."""
    return rx.cond(
        PAGE.has_comments,
        ui.section(
            "comments",
            t("inputs.comments", count=PAGE.card.comments),
            ui.comments(rx.foreach(THREAD, _thread)),
            rx.cond(
                is_closed(PAGE.comment),
                rx.el.p(why(PAGE.comment), class_name="cv-muted"),
                rx.cond(InputState.answering == "", _composer("")),
            ),
        ),
    )


def _thread(comment: Shown) -> rx.Component:
    answers = ui.stack(
        rx.foreach(comment.replies, lambda reply: _comment(reply, comment.id)),
        rx.cond(InputState.answering == comment.id, _composer(comment.id)),
    )
    return _comment(comment, comment.id, answers)


def _comment(comment: Shown, thread: Shown, replies: rx.Component | None = None) -> rx.Component:
    words = rx.match(
        comment.gone,
        ("removed", rx.el.em(t("input.comment_removed"), class_name="cv-muted")),
        ("hidden", _hidden(comment)),
        rx.el.p(comment.body, lang=comment.lang, dir="auto"),
    )
    team = rx.cond(comment.is_team, rx.el.span(" · ", t("input.team")), rx.fragment())
    return ui.comment(
        comment.author.name,
        rx.el.span(t_ago(comment.created_at.to(str)), team),
        words,
        face=ui.avatar(comment.author.name[:1], picture=comment.author.picture),
        acts=(_acts(comment, thread),),
        replies=replies,
        official=comment.is_team,
        id=f"comment-{comment.id}",
    )


def _hidden(comment: Shown) -> rx.Component:
    why_hidden = rx.el.p(t("own.because", because=comment.because), dir="auto")
    contest = contesting(Subject.COMMENT, comment.id, comment.appealed)
    return rx.el.div(
        rx.el.em(t("input.comment_hidden"), class_name="cv-muted"),
        rx.cond(comment.because != "", ui.stack(why_hidden, contest, space="tight")),
    )


def _acts(comment: Shown, thread: Shown) -> rx.Component:
    useful = ui.reaction_button(
        t("input.useful"),
        comment.up,
        icon="thumbs-up",
        pressed=comment.mine == 1,
        disabled=is_closed(PAGE.react) | comment.is_own,
        small=True,
        on_click=sends(InputState.react_to_comment, comment.id, rx.cond(comment.mine == 1, 0, 1)),
    )
    answer = ui.button(
        t("input.answer"),
        kind="quiet",
        size="small",
        icon="reply",
        on_click=sends(InputState.answer, thread),
    )
    remove = ui.button(
        t("input.remove"),
        kind="quiet",
        size="small",
        icon="trash-2",
        on_click=sends(InputState.remove_comment, comment.id),
    )
    shown = ui.cluster(
        useful,
        rx.cond(is_closed(PAGE.comment), rx.fragment(), answer),
        rx.cond(comment.is_own, remove, report_button(Subject.COMMENT, comment.id, small=True)),
        space="tight",
    )
    return rx.cond(comment.gone == "", shown, rx.fragment())


def _composer(parent: Shown | str) -> rx.Component:
    is_answer = not isinstance(parent, str)
    name = f"answer-{parent}" if is_answer else "comment"
    label = t("input.your_answer") if is_answer else t("input.your_comment")
    cancel = ui.button(t("input.cancel"), kind="quiet", on_click=sends(InputState.answer, ""))
    return rx.el.form(
        rx.el.input(type="hidden", name="parent", value=parent),
        ui.composer(
            ui.field(
                name,
                label,
                ui.text_area(
                    name,
                    short=True,
                    help=True,
                    invalid=told(ERRORS["comment"]) != "",
                    name="comment",
                    auto_focus=is_answer,
                ),
                help=t("input.comment_help"),
                count=letter_count(field="comment", most=MOST_LETTERS, kind="paragraphs"),
                error=rx.cond(
                    told(ERRORS["comment"]) != "", told(ERRORS["comment"]), told(ERRORS["form"])
                ),
            ),
            cancel if is_answer else rx.fragment(),
            ui.button(t("input.send"), kind="primary", type="submit", icon="send"),
        ),
        draft_keeper(
            draft_key=f"comment.{PAGE.card.id}.{parent}",
            done=InputState.sent,
            lost=connection_is_lost(),
        ),
        on_submit=InputState.comment,
    )
