"""A PostgreSQL of the tests' own: another port, another folder, gone when they end."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.browser.chromium import install
from tests.site import free_port

DEBIAN = Path("/usr/lib/postgresql")
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


@contextlib.contextmanager
def own_postgres(*, fetch: bool = False) -> Iterator[str]:
    """Give the address of a PostgreSQL for tests; empty where there is none to have.

    ``CIVIC_TEST_POSTGRES_URL`` is used where it is set; with ``fetch`` root installs Debian's.
    """
    given = os.environ.get("CIVIC_TEST_POSTGRES_URL", "")
    programs = None if given else _programs(fetch=fetch)
    if programs is None:
        yield given
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _own(folder)
        port = free_port()
        _run(programs / "initdb", "-A", "trust", "-U", "civic", "-D", str(folder / "db"))
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {QUICK}"
        control = [str(programs / "pg_ctl"), "-D", str(folder / "db"), "-w"]
        _run(*control, "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://civic@127.0.0.1:{port}/postgres"
        finally:
            _run(*control, "-m", "immediate", "stop")


def _programs(*, fetch: bool) -> Path | None:
    if not any(DEBIAN.glob("*/bin/initdb")) and fetch and os.geteuid() == 0:
        if shutil.which("apt-get") is None:
            return None
        install("postgresql")
    found = sorted(DEBIAN.glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).parent if elsewhere else None


def _own(folder: Path) -> None:
    """Hand the folder to whom PostgreSQL runs as: it refuses to be root."""
    if os.geteuid() == 0:
        who = pwd.getpwnam(_name())
        os.chown(folder, who.pw_uid, who.pw_gid)


def _name() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(*command: str | Path) -> None:
    as_somebody = ["runuser", "-u", _name(), "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*as_somebody, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/"
    )
