"""Leading the keyboard, and those who hear the page, to where things go on."""

import reflex as rx


class Leads(rx.State, mixin=True):
    """A page that says where the focus belongs: its ``led`` stands in ``leads(State.led)``.

    An event that sets the focus would be there before what it leads to is drawn.
    """

    led: str = ""

    def _lead(self, element_id: str) -> None:
        """Lead to an element by its id, as often as it is asked for."""
        times = int(self.led.partition(" ")[2] or 0)
        self.led = f"{element_id} {times + 1}"
