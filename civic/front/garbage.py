"""Collecting garbage seldom: to look at everything stops everybody, for as long as a page takes.

What was imported stays until the end, so it is never looked at again; and most of what an event
leaves behind is gone without being collected.
"""

import gc

YOUNG = 10_000
"""How many more things are there than were, before the youngest are looked at; 700 is usual."""


def wait() -> None:
    """Collect nothing while all is imported: it stays, and would be looked at over and over."""
    gc.disable()


async def lifespan() -> None:
    """Set apart what is there when the server starts, and look seldom at what comes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    gc.enable()
