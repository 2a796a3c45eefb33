"""Where people reach a platform, and from whom its mails come."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from civic.errors import Invalid
from civic.rules import texts

SELECTOR_MOST = 60
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+[a-z][a-z0-9-]*[a-z0-9]|localhost")
_SELECTOR = re.compile(rf"{_LABEL}(?:\.{_LABEL})*", re.IGNORECASE)
_RESERVED = (".example", ".invalid", ".test", ".local")


@dataclass(frozen=True, slots=True)
class Deployed:
    """What the deployment itself has chosen, which nobody changes on a screen; empty where not.

    ``usual_sender`` holds where neither it nor the organiser names one; ``mail_host`` is the
    machine that takes the mails, empty where they are written to a folder; ``name_server`` is
    asked what domains say.
    """

    address: str = ""
    sender: str = ""
    usual_sender: str = "civic@localhost"
    mail_host: str = ""
    name_server: str = ""


def public_address(typed: object) -> str:
    """Return the address of a site as links begin with it; nothing for an empty field.

    Raises:
        Invalid: if it is no whole address, says more than a host, or nobody could reach it.
    """
    given = typed.strip().rstrip("/").lower() if isinstance(typed, str) else ""
    if not given:
        return ""
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError:
        raise Invalid("address", "team_reach.no_address") from None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise Invalid("address", "team_reach.no_address")
    if parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise Invalid("address", "team_reach.only_host")
    if host.endswith(_RESERVED):
        raise Invalid("address", "team_reach.nobody_reaches")
    if parts.scheme == "http" and host != "localhost":
        raise Invalid("address", "team_reach.no_https")
    return given


def sender(field: str, typed: object) -> str:
    """Return the address from which mails come; nothing for an empty field.

    Raises:
        Invalid: if it is no address, or no mail could ever come from its domain.
    """
    if typed in (None, ""):
        return ""
    try:
        given = texts.email(typed)
    except Invalid as wrong:
        raise Invalid(field, wrong.key) from None
    if given.endswith(_RESERVED):
        raise Invalid(field, "team_reach.nobody_reaches")
    return given


def selector(typed: object) -> str:
    """Return the name of the key that signs mails; nothing for an empty field.

    Whoever copies the whole name, or the whole of the line, is understood.

    Raises:
        Invalid: if it cannot be one.
    """
    given = typed.strip().partition("._domainkey")[0] if isinstance(typed, str) else ""
    if given and (len(given) > SELECTOR_MOST or not _SELECTOR.fullmatch(given)):
        raise Invalid("selector", "team_reach.no_selector")
    return given
