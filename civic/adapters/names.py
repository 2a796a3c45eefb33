"""Asking a DNS server what a name says, with the patience of who asks, and none beyond."""

from dataclasses import dataclass
from typing import Literal

import dns.exception
import dns.message
import dns.query
import dns.rcode
import dns.resolver
from dns.rdtypes.ANY.TXT import TXT

Kind = Literal["A", "AAAA", "TXT"]
PORT, TRIES, PATIENCE_S = 53, 2, 1.5
KNOWING = (dns.rcode.NOERROR, dns.rcode.NXDOMAIN)


class Unanswered(Exception):
    """Nobody said whether there is such a name."""


@dataclass(frozen=True, slots=True)
class NameServer:
    """A server that knows, or finds out, what names say."""

    address: str
    port: int = PORT
    patience_s: float = PATIENCE_S

    def ask(self, name: str, kind: Kind) -> list[str]:
        """Return the network addresses or the texts of a name; none where there is no such name.

        Raises:
            Unanswered: if no server answers in time, or not whether there is one.
        """
        try:
            question = dns.message.make_query(name, kind)
        except dns.exception.DNSException:
            raise Unanswered(name) from None
        for _ in range(TRIES):
            try:
                answer, _over_tcp = dns.query.udp_with_fallback(
                    question, self.address, self.patience_s, self.port
                )
            except (dns.exception.DNSException, OSError):
                continue
            if answer.rcode() in KNOWING:
                return _said(answer, kind)
        raise Unanswered(name)


def name_server(chosen: str = "") -> NameServer:
    """Return the server that a deployment has chosen, else the one that the machine asks.

    Raises:
        Unanswered: if there is none.
    """
    address, colon, port = chosen.rpartition(":")
    if colon and ":" not in address:
        return NameServer(address, int(port))
    if chosen:
        return NameServer(chosen)
    try:
        return NameServer(str(dns.resolver.Resolver().nameservers[0]))
    except (dns.exception.DNSException, IndexError):
        raise Unanswered("nameserver") from None


def _said(answer: dns.message.Message, kind: Kind) -> list[str]:
    """Return what every record of a kind says, of the name or of that which stands for it."""
    records = [record for each in answer.answer if each.rdtype.name == kind for record in each]
    return [
        b"".join(record.strings).decode(errors="replace")
        if isinstance(record, TXT)
        else str(record)
        for record in records
    ]
