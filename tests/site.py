"""The real site, started as anyone starts it, for the tests that need all of it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
PATIENCE = 150


@dataclass
class Site:
    """A running site: its address, its process and what it says."""

    port: int
    process: subprocess.Popen[str]
    data: Path
    journal: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Address of the site."""
        return f"http://localhost:{self.port}"

    def said(self) -> str:
        """Return everything the site has written so far."""
        return self.journal.read_text()

    def wait(self) -> float:
        """Wait until the site answers; return how long that took, in seconds."""
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            with contextlib.suppress(httpx.TransportError):
                httpx.get(f"{self.url}/healthz")
                return time.monotonic() - begun
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"the site does not answer:\n{self.said()}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Tell the site to stop, and return what it says when it has."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def restart(self) -> None:
        """Stop the server and start it again, on the same port and data."""
        self.stop()
        self.process = _launch(self.environment, self.journal)
        self.wait()

    def family(self) -> list[int]:
        """Return the processes of the site that are still there."""
        found = subprocess.run(
            ["ps", "-o", "pid=", "--sid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(pid) for pid in found.stdout.split()]


def free_port() -> int:
    """Return a port that nothing uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(data: Path, *arguments: str, **variables: str) -> Site:
    """Start the site on its own port, in a session of its own."""
    port = free_port()
    data.mkdir(parents=True, exist_ok=True)
    journal = data / "journal.log"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("CIVIC_")
    } | {"CIVIC_PORT": str(port), "CIVIC_DATA": str(data), **variables}
    process = _launch(environment, journal, *arguments)
    return Site(port, process, data, journal, environment)


def _launch(environment: dict[str, str], journal: Path, *arguments: str) -> subprocess.Popen[str]:
    with journal.open("w") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "civic.front.server", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )


@contextlib.contextmanager
def running(data: Path, *arguments: str, **variables: str) -> Iterator[Site]:
    """Run the site for as long as the block lasts."""
    site = start(data, *arguments, **variables)
    try:
        site.wait()
        yield site
    finally:
        site.stop()
