"""How many connections each address holds open: one that holds too many gets no more."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import HTTPConnection

from civic.rules.quotas import network_of
from civic.settings import settings

log = logging.getLogger(__name__)


class Crowd:
    """The open connections of this process, counted by where they come from."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._has_told = False

    def has_room(self, address: str) -> bool:
        """Say whether an address may open one more connection."""
        return self._open[network_of(address)] < settings().connections_per_address

    @contextmanager
    def one_more(self, address: str) -> Iterator[bool]:
        """Count one connection for as long as the block lasts; say whether there is room for it."""
        if not self.has_room(address):
            self._tell()
            yield False
            return
        network = network_of(address)
        self._open[network] += 1
        try:
            yield True
        finally:
            self._open[network] -= 1
            if not self._open[network]:
                del self._open[network]

    def _tell(self) -> None:
        """Say once that somebody was turned away: it may be all that come through one proxy."""
        if not self._has_told:
            self._has_told = True
            log.warning(
                "an address holds %s connections and gets no more: if it is a proxy of yours, set "
                "CIVIC_TRUSTED_PROXY_HOPS; if many people share it, CIVIC_CONNECTIONS_PER_ADDRESS",
                settings().connections_per_address,
            )


CROWD = Crowd()


def address_of(request: HTTPConnection) -> str:
    """Return the network address of a request, as the trusted proxies in front say it."""
    hops = settings().trusted_proxy_hops
    lines = request.headers.getlist("x-forwarded-for")  # a proxy may add a line of its own
    passed = [part.strip() for part in ",".join(lines).split(",") if part.strip()]
    if hops and len(passed) >= hops:
        return passed[-hops]
    return request.client.host if request.client else ""
