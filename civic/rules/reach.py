"""Where people reach a platform, and from whom its mails come."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from civic.errors import Invalid
from civic.rules import texts

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+[a-z][a-z0-9-]*[a-z0-9]|localhost")
_RESERVED = (".example", ".invalid", ".test", ".local")


@dataclass(frozen=True, slots=True)
class Deployed:
    """What the deployment itself has chosen, which nobody changes on a screen; empty where not.

    ``usual_sender`` holds where neither it nor the organiser names one; ``mail_host`` is the
    machine that takes the mails, empty where they are written to a folder.
    """

    address: str = ""
    sender: str = ""
    usual_sender: str = "civic@localhost"
    mail_host: str = ""


@dataclass(frozen=True, slots=True)
class DnsLine:
    """One line for the organiser's domain names: what it is for, its name and its words."""

    kind: str = ""
    name: str = ""
    value: str = ""
    record: str = "TXT"


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


def dns_lines(address: str, mail_host: str) -> list[DnsLine]:
    """Return what the owner of a sender's domain publishes so that its mails are believed.

    The key of DKIM is the mail server's: only its owner knows it.
    """
    domain = address.partition("@")[2]
    if not domain or "." not in domain:
        return []
    allowed = f"a:{mail_host} " if mail_host and "." in mail_host else "mx "
    return [
        DnsLine("spf", domain, f"v=spf1 {allowed}~all"),
        DnsLine("dkim", f"…._domainkey.{domain}", "v=DKIM1; k=rsa; p=…"),
        DnsLine("dmarc", f"_dmarc.{domain}", f"v=DMARC1; p=none; rua=mailto:{address}"),
    ]
