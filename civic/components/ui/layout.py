"""How a page is arranged: its heading, its sections, its columns and its one next act."""

from typing import Literal

import reflex as rx

from civic.components.ui.classes import Child, Text, classes

Width = Literal["normal", "narrow", "slim", "wide"]


def wrap(*content: Child, width: Width = "normal") -> rx.Component:
    """Hold content to the width of the page, with its margins."""
    return rx.el.div(
        *content, class_name=classes("cv-wrap", "" if width == "normal" else f"cv-wrap--{width}")
    )


def stack(*content: Child, space: Literal["tight", "", "loose", "sections"] = "") -> rx.Component:
    """Set things under each other."""
    return rx.el.div(
        *content, class_name=classes("cv-stack", f"cv-stack--{space}" if space else "")
    )


def cluster(*content: Child, space: Literal["tight", "", "between", "end"] = "") -> rx.Component:
    """Set things in a line that wraps."""
    look = classes("cv-cluster", f"cv-cluster--{space}" if space else "")
    return rx.el.div(*content, class_name=look)


def columns(main: Child, *side: Child) -> rx.Component:
    """Set a second column beside the first, on desktop."""
    return rx.el.div(
        rx.el.div(main, class_name="cv-grow"),
        rx.el.aside(*side, class_name="cv-columns__side cv-stack cv-stack--loose"),
        class_name="cv-columns",
    )


def page_heading(
    title: Child, lead: Child | None = None, *acts: Child, above: Child | None = None
) -> rx.Component:
    """Head a page: its title, one sentence, its acts; ``above`` is the way back."""
    return rx.el.div(
        *([] if above is None else [above]),
        rx.el.h1(title),
        *([] if lead is None else [rx.el.p(lead, class_name="cv-lead")]),
        *([rx.el.div(*acts, class_name="cv-heading__actions")] if acts else []),
        class_name="cv-heading",
    )


def section(id: str, title: Text, *content: Child, aside: Child | None = None) -> rx.Component:
    """Build a titled part of a page; ``aside`` stands at the end of the title's line."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(title, id=f"{id}-title"),
            *([] if aside is None else [aside]),
            class_name="cv-section__head",
        ),
        *content,
        id=id,
        class_name="cv-section",
        aria_labelledby=f"{id}-title",
    )


def hero(
    title: Child, *words: Child, picture: Child | None = None, long: bool = False
) -> rx.Component:
    """Open a page with a large title, a few words and a picture when there is one."""
    size = "cv-hero__title cv-hero__title--long" if long else "cv-hero__title"
    return rx.el.div(
        rx.el.div(rx.el.h1(title, class_name=size), *words, class_name="cv-hero__words"),
        *([] if picture is None else [picture]),
        class_name=classes("cv-hero", "" if picture is None else "cv-hero--split"),
    )


def question(text: Text) -> rx.Component:
    """Ask a project's or an activity's question, in one sentence."""
    return rx.el.p(text, class_name="cv-question")


def action_bar(*acts: Child, why: Child | None = None) -> rx.Component:
    """Hold the one next act, or say why it is closed and from when it is possible.

    It belongs under the title; on phones it stays at the bottom of the screen.
    """
    said = [] if why is None else [rx.el.p(why, class_name="cv-action-bar__why")]
    return rx.el.div(*acts, *said, class_name="cv-action-bar")


def facts(*pairs: tuple[Text, Child]) -> rx.Component:
    """List facts, each with its name."""
    items = [part for name, fact in pairs for part in (rx.el.dt(name), rx.el.dd(fact))]
    return rx.el.dl(*items, class_name="cv-facts")


def hidden_text(text: Text) -> rx.Component:
    """Write a text for those who hear the page."""
    return rx.el.span(text, class_name="cv-hidden-text")


def error_page(code: str, title: Text, *body: Child) -> rx.Component:
    """Say that a page is not there, or failed, and lead back."""
    return rx.el.div(
        rx.el.p(code, class_name="cv-error-page__code", aria_hidden="true"),
        rx.el.h1(title),
        *body,
        class_name="cv-error-page",
    )
