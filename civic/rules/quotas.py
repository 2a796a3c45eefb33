"""How often a person may do a thing."""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import NamedTuple

from civic.words import Reason, Refusal

ENDLESS = 2**31
"""What a method that sets no limit takes: only where it refuses this need anybody count."""


def refuse_count(used: int, most: int | None) -> Refusal | None:
    """Say that a person's ``most`` are used up, or nothing while one is left."""
    if most is not None and used >= most:
        return Refusal(Reason.LIMIT_REACHED, (("used", str(used)), ("most", str(most))))
    return None


class Pace(NamedTuple):
    """How fast one person may do an act, and all people behind one network address together.

    A school or a town hall is one address, so the second is for many.
    """

    person: str
    address: str


PACE = {
    "submit_input": Pace("10/minute;60/hour", "100/minute;600/hour"),
    "comment": Pace("20/minute;200/hour", "200/minute;2000/hour"),
    "mention": Pace("10/minute;60/hour", "100/minute;600/hour"),
    "look_up": Pace("120/minute", "1200/minute"),
    "find_receipt": Pace("20/minute", "200/minute"),
    "recount": Pace("5/minute;30/hour", "20/minute;120/hour"),
    "react": Pace("120/minute", "1200/minute"),
    "vote": Pace("120/minute", "1200/minute"),
    "similar": Pace("120/minute", "1200/minute"),
    "report": Pace("10/minute;60/hour", "60/minute;600/hour"),
    "appeal": Pace("5/minute;20/hour", "60/minute;600/hour"),
    "look_for_names": Pace("10/minute;60/hour", "60/minute;600/hour"),
    "invite": Pace("10/minute;60/hour", "60/minute;600/hour"),
    "upload": Pace("30/minute;300/hour", "200/minute;2000/hour"),
    "ask_code": Pace("5/15minutes", "120/15minutes"),
    "enter_code": Pace("20/15minutes", "300/15minutes"),
    "guess_code": Pace("50/day", "300/15minutes"),
    "sign_in": Pace("10/15minutes", "120/15minutes"),
    "api": Pace("600/minute", "120/minute"),
    "event": Pace("600/minute", "6000/minute"),
    "frame_event": Pace("1200/minute", "6000/minute"),
}
"""How fast each act may be done; where nobody is signed in, a person is an account or a tab.

Of ``api`` a person is a key, and an address one that sends none.
"""

IN_SECONDS_BELOW = 90
MINUTE = 60
HOUSEHOLD = 64
"""How many of the 128 bits of an IPv6 address say which household: the rest is its own to vary."""


def too_fast(wait: float) -> Refusal:
    """Say that an act was too fast, and in how many seconds or minutes it is possible again."""
    seconds = max(1, ceil(wait))
    minutes = 0 if seconds < IN_SECONDS_BELOW else ceil(seconds / MINUTE)
    shown = ("minutes", str(minutes)), ("seconds", "0" if minutes else str(seconds))
    return Refusal(Reason.TOO_FAST, shown)


@lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """Return what counts as one address: of IPv6 the network of the whole household."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ip_network((int(known), HOUSEHOLD), strict=False))


def wait_in(refusal: Refusal) -> int:
    """Return in how many seconds what was too fast is possible again."""
    figures = dict(refusal.figures)
    return int(figures.get("minutes", 0)) * MINUTE + int(figures.get("seconds", 0))
