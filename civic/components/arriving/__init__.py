"""Widgets that hold a value of the form around them, and come with a script of their own."""

import reflex as rx
from reflex_base.utils.imports import ImportVar, ParsedImportDict, merge_parsed_imports

from civic.components.browser_only import BrowserOnly

_LIBRARY = "$/public" + rx.asset("arriving.jsx", shared=True).split("?", maxsplit=1)[0]


class FieldWidget(BrowserOnly):
    """A field of a form: sent before it is there, the form waits for it, and loses nothing."""

    def _get_imports(self) -> ParsedImportDict:
        waits: ParsedImportDict = {_LIBRARY: [ImportVar(tag="arriving")]}
        return merge_parsed_imports(super()._get_imports(), waits)

    def _get_dynamic_imports(self) -> str:
        return super()._get_dynamic_imports().replace("ClientSide(", "arriving(", 1)
