"""Conversation: a comment, its replies, and where one writes the next."""

import reflex as rx

from civic.components.ui.classes import Child, Flag, Text, classes


def comments(*items: Child) -> rx.Component:
    """Set the comments of something under each other."""
    return rx.el.div(*items, class_name="cv-comments")


def comment(  # noqa: PLR0913  the parts of a comment
    author: Text,
    when: Child,
    body: Child,
    *,
    face: Child,
    acts: tuple[Child, ...] = (),
    replies: Child | None = None,
    official: Flag = False,
    id: str | rx.Var[str] = "",
) -> rx.Component:
    """Show what one person said, what can be done with it, and what others replied."""
    return rx.el.article(
        face,
        rx.el.div(
            rx.el.span(author, class_name="cv-comment__author"),
            rx.el.span(when),
            class_name="cv-comment__head",
        ),
        rx.el.div(body, class_name="cv-comment__body"),
        *([rx.el.div(*acts, class_name="cv-comment__foot")] if acts else []),
        *([] if replies is None else [rx.el.div(replies, class_name="cv-comment__replies")]),
        class_name=_look(official),
        id=id,
    )


def _look(official: Flag) -> str | rx.Var[str]:
    if isinstance(official, rx.Var):
        return rx.cond(official, "cv-comment cv-comment--official", "cv-comment")
    return classes("cv-comment", "cv-comment--official" if official else "")


def composer(control: Child, *foot: Child) -> rx.Component:
    """Frame the field in which the next comment is written, with its acts below."""
    return rx.el.div(
        control, rx.el.div(*foot, class_name="cv-composer__foot"), class_name="cv-composer"
    )


def byline(face: Child, *words: Child) -> rx.Component:
    """Say who wrote something, and when and where."""
    return rx.el.div(face, rx.el.span(*words), class_name="cv-by")
