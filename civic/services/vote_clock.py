"""What is left to certain moments of a vote: its register each hour, its last chance, its end.

The callers have asked for leave.
"""

from datetime import datetime, timedelta

from civic.rules import phases
from civic.services.work import Opened, Work
from civic.words import Act

SEAL, REGISTER, LAST_CHANCE = "seal_vote", "enter_register", "last_chance"
LAST_CHANCE_BEFORE = timedelta(days=1)


def expect_end(work: Work, opened: Opened) -> None:
    """Leave the sealing of a vote to the moment at which it is over, if that is known.

    Between two phases this is the moment at which it begins again, to be asked anew then. A day
    before comes the last chance of those whose ballot does not count yet.
    """
    end = phases.opening(opened.windows, Act.VOTE, work.now).date
    if end is None:
        return
    planned = ((SEAL, end), (LAST_CHANCE, end - LAST_CHANCE_BEFORE))
    for name, at in planned:
        if name == SEAL or at > work.now:
            key = f"{name}:{opened.row.id}:{end:%Y%m%d%H%M%S}"
            work.later(name, {"activity": opened.row.id}, key=key, at=at)


def expect_register(work: Work, activity_id: str) -> None:
    """Leave it to the next full hour to enter into the register who is new."""
    at = hour_of(work.now) + timedelta(hours=1)
    key = f"{REGISTER}:{activity_id}:{at:%Y%m%d%H}"
    work.later(REGISTER, {"activity": activity_id}, key=key, at=at)


def hour_of(at: datetime) -> datetime:
    """Return when the hour of a moment began."""
    return at.replace(minute=0, second=0, microsecond=0)
