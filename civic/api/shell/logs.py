"""Logs without what belongs to people: cookies, addresses, codes."""

import logging
import re
from collections.abc import Callable

SECRETS = (
    (re.compile(r"(?i)(cookie['\"]?\s*[:=]\s*)(?:'[^']*'|\"[^\"]*\"|[^\r\n]*)"), r"\1[hidden]"),
    (
        re.compile(r"(?i)(authorization['\"]?\s*[:=]\s*)(?:'[^']*'|\"[^\"]*\"|[^\r\n]*)"),
        r"\1[hidden]",
    ),
    (
        re.compile(r"(?i)((?:token|code|password|secret|key)['\"]?\s*[:=]\s*['\"]?)[^\s'\"&,}]+"),
        r"\1[hidden]",
    ),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[address]"),
    (re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b(?!:\d{2,5}\b)"), "[address]"),
    (
        re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])", re.IGNORECASE),
        "[address]",
    ),
)


def keep_private() -> None:
    """Make every log line of this process pass the filter, whoever writes it."""
    plain = logging.getLogRecordFactory()
    if not isinstance(plain, _Private):
        logging.setLogRecordFactory(_Private(plain))


class _Private:
    """A factory of log records that cleans what it makes."""

    def __init__(self, plain: Callable[..., logging.LogRecord]) -> None:
        self._plain = plain

    def __call__(self, *args: object, **kwargs: object) -> logging.LogRecord:
        made = self._plain(*args, **kwargs)
        made.msg, made.args = cleaned(made.getMessage()), None
        if made.exc_info and made.exc_info[0]:
            made.exc_text = cleaned(logging.Formatter().formatException(made.exc_info))
        return made


def cleaned(text: str) -> str:
    """Return ``text`` without cookies, mail and network addresses, codes and keys."""
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    return text
