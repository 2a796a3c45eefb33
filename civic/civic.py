"""The app, put together: everything else is found where it stands."""

import reflex as rx

from civic.api.shell import shell
from civic.front.discovery import find_pages

find_pages()

app = rx.App(
    toaster=None,
    reset_style=False,
    stylesheets=["civic.css"],
    api_transformer=[shell],
)
