"""The doctor finds what is wrong, and says what to do."""

import socket
from pathlib import Path

import pytest

from civic.commands.doctor import Finding, examine
from civic.commands.migrate import migrate
from civic.settings import read
from tests.redis_server import own_redis


def found(subject: str, data: Path, **variables: str) -> Finding:
    """Return what the doctor says of one subject."""
    findings = examine(read({"CIVIC_DATA": str(data), **variables}))
    return next(finding for finding in findings if finding.subject == subject)


def test_a_database_that_was_never_migrated_is_noticed(tmp_path: Path) -> None:
    assert found("database", tmp_path).advice == "python -m civic migrate"


def test_a_migrated_database_is_well(tmp_path: Path) -> None:
    migrate(read({"CIVIC_DATA": str(tmp_path)}).database)

    assert found("database", tmp_path).advice == ""


def test_a_database_that_does_not_answer_is_noticed(tmp_path: Path) -> None:
    url = f"postgresql://civic:hunter2@127.0.0.1:{_closed_port()}/civic"

    finding = found("database", tmp_path, CIVIC_DATABASE_URL=url)

    assert "CIVIC_DATABASE_URL" in finding.advice
    assert "hunter2" not in finding.found


def test_a_mail_server_that_does_not_answer_is_noticed(tmp_path: Path) -> None:
    url = f"smtp://127.0.0.1:{_closed_port()}"

    assert "CIVIC_SMTP_URL" in found("mail", tmp_path, CIVIC_SMTP_URL=url).advice


def test_a_redis_that_does_not_answer_is_noticed(tmp_path: Path) -> None:
    url = f"redis://127.0.0.1:{_closed_port()}/0"

    finding = found("redis", tmp_path, CIVIC_REDIS_URL=url)

    assert "does not answer" in finding.found
    assert "CIVIC_REDIS_URL" in finding.advice


def test_a_redis_that_answers_is_well(tmp_path: Path) -> None:
    with own_redis() as redis:
        assert found("redis", tmp_path, CIVIC_REDIS_URL=redis.url).advice == ""


def test_without_a_mail_server_the_doctor_says_where_mails_are(tmp_path: Path) -> None:
    finding = found("mail", tmp_path)

    assert str(tmp_path / "mail") in finding.found
    assert finding.advice == ""


def test_a_misspelt_variable_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIVIC_PROT", "1")

    assert "CIVIC_PORT" in found("settings", tmp_path).found


@pytest.mark.parametrize(
    ("url", "hops", "is_noticed"),
    [
        pytest.param("https://part.example.org", "0", True, id="https, and no proxy believed"),
        pytest.param("https://part.example.org", "1", False, id="a proxy that is believed"),
        pytest.param("", "0", False, id="a trial"),
    ],
)
def test_a_proxy_that_hides_its_visitors_is_noticed(
    tmp_path: Path, url: str, hops: str, is_noticed: bool
) -> None:
    given = {"CIVIC_PUBLIC_URL": url, "CIVIC_TRUSTED_PROXY_HOPS": hops}

    assert (
        "CIVIC_TRUSTED_PROXY_HOPS" in found("addresses", tmp_path, **given).advice
    ) is is_noticed


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
