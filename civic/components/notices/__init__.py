"""Telling a person what went wrong, and taking up again what a missing step held up."""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData

from civic.i18n.screens import t
from civic.state.notices import NoticeState
from civic.state.session import SessionState

_MODULE = "$/public" + rx.asset("notices.jsx", shared=True).split("?", maxsplit=1)[0]


class NoticeRegion(rx.Component):
    """The place where passing messages appear and are read aloud."""

    library = _MODULE
    tag = "NoticeRegion"
    number: rx.Var[str]
    complaint: rx.Var[Any]
    missing: rx.Var[str]
    attempt: rx.Var[Any]
    is_ready: rx.Var[bool]
    is_signed_in: rx.Var[bool]
    close_label: rx.Var[str]


def notice_region() -> rx.Component:
    """Build the one place of a page where refusals are told; it belongs on every page."""
    return NoticeRegion.create(
        number=NoticeState.number,
        complaint=NoticeState.complaint,
        missing=NoticeState.missing,
        attempt=NoticeState.attempt,
        is_ready=rx.State.is_hydrated,
        is_signed_in=SessionState.is_signed_in,
        close_label=t("notices.close"),
    )


def told(complaint: Any) -> rx.Var[str]:  # noqa: ANN401  a Var, whatever it was indexed from
    """Return the sentence of a complaint, empty for none: ``told(MyState.errors["email"])``."""
    var = rx.Var.create(complaint)
    data = VarData(
        imports={_MODULE: [ImportVar(tag="useTold")]}, hooks={"const told = useTold();": None}
    )
    return rx.Var(
        f"told({var})", _var_type=str, _var_data=VarData.merge(data, var._get_all_var_data())
    )
