"""Carrying messages to the addresses of other programs, and to no address inside a network."""

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from socket import IPPROTO_TCP, SHUT_RDWR, create_connection, gaierror, getaddrinfo, socket
from threading import Timer
from time import perf_counter
from typing import Protocol
from urllib.parse import urlsplit

from civic.rules.addresses import is_public

PATIENCE_S = 10.0
MOST_ANSWER = 400
FINE = range(200, 300)
PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a message: the answer's code and beginning, or the word for what went wrong."""

    code: int = 0
    took_ms: int = 0
    answer: str = ""
    error: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether the other side has taken the message."""
        return self.code in FINE


class Courier(Protocol):
    """Carries messages."""

    def fault(self, url: str) -> str:
        """Say why nothing could be carried to an address, or nothing: a word of ``FAULTS``."""

    def carry(self, url: str, body: bytes, headers: Mapping[str, str]) -> Receipt:
        """Carry one message; what goes wrong is in the receipt."""


class Undeliverable(Exception):
    """An address to which nothing is carried; its word says why."""


def addresses_of(host: str, port: int) -> list[str]:
    """Return the network addresses of a host."""
    return [str(found[4][0]) for found in getaddrinfo(host, port, proto=IPPROTO_TCP)]


@dataclass(frozen=True)
class OpenCourier:
    """Carries to public addresses over HTTPS.

    A name is resolved once for each message, and the connection goes to the very address that was
    looked at: a name that changes its address in between leads nowhere else. Redirects are answers
    like others, and not followed.
    """

    resolve: Callable[[str, int], list[str]] = addresses_of
    allows: Callable[[str], bool] = is_public
    schemes: tuple[str, ...] = ("https",)
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    patience_s: float = PATIENCE_S

    def fault(self, url: str) -> str:
        """Say why nothing could be carried to an address, or nothing."""
        try:
            self._found(url)
        except Undeliverable as no:
            return str(no)
        return ""

    def carry(self, url: str, body: bytes, headers: Mapping[str, str]) -> Receipt:
        """Carry one message, with all patience for it together."""
        begun = perf_counter()
        try:
            code, answer = self._sent(url, body, headers)
        except (Undeliverable, OSError, HTTPException) as wrong:
            return Receipt(took_ms=_since(begun), error=_word_for(wrong))
        fine = code in FINE
        return Receipt(code, _since(begun), answer, "" if fine else "refused")

    def _found(self, url: str) -> str:
        """Return the one network address that an address of ours stands for."""
        parts = urlsplit(url)
        if parts.scheme not in self.schemes or not parts.hostname or parts.username is not None:
            raise Undeliverable("bad_address")
        try:
            found = self.resolve(parts.hostname, parts.port or PORTS[parts.scheme])
        except (gaierror, UnicodeError, ValueError):
            raise Undeliverable("unknown_host") from None
        if not found:
            raise Undeliverable("unknown_host")
        if not all(self.allows(address) for address in found):
            raise Undeliverable("private_address")
        return found[0]

    def _sent(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        parts, address = urlsplit(url), self._found(url)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        line = [create_connection((address, port), self.patience_s)]
        alarm = Timer(self.patience_s, _cut, (line,))
        alarm.start()
        try:
            connection = HTTPConnection(host, port)
            if parts.scheme == "https":
                self._seal(line, host)
                connection.default_port = PORTS["https"]
            connection.sock = line[0]
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path, body, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read(MOST_ANSWER).decode(errors="replace")
        finally:
            alarm.cancel()
            line[0].close()

    def _seal(self, line: list[socket], host: str) -> None:
        """Put TLS around a connection, to whoever proves to be the host by its name."""
        line[0] = sealed = self.context.wrap_socket(
            line[0], server_hostname=host, do_handshake_on_connect=False
        )
        sealed.do_handshake()


@dataclass
class MemoryCourier:
    """Keeps messages in place of carrying them, and answers as it is told to."""

    receipt: Receipt = Receipt(200, 1, "ok")
    sent: list[tuple[str, bytes, Mapping[str, str]]] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)

    def fault(self, url: str) -> str:
        """Say what was set for an address."""
        return self.faults.get(url, "")

    def carry(self, url: str, body: bytes, headers: Mapping[str, str]) -> Receipt:
        """Keep one message."""
        self.sent.append((url, body, headers))
        return self.receipt


def _cut(line: list[socket]) -> None:
    """End a connection that takes too long, whoever is still reading from it."""
    try:
        line[0].shutdown(SHUT_RDWR)
    except OSError:
        return


def _word_for(wrong: Exception) -> str:
    match wrong:
        case Undeliverable():
            return str(wrong)
        case ssl.SSLError():
            return "bad_certificate"
        case TimeoutError():
            return "too_slow"
        case _:
            return "no_connection"


def _since(begun: float) -> int:
    return round((perf_counter() - begun) * 1000)
