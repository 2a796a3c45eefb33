"""Videos of elsewhere: which hosts may be shown in a page, and at which addresses."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

_YOUTUBE = re.compile(r"[\w-]{6,20}")
_NUMBER = re.compile(r"\d{4,14}")
_WORD = re.compile(r"[A-Za-z0-9]{4,24}")
_HOST = re.compile(r"(?=.{4,120}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")


@dataclass(frozen=True, slots=True)
class Video:
    """A video of elsewhere: at whose, where it is shown inside a page, where it is looked at."""

    host: str
    embed: str
    watch: str


def video_of(address: str, peertube: Collection[str] = ()) -> Video | None:
    """Return the video at an address; nothing if it is at none of the hosts that may be shown.

    ``peertube`` names the hosts of PeerTube that the organiser allows.
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    if host in _KNOWN:
        return _KNOWN[host](parts)
    return _at_peertube(parts, host) if host in peertube else None


def is_host(name: str) -> bool:
    """Say whether a text is the name of a host, as an organiser lists it."""
    return _HOST.fullmatch(name) is not None


def _at_youtube(parts: SplitResult) -> Video | None:
    steps = _steps(parts)
    asked = parse_qs(parts.query).get("v", [""])[0]
    if (parts.hostname or "").endswith("youtu.be"):
        found = steps[0] if steps else ""
    elif steps[:1] in (["embed"], ["shorts"], ["live"]):
        found = steps[1] if len(steps) > 1 else ""
    else:
        found = asked
    if not _YOUTUBE.fullmatch(found):
        return None
    embed = f"https://www.youtube-nocookie.com/embed/{found}?rel=0"
    return Video("YouTube", embed, f"https://www.youtube.com/watch?v={found}")


def _at_vimeo(parts: SplitResult) -> Video | None:
    steps = [step for step in _steps(parts) if step != "video"]
    found = steps[0] if steps else ""
    secret = steps[1] if len(steps) > 1 else parse_qs(parts.query).get("h", [""])[0]
    if not _NUMBER.fullmatch(found):
        return None
    has_secret = bool(_WORD.fullmatch(secret))
    ask, end = (f"&h={secret}", f"/{secret}") if has_secret else ("", "")
    return Video(
        "Vimeo",
        f"https://player.vimeo.com/video/{found}?dnt=1{ask}",
        f"https://vimeo.com/{found}{end}",
    )


def _at_dailymotion(parts: SplitResult) -> Video | None:
    steps = [step for step in _steps(parts) if step not in ("embed", "video")]
    found = (steps[0] if steps else "").split("_")[0]
    if not _WORD.fullmatch(found):
        return None
    return Video(
        "Dailymotion",
        f"https://geo.dailymotion.com/player.html?video={found}",
        f"https://www.dailymotion.com/video/{found}",
    )


def _at_peertube(parts: SplitResult, host: str) -> Video | None:
    steps = _steps(parts)
    found = steps[-1] if steps and steps[0] in ("w", "videos") else ""
    if not re.fullmatch(r"[\w-]{10,40}", found):
        return None
    at = parts.hostname or host
    return Video(host, f"https://{at}/videos/embed/{found}", f"https://{at}/w/{found}")


def _steps(parts: SplitResult) -> list[str]:
    return [step for step in parts.path.split("/") if step]


_KNOWN: dict[str, Callable[[SplitResult], Video | None]] = {
    "youtube.com": _at_youtube,
    "youtu.be": _at_youtube,
    "youtube-nocookie.com": _at_youtube,
    "vimeo.com": _at_vimeo,
    "player.vimeo.com": _at_vimeo,
    "dailymotion.com": _at_dailymotion,
    "dai.ly": _at_dailymotion,
}
