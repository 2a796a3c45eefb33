"""Whether the page still hears the server, and the line that says so when it does not."""

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData
from reflex_components_core.core.banner import (  # type: ignore[import-untyped]  # has no types
    has_connection_errors,
)

from civic.i18n.screens import t

_MODULE = "$/public" + rx.asset("connection.jsx", shared=True).split("?", maxsplit=1)[0]


class ConnectionLine(rx.Component):
    """A quiet line that comes with a loss of connection, and goes a moment after it is over.

    Its place is always in the page, so that a screen reader hears it come.
    """

    library = _MODULE
    tag = "ConnectionLine"
    lost: rx.Var[bool]
    lost_words: rx.Var[str]
    back_words: rx.Var[str]


def connection_is_lost() -> rx.Var[bool]:
    """Return whether the page has lost the server, or the device its network."""
    data = VarData(
        imports={_MODULE: [ImportVar(tag="useOffline")]},
        hooks={"const isOffline = useOffline();": None},
    )
    return rx.Var(
        f"({has_connection_errors} || isOffline)",
        _var_type=bool,
        _var_data=VarData.merge(data, has_connection_errors._get_all_var_data()),
    )


def connection_banner() -> rx.Component:
    """Return the line about the connection; it belongs on every page."""
    return ConnectionLine.create(
        lost=connection_is_lost(),
        lost_words=t("widgets.draft.lost"),
        back_words=t("widgets.draft.back"),
    )
