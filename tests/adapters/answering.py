"""A real DNS server on this machine, which says what a test lets it."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address

CODES = {"A": 1, "CNAME": 5, "TXT": 16, "AAAA": 28}
MOST_OVER_UDP = 512


@dataclass
class Names:
    """What names say; a name that is not there does not exist, and ``fault`` is said of all."""

    port: int = 0
    said: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    fault: int = 0
    mute: bool = False
    garbage: bytes = b""
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def answer(self, question: bytes, way: str) -> bytes:
        """Return what is said to a question, cut short where it does not fit."""
        name, kind, end = _read(question)
        self.asked.append((name, kind, way))
        records = []
        if name in self.aliases:
            alias = self.aliases[name]
            records.append(_record(CODES["CNAME"], _wire(alias)))
            name = alias
        values = self.said.get((name, kind), [])
        records += [_record(CODES[kind], _data(kind, value)) for value in values]
        known = any(name == other for other, _ in self.said)
        fault = self.fault or (0 if known else 3)
        head = question[:2] + struct.pack(">HHHHH", 0x8180 | fault, 1, len(records), 0, 0)
        whole = head + question[12:end] + b"".join(records)
        if way == "udp" and len(whole) > MOST_OVER_UDP:
            cut = question[:2] + struct.pack(">HHHHH", 0x8380, 1, 0, 0, 0)
            return cut + question[12:end]
        return self.garbage or whole


@contextmanager
def answering() -> Iterator[Names]:
    """Answer on a port of its own for as long as the block lasts."""
    names = Names()

    class OverUdp(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            question, line = self.request
            answer = names.answer(question, "udp")
            if not names.mute:
                line.sendto(answer, self.client_address)

    class OverTcp(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            (length,) = struct.unpack(">H", self.rfile.read(2))
            answer = names.answer(self.rfile.read(length), "tcp")
            self.wfile.write(struct.pack(">H", len(answer)) + answer)

    socketserver.ThreadingTCPServer.allow_reuse_address = True
    with socketserver.ThreadingUDPServer(("127.0.0.1", 0), OverUdp) as udp:
        names.port = udp.server_address[1]
        with socketserver.ThreadingTCPServer(("127.0.0.1", names.port), OverTcp) as tcp:
            for server in (udp, tcp):
                threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield names
            finally:
                udp.shutdown()
                tcp.shutdown()


def _read(question: bytes) -> tuple[str, str, int]:
    labels, at = [], 12
    while length := question[at]:
        labels.append(question[at + 1 : at + 1 + length].decode())
        at += 1 + length
    (code,) = struct.unpack_from(">H", question, at + 1)
    kind = next(kind for kind, known in CODES.items() if known == code)
    return ".".join(labels), kind, at + 5


def _wire(name: str) -> bytes:
    parts = [part.encode() for part in name.split(".")]
    return b"".join(bytes([len(part)]) + part for part in parts) + b"\0"


def _record(code: int, data: bytes) -> bytes:
    return b"\xc0\x0c" + struct.pack(">HHIH", code, 1, 60, len(data)) + data


def _data(kind: str, value: str) -> bytes:
    if kind != "TXT":
        return ip_address(value).packed
    text = value.encode()
    pieces = [text[start : start + 255] for start in range(0, len(text), 255)] or [b""]
    return b"".join(bytes([len(piece)]) + piece for piece in pieces)
