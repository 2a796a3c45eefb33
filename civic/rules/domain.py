"""What the domains of a platform must say, and whether what they say is that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from civic.rules.addresses import is_public

State = Literal["", "found", "missing", "different", "silent", "open"]
UNKNOWN = "…"
"""Stands for what only the owner of the mail server knows."""
POLICIES = frozenset({"none", "quarantine", "reject"})
SHOWN_MOST, SHOWN_LENGTH = 4, 300


@dataclass(frozen=True, slots=True)
class DnsLine:
    """One line for the organiser's domain names: what it is for, its name and its words.

    Once it was looked for, ``state`` says what came of it and ``found`` what is there: the line,
    nothing, another one, no answer at all, or nothing that one could look for. ``why`` ends the
    key of a sentence that says what to do.
    """

    kind: str = ""
    name: str = ""
    value: str = ""
    record: str = "TXT"
    state: State = ""
    found: tuple[str, ...] = ()
    why: str = ""


def dns_lines(address: str, mail_host: str, site: str = "", selector: str = "") -> list[DnsLine]:
    """Return what is published so that a site is found and its mails are believed.

    ``address`` is the sender's, ``site`` the address of the platform. The key of DKIM is the mail
    server's: only its owner knows it, and the ``selector`` by which it is called.
    """
    return [*_of_site(site), *_of_mails(address, mail_host, selector)]


def judged(line: DnsLine, said: Sequence[str]) -> DnsLine:
    """Return a line with what came of looking for it, by what its name says."""
    state, found, why = _JUDGES[line.kind](line, said)
    return replace(
        line, state=state, found=tuple(each[:SHOWN_LENGTH] for each in found[:SHOWN_MOST]), why=why
    )


def unanswered(line: DnsLine) -> DnsLine:
    """Return a line of which nobody said whether it is there."""
    return replace(line, state="silent", found=(), why="silent")


def nameless(line: DnsLine) -> DnsLine:
    """Return a line whose name is not known whole, so that it cannot be looked for."""
    return replace(line, state="open", found=(), why="selector")


def _of_site(site: str) -> list[DnsLine]:
    host = urlsplit(site).hostname or ""
    return [DnsLine("address", host, record="A / AAAA")] if "." in host else []


def _of_mails(address: str, mail_host: str, selector: str) -> list[DnsLine]:
    domain = address.partition("@")[2]
    if "." not in domain:
        return []
    allowed = f"a:{mail_host} " if "." in mail_host else "mx "
    key = f"{selector or UNKNOWN}._domainkey.{domain}"
    return [
        DnsLine("spf", domain, f"v=spf1 {allowed}~all"),
        DnsLine("dkim", key, f"v=DKIM1; k=rsa; p={UNKNOWN}"),
        DnsLine("dmarc", f"_dmarc.{domain}", f"v=DMARC1; p=none; rua=mailto:{address}"),
    ]


Judgement = tuple[State, Sequence[str], str]


def _address(_: DnsLine, said: Sequence[str]) -> Judgement:
    if not said:
        return "missing", said, ""
    return ("found", said, "") if all(map(is_public, said)) else ("different", said, "private")


def _spf(line: DnsLine, said: Sequence[str]) -> Judgement:
    """Ask that the one line names our server; others that it names as well are its own affair."""
    own = [each for each in said if each.lower().split(" ")[0] == "v=spf1"]
    if len(own) != 1:
        return ("different", own, "several") if own else ("missing", (), "")
    terms = {term.removeprefix("+") for term in own[0].lower().split()}
    is_ours = line.value.split()[1].lower() in terms
    return ("found", own, "") if is_ours else ("different", own, "spf")


def _dkim(_: DnsLine, said: Sequence[str]) -> Judgement:
    keys = [each for each in said if "p" in _tags(each)]
    if not keys:
        return ("different", said, "dkim") if said else ("missing", (), "")
    return ("found", keys, "") if all(_tags(each)["p"] for each in keys) else (
        "different", keys, "dkim",
    )  # fmt: skip


def _dmarc(_: DnsLine, said: Sequence[str]) -> Judgement:
    own = [each for each in said if _tags(each).get("v", "").upper() == "DMARC1"]
    if len(own) != 1:
        return ("different", own, "several") if own else ("missing", (), "")
    is_sound = _tags(own[0]).get("p", "").lower() in POLICIES
    return ("found", own, "") if is_sound else ("different", own, "dmarc")


def _tags(text: str) -> dict[str, str]:
    """Return the tags of a line of DKIM or DMARC: ``v=DMARC1; p=none``."""
    pairs = (part.partition("=") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


_JUDGES: Mapping[str, Callable[[DnsLine, Sequence[str]], Judgement]] = {
    "address": _address, "spf": _spf, "dkim": _dkim, "dmarc": _dmarc,
}  # fmt: skip
