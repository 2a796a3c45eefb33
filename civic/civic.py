"""The app, put together: everything else is found where it stands."""

import reflex as rx

from civic.api import live
from civic.api.shell import shell
from civic.components.wraps import around
from civic.front import garbage, lifeline
from civic.front.discovery import find_pages
from civic.jobs import lifespan
from civic.state import wire
from civic.state.handover import Handover
from civic.state.notices import tell_error
from civic.state.watch import Watch

find_pages()

app = rx.App(
    toaster=None,
    reset_style=False,
    stylesheets=["civic.css"],
    api_transformer=[shell],
    backend_exception_handler=tell_error,
    app_wraps={(55, "ErrorBoundary"): around},
)
wire.use()
app.add_middleware(Watch())
app.add_middleware(Handover())
app.register_lifespan_task(lifespan)
app.register_lifespan_task(live.lifespan)
app.register_lifespan_task(lifeline.lifespan)
app.register_lifespan_task(garbage.lifespan)
