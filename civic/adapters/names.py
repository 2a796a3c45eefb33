"""Asking a DNS server what a name says, with the patience of who asks, and none beyond."""

import secrets
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

Kind = Literal["A", "AAAA", "TXT"]
_CODES: dict[Kind, int] = {"A": 1, "TXT": 16, "AAAA": 28}
PORT, TRIES, PATIENCE_S = 53, 2, 1.5
_ANSWERS, _CUT_SHORT, _NO_SUCH_NAME = 0x8000, 0x0200, 3
_MOST, _POINTER = 65_535, 0xC0
RESOLVERS = Path("/etc/resolv.conf")


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
        question = _question(name, kind)
        for _ in range(TRIES):
            try:
                answer = self._over_udp(question)
                if _flags(answer) & _CUT_SHORT:
                    answer = self._over_tcp(question)
                return _read(answer, question, kind)
            except (OSError, struct.error, IndexError, ValueError):
                continue
        raise Unanswered(name)

    def _over_udp(self, question: bytes) -> bytes:
        family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
        with socket.socket(family, socket.SOCK_DGRAM) as line:
            line.settimeout(self.patience_s)
            line.connect((self.address, self.port))  # from then on nobody else is heard
            line.send(question)
            return line.recv(_MOST)

    def _over_tcp(self, question: bytes) -> bytes:
        with socket.create_connection((self.address, self.port), self.patience_s) as line:
            line.sendall(struct.pack(">H", len(question)) + question)
            with line.makefile("rb") as answer:
                (length,) = struct.unpack(">H", answer.read(2))
                return answer.read(length)


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
    lines = RESOLVERS.read_text().splitlines() if RESOLVERS.exists() else []
    for words in map(str.split, lines):
        if words[:1] == ["nameserver"]:
            return NameServer(words[1])
    raise Unanswered("nameserver")


def _question(name: str, kind: Kind) -> bytes:
    try:
        labels = name.encode("idna").split(b".")
    except UnicodeError:
        raise Unanswered(name) from None
    wire = b"".join(bytes([len(label)]) + label for label in labels)
    head = struct.pack(">HHHHHH", secrets.randbits(16), 0x0100, 1, 0, 0, 0)
    return head + wire + struct.pack(">BHH", 0, _CODES[kind], 1)


def _flags(answer: bytes) -> int:
    return int(struct.unpack_from(">H", answer, 2)[0])


def _read(answer: bytes, question: bytes, kind: Kind) -> list[str]:
    """Return what an answer to this very question says.

    Raises:
        ValueError: if it is none, or says that the server knows nothing.
    """
    head, asked = question[:2], question[12:].lower()
    flags, fault = _flags(answer), _flags(answer) & 15
    is_ours = answer[:2] == head and answer[12 : len(question)].lower() == asked
    if not is_ours or not flags & _ANSWERS or fault not in (0, _NO_SUCH_NAME):
        raise ValueError
    return [_said(data, kind) for data in _records(answer, len(question), _CODES[kind])]


def _records(answer: bytes, at: int, code: int) -> Iterator[bytes]:
    for _ in range(struct.unpack_from(">H", answer, 6)[0]):
        while 0 < answer[at] < _POINTER:  # a label; a pointer is the end of a name
            at += 1 + answer[at]
        at += 2 if answer[at] else 1
        found, _, _, length = struct.unpack_from(">HHIH", answer, at)
        at += 10 + length
        if found == code:
            yield answer[at - length : at]


def _said(data: bytes, kind: Kind) -> str:
    if kind != "TXT":
        return str(ip_address(data))
    parts, at = [], 0
    while at < len(data):
        parts.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(parts).decode(errors="replace")
