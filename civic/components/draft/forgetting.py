"""Signing out of a shared computer forgets what one was writing on it."""

import reflex as rx

rx.asset("drafts.js", shared=True)


class ForgetsDrafts(rx.Component):
    """Forgets every draft of this browser once a form is sent to ``action``."""

    library = "$/public" + rx.asset("forgetting.jsx", shared=True).split("?", maxsplit=1)[0]
    tag = "ForgetsDrafts"
    action: rx.Var[str]


forgets_drafts = ForgetsDrafts.create
