"""The browser of the tests: Debian's Chromium, or the one Playwright fetches."""

import os
import shutil
import subprocess
import sys

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium(*, fetch: bool = False) -> str | None:
    """Return the path of Chromium, or nothing where Playwright uses its own.

    With ``fetch``, what is missing is installed first.
    """
    if found := shutil.which("chromium"):
        return found
    if fetch and os.geteuid() == 0 and shutil.which("apt-get"):
        install("chromium")
        return shutil.which("chromium")
    if fetch:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return None


def flags() -> list[str]:
    """Return how Chromium is started; root has no sandbox to offer it."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def install(package: str) -> None:
    """Install a package of Debian."""
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    subprocess.run(command, check=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
