"""The bar above every page that is shown to the team as citizens see it."""

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.icons import address_of


class PreviewBar(BrowserOnly):
    """Says that the page is a preview, and leads back; loaded for those who preview."""

    library = rx.asset("preview_bar.jsx", shared=True).importable_path
    tag = "PreviewBar"

    icons: rx.Var[str] = rx.Var.create(address_of("eye").removesuffix("eye"))
    """Where icons are, each by its name."""
