"""The page as it is first seen, drawn by the server, until the app has all it shows."""

import reflex as rx


class FirstSight(rx.Component):
    """Takes the server's drawing away once the page itself is there; on every page."""

    library = "$/public" + rx.asset("first.jsx", shared=True).split("?", maxsplit=1)[0]
    tag = "FirstSight"


first_sight = FirstSight.create
