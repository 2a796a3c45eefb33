"""Logs without what belongs to people: cookies, addresses, codes."""

import logging
import re
from collections.abc import Callable
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="-")

_REST = r"(?:'[^']*'|\"[^\"]*\"|[^\r\n]*)"
_HIDDEN = r"\1[hidden]"
SECRETS = (
    (re.compile(rf"(?i)(\b(?:set-)?cookie['\"]?\s*[:=,]\s*b?){_REST}"), _HIDDEN),
    (re.compile(rf"(?i)(authorization['\"]?\s*[:=,]\s*b?){_REST}"), _HIDDEN),
    (
        re.compile(
            r"(?i)(\b(?:token|code|password|passphrase|secret|key|session)['\"]?\s*[:=]\s*['\"]?)"
            r"[^\s'\"&,})]+"
        ),
        _HIDDEN,
    ),
    (re.compile(r"(://[^/\s:@]+:)[^@\s/]+(?=@)"), _HIDDEN),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[address]"),
    (re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"), "[address]"),
    (
        re.compile(
            r"(?i)(?<![\w:])(?:(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}"
            r"|(?:[0-9a-f]{1,4}:)+(?::[0-9a-f]{1,4})+)(?![\w:])"
        ),
        "[address]",
    ),
)
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
"""What would end a line: nobody writes lines of their own into the log."""

MOST = 8_000
"""How much of one record is kept: what a stranger sends must not fill the disk, nor the day."""

FORMAT = "%(asctime)s %(levelname)s %(name)s [%(request)s] %(message)s"


def begin(level: str) -> None:
    """Write logs of ``level`` and above, all of them cleaned, whoever writes them."""
    plain = logging.getLogRecordFactory()
    if not isinstance(plain, _Private):
        logging.setLogRecordFactory(_Private(plain))
    logging.basicConfig(format=FORMAT, level=level.upper())
    for chatty in ("httpx", "asyncio", "socketio", "engineio"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.root.level))


class _Private:
    """A factory of log records that cleans what it makes."""

    def __init__(self, plain: Callable[..., logging.LogRecord]) -> None:
        self._plain = plain

    def __call__(self, *args: object, **kwargs: object) -> logging.LogRecord:
        made = self._plain(*args, **kwargs)
        made.msg, made.args = cleaned(CONTROL.sub(" ", made.getMessage())), None
        made.request = request_id.get()
        if made.exc_info and made.exc_info[0]:
            made.exc_text = cleaned(logging.Formatter().formatException(made.exc_info))
        return made


def cleaned(text: str) -> str:
    """Return ``text`` without cookies, mail and network addresses, codes and keys.

    What is too long is cut between two words, so that no half of a secret stays.
    """
    if len(text) > MOST:
        text = f"{text[:MOST].rpartition(' ')[0]} […]"
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    return text
