"""Whose address a request has: a proxy's word is believed, a visitor's never."""

from collections.abc import Iterator

import pytest
from starlette.requests import HTTPConnection

from civic.api.shell.crowd import address_of
from civic.settings import settings

PEER = "10.0.0.1"


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.parametrize(
    ("hops", "lines", "address"),
    [
        pytest.param("0", ["6.6.6.6"], PEER, id="nobody is believed without a proxy"),
        pytest.param("1", [], PEER, id="a proxy that says nothing"),
        pytest.param("1", ["203.0.113.9"], "203.0.113.9", id="one proxy"),
        pytest.param("1", ["6.6.6.6, 203.0.113.9"], "203.0.113.9", id="a visitor who lies"),
        pytest.param("1", ["6.6.6.6", "203.0.113.9"], "203.0.113.9", id="a proxy that adds a line"),
        pytest.param("2", ["6.6.6.6, 203.0.113.9, 10.0.0.2"], "203.0.113.9", id="two proxies"),
        pytest.param("2", ["203.0.113.9"], PEER, id="a way round one of two proxies"),
        pytest.param("1", [" , "], PEER, id="an empty list"),
    ],
)
def test_the_address_is_what_the_trusted_proxy_wrote(
    monkeypatch: pytest.MonkeyPatch, hops: str, lines: list[str], address: str
) -> None:
    monkeypatch.setenv("CIVIC_TRUSTED_PROXY_HOPS", hops)
    headers = [(b"x-forwarded-for", line.encode()) for line in lines]
    request = HTTPConnection({"type": "http", "headers": headers, "client": (PEER, 5000)})

    assert address_of(request) == address
