"""A Redis of the tests' own: another port, nothing on disk, gone when they end."""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator

from redis import Redis
from redis.exceptions import RedisError

from tests.browser.chromium import install
from tests.site import free_port

PATIENCE_S = 30


class OwnRedis:
    """A Redis that can be stopped and started again at the same address."""

    def __init__(self, program: str) -> None:
        self._program, self._port = program, free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        own = ("--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
        self._process = subprocess.Popen([self._program, *own], stdout=subprocess.DEVNULL)
        begun = time.monotonic()
        with Redis.from_url(self.url) as asked:
            while time.monotonic() - begun < PATIENCE_S:
                with contextlib.suppress(RedisError):
                    asked.ping()
                    return
                time.sleep(0.02)
        raise AssertionError("Redis does not answer")

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@contextlib.contextmanager
def own_redis() -> Iterator[OwnRedis]:
    """Run a Redis for a while; root installs Debian's where there is none."""
    if shutil.which("redis-server") is None and os.geteuid() == 0 and shutil.which("apt-get"):
        install("redis-server")
    program = shutil.which("redis-server")
    if program is None:
        raise AssertionError("Put redis-server on the PATH. Debian: sudo apt install redis-server")
    server = OwnRedis(program)
    server.start()
    try:
        yield server
    finally:
        server.stop()
