"""Forms that the browser itself sends, with or without scripts."""

from typing import Any

import reflex as rx

from civic.components.ui.classes import Child


class PostForm(rx.Component):
    """The browser's own form, which Reflex does not take over."""

    tag = "form"
    _is_tag_in_global_scope = True
    action: rx.Var[str]
    method: rx.Var[str]
    enc_type: rx.Var[str]


def post_form(action: str, *content: Child, **props: Any) -> rx.Component:  # noqa: ANN401
    """Build a form that posts its fields to ``action``, one of our own routes."""
    return PostForm.create(*content, action=action, method="post", **props)


def get_form(action: str, *content: Child, **props: Any) -> rx.Component:  # noqa: ANN401
    """Build a form that asks ``action``, one of our own routes, for what its fields say."""
    return PostForm.create(*content, action=action, method="get", **props)
