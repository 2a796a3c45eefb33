"""Logs hold nothing that belongs to people."""

import io
import logging

import pytest

from civic.api.shell import logs
from civic.api.shell.logs import MOST, cleaned


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("headers: {'cookie': 'civic_session=abc123; a=b', 'host': 'x'}", "abc123"),
        ("Cookie: civic_session=abc123; civic_language=fr", "abc123"),
        ("(b'cookie', b'civic_session=abc123')", "abc123"),
        ('{"Set-Cookie": "civic_session=abc123; HttpOnly"}', "abc123"),
        ("authorization: Bearer abc123", "abc123"),
        ("GET /?code=abc123&next=/", "abc123"),
        ("{'password': 'abc123'}", "abc123"),
        ("token=abc123", "abc123"),
        ("mail to ana.durand+x@example.org refused", "ana.durand"),
        ("connect to postgresql://civic:abc123@db/civic", "abc123"),
        ("client 192.168.12.34 is too fast", "192.168.12.34"),
        ("client 2001:db8:85a3:8d3:1319:8a2e:370:7348 is too fast", "8d3"),
        ("client 2001:db8::7348 is too fast", "db8"),
    ],
)
def test_a_secret_is_hidden(line: str, secret: str) -> None:
    assert secret not in cleaned(line)


@pytest.mark.parametrize(
    "line", ["GET /projects/parks 200 12 ms", "at 12:30:45 the job ended", "civic 0.1.0 on 2 cores"]
)
def test_the_rest_stays_readable(line: str) -> None:
    assert cleaned(line) == line


@pytest.mark.parametrize("sent", ["x" * 1_000_000, "a." * 500_000, "1:" * 500_000])
def test_what_a_stranger_sends_neither_fills_the_log_nor_holds_up_the_server(sent: str) -> None:
    line = cleaned(f"Expected a truth value, but got {sent}")

    assert line.startswith("Expected a truth value")
    assert len(line) <= MOST + len(" […]")


def test_a_secret_at_the_cut_is_not_kept_in_half() -> None:
    line = cleaned("x " * (MOST // 2 - 5) + "ana.durand@example.org and more")

    assert "ana" not in line


def test_whoever_writes_is_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])
    before = logging.getLogRecordFactory()
    out = io.StringIO()
    logs.begin("info")
    log = logging.getLogger("somebody.else")
    log.addHandler(logging.StreamHandler(out))
    try:
        raise ValueError("ana@example.org")
    except ValueError:
        log.exception("mail to %s", "ana@example.org")
    finally:
        logging.setLogRecordFactory(before)

    assert "mail to [address]" in out.getvalue()
    assert "ana@" not in out.getvalue()


def test_nobody_writes_a_line_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])
    before = logging.getLogRecordFactory()
    logs.begin("info")
    try:
        made = logging.getLogRecordFactory()(
            "x", logging.INFO, "", 1, "sent: %s", ("a\r\nINFO signed in\x1b[2J\x00",), None
        )
    finally:
        logging.setLogRecordFactory(before)

    assert made.getMessage() == "sent: a INFO signed in [2J "
