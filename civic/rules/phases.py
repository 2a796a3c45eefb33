"""When things are open: the only place where dates are compared with now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from civic.words import Act, ProjectStatus, Standing


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time, an open end being ``None``, and the acts that are open during it.

    ``period`` says in words when it is, where its dates are not settled.
    """

    starts_at: datetime
    ends_at: datetime | None = None
    acts: frozenset[Act] = frozenset()
    period: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether an act is open now; when not, since or from when, if that is known.

    ``period`` says it in words, where the dates of that phase are not settled.
    """

    standing: Standing | None
    date: datetime | None = None
    period: str = ""


ALWAYS = Opening(Standing.OPEN)
GOES_ON = (Standing.OPEN, Standing.UPCOMING)
"""Where something stands that is not over: it may begin again after a gap."""
EVER = datetime.min.replace(tzinfo=UTC)


def standing(window: Window, now: datetime) -> Standing:
    """Say where ``window`` stands: its first moment is in it, its last is not."""
    if now < window.starts_at:
        return Standing.UPCOMING
    if window.ends_at is not None and now >= window.ends_at:
        return Standing.CLOSED
    return Standing.OPEN


def opening(windows: Sequence[Window], act: Act, now: datetime) -> Opening:
    """Say whether ``act`` is open: now, from a date, until a past date, or at no time.

    An activity without any phase is always open.
    """
    if not windows:
        return ALWAYS
    offering = [window for window in windows if act in window.acts]
    by_standing = {kind: [w for w in offering if standing(w, now) is kind] for kind in Standing}
    if by_standing[Standing.OPEN]:
        return Opening(Standing.OPEN, _end_of_run(by_standing[Standing.OPEN], offering))
    if by_standing[Standing.UPCOMING]:
        first = min(by_standing[Standing.UPCOMING], key=lambda w: (w.starts_at, w.period))
        return Opening(Standing.UPCOMING, first.starts_at, first.period)
    if by_standing[Standing.CLOSED]:
        end = _last_end(by_standing[Standing.CLOSED])
        words = (w.period for w in by_standing[Standing.CLOSED] if w.ends_at == end)
        return Opening(Standing.CLOSED, end, min(words))
    return Opening(None)


def ended(windows: Iterable[Window], act: Act, at: datetime) -> list[Window]:
    """Return windows in which ``act`` was over from a moment on, whatever was planned."""
    found = []
    for window in windows:
        if act not in window.acts or (window.ends_at is not None and window.ends_at <= at):
            found.append(window)
            continue
        found.append(replace(window, acts=window.acts - {act}))
        if window.starts_at < at:
            found.append(Window(window.starts_at, at, frozenset({act})))
    return found


def _last_end(windows: Iterable[Window]) -> datetime | None:
    ends = [window.ends_at for window in windows]
    return None if None in ends else max(end for end in ends if end is not None)


def _end_of_run(running: Iterable[Window], offering: Iterable[Window]) -> datetime | None:
    """Return when the open windows end, or those that take over from them without a gap."""
    end = _last_end(running)
    for window in sorted(offering, key=lambda each: each.starts_at):
        if end is None or window.starts_at > end:
            break
        end = _last_end([window, Window(window.starts_at, end)])
    return end


def open_now(windows: Iterable[Window], now: datetime) -> list[Window]:
    """Return the windows that are open."""
    return [window for window in windows if standing(window, now) is Standing.OPEN]


def of_project(windows: Sequence[Window], now: datetime) -> tuple[Standing | None, datetime | None]:
    """Say where a whole project stands, and until, from or since when.

    It is open while a phase is, or between two of them, and closed after the last one.
    """
    if not windows:
        return None, None
    first = min(window.starts_at for window in windows)
    if now < first:
        return Standing.UPCOMING, first
    if all(standing(window, now) is Standing.CLOSED for window in windows):
        return Standing.CLOSED, _last_end(windows)
    running = open_now(windows, now)
    return Standing.OPEN, _last_end(running) if running else None


def status_at(status: str, published_at: datetime | None, now: datetime) -> ProjectStatus:
    """Say where a project stands: until the moment from which it is public, it is a draft."""
    is_early = published_at is not None and now < published_at
    return ProjectStatus.DRAFT if is_early else ProjectStatus(status)


def refuse_publication(at: datetime, now: datetime) -> str | None:
    """Name the sentence that says why a project cannot be published at a moment, or nothing."""
    return "team_life.moment_passed" if at <= now else None


def refuse_span(starts_at: datetime, ends_at: datetime | None) -> str | None:
    """Name the sentence that says why a phase cannot have these dates, or nothing."""
    if ends_at is not None and ends_at <= starts_at:
        return "team_project.ends_before_start"
    return None


def refuse_longer(ends_at: datetime | None, at: datetime) -> str | None:
    """Name the sentence that says why an end cannot be put off to a moment, or nothing."""
    return "team_vote.not_later" if ends_at is None or at <= ends_at else None
