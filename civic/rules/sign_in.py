"""Signing in: how long a code and a visit last, which password is enough, where one goes next."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from zxcvbn import zxcvbn  # type: ignore[import-untyped]

from civic.errors import Invalid

CODE_LASTS = timedelta(minutes=10)
CODE_DIGITS = 6
MOST_TRIES = 5
VISIT_LASTS = timedelta(days=60)
SEEN_AGAIN_AFTER = timedelta(hours=1)
PASSWORD_LEAST = 12
PASSWORD_MOST = 200
PASSWORD_STRENGTH = 3
HOME = "/"
ADDRESS_MOST = 2000
TYPED_MOST = 40

_SPACE_OR_CONTROL = re.compile(r"[\x00-\x20\x7f\\]")
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrom", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def local_address(wished: object) -> str:
    """Return where to go next on this platform; whatever could lead elsewhere leads home."""
    if (
        not isinstance(wished, str)
        or len(wished) > ADDRESS_MOST
        or _SPACE_OR_CONTROL.search(wished)
    ):
        return HOME
    try:
        parts = urlsplit(wished)
    except ValueError:
        return HOME
    is_here = wished.startswith("/") and "//" not in wished.split("?")[0]
    return wished if is_here and not parts.scheme and not parts.netloc else HOME


def digits(code: object) -> str:
    """Return a typed code without the spaces people put into it."""
    return re.sub(r"[\s.-]", "", code) if isinstance(code, str) and len(code) < TYPED_MOST else ""


def acceptable_password(password: object, *known: str) -> str:
    """Return a password that is hard to guess, or say why it is not.

    ``known`` is what anybody would try first: the person's name and address.

    Raises:
        Invalid: if it is too short, too long or too easy to guess.
    """
    if not isinstance(password, str):
        raise Invalid("password", "invalid.text")
    if len(password) < PASSWORD_LEAST:
        raise Invalid("password", "invalid.password_short", least=str(PASSWORD_LEAST))
    if len(password) > PASSWORD_MOST:
        raise Invalid("password", "invalid.too_long", most=str(PASSWORD_MOST))
    hints = [part for text in known for part in re.split(r"[^\w]+", text) if part]
    if zxcvbn(password[:72], user_inputs=hints)["score"] < PASSWORD_STRENGTH:
        raise Invalid("password", "invalid.password_weak")
    return password


def device_of(user_agent: str) -> str:
    """Return the browser and the system that a person would recognise as theirs."""
    found = (
        next((name for mark, name in kinds if mark in user_agent), "")
        for kinds in (_BROWSERS, _SYSTEMS)
    )
    return " · ".join(name for name in found if name)
