"""What stands on a door: what people can do behind it now and until when, or from when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from civic.rules.phases import Opening
from civic.words import Act, Standing

ORDER = (Act.VOTE, Act.SUBMIT_INPUT, Act.REACT, Act.COMMENT)


@dataclass(frozen=True, slots=True)
class Door:
    """What can be done: ``acts`` until ``date``, then ``longer`` until ``later``.

    While nothing is open, ``acts`` are those that open on ``date``, and after the last phase
    ``date`` is its end. An open end is ``None``; no standing means that nothing is ever open.
    """

    standing: Standing | None = None
    acts: tuple[Act, ...] = ()
    date: datetime | None = None
    longer: tuple[Act, ...] = ()
    later: datetime | None = None


def door(openings: Mapping[Act, Opening]) -> Door:
    """Sum up what is open of each act."""
    for standing in (Standing.OPEN, Standing.UPCOMING, Standing.CLOSED):
        dates = {act: openings[act].date for act in ORDER if _stands(openings, act, standing)}
        if standing is Standing.CLOSED and dates:
            return Door(standing, date=max((d for d in dates.values() if d), default=None))
        if dates:
            return _parted(standing, dates)
    return Door()


def line(found: Door, *, is_settled: bool) -> str:
    """Return which sentence says what can be done, as the end of its key in the catalogue.

    A date that ``is_settled`` not is said in other words, or kept to oneself.
    """
    if found.standing is Standing.UPCOMING:
        return "opens" if is_settled else "opens_in"
    if found.standing is Standing.CLOSED:
        return "closed" if found.date and is_settled else "over"
    if found.standing is not Standing.OPEN:
        return "nothing"
    if found.longer:
        return "until_both" if found.later else "until_open"
    return "until" if found.date and is_settled else "open"


def _stands(openings: Mapping[Act, Opening], act: Act, standing: Standing) -> bool:
    return act in openings and openings[act].standing is standing


def _parted(standing: Standing, dates: Mapping[Act, datetime | None]) -> Door:
    """Part what ends first from what stays open longer; of what is to come, name the first."""
    date = _first(dates.values())
    acts = tuple(act for act in dates if dates[act] == date)
    longer = {act: dates[act] for act in dates if dates[act] != date}
    if standing is Standing.UPCOMING:
        return Door(standing, acts, date)
    return Door(standing, acts, date, tuple(longer), _first(longer.values()))


def _first(dates: Iterable[datetime | None]) -> datetime | None:
    return min((date for date in dates if date is not None), default=None)
