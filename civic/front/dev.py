"""Working on the site: what changes is built and served again, and a mistake stops nothing."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from watchfiles import DefaultFilter, watch

from civic.front.build import ROOT

WATCHED = ("civic", "assets", "rxconfig.py")
MADE_HERE = ("vendor", "external")


class Sources(DefaultFilter):
    """The files people write; not those that a build makes."""

    ignore_dirs: Sequence[str] = (*DefaultFilter.ignore_dirs, *MADE_HERE)


def serve_while_working(arguments: Sequence[str]) -> int:
    """Serve the site, and serve it anew after each change that can be built."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    watched = [ROOT / name for name in WATCHED]
    changes = watch(*watched, watch_filter=Sources(), raise_interrupt=False)
    while True:
        with _server(arguments):
            if not _next_that_builds(changes):
                return 0


def _next_that_builds(changes: Iterator[object]) -> bool:
    """Wait for a change with which the site can be built; say whether there was one."""
    for _ in changes:
        if subprocess.run([sys.executable, "-m", "civic.front.build"], check=False).returncode == 0:
            return True
    return False


@contextmanager
def _server(arguments: Sequence[str]) -> Iterator[None]:
    command = [sys.executable, "-m", "civic.front.server", *arguments]
    process = subprocess.Popen(command, cwd=Path(ROOT))
    try:
        yield
    finally:
        process.terminate()
        process.wait()
