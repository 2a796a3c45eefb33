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


class CannotFetch(Exception):
    """What tests need and could not be installed; the message says what to do."""


def chromium(*, fetch: bool = False) -> str | None:
    """Return the path of Chromium, or nothing where Playwright uses its own.

    With ``fetch``, what is missing is installed first.

    Raises:
        CannotFetch: if it cannot be.
    """
    if found := shutil.which("chromium"):
        return found
    if fetch and os.geteuid() == 0 and shutil.which("apt-get"):
        install("chromium")
        return shutil.which("chromium")
    if fetch:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        if subprocess.run(command, check=False).returncode != 0:
            raise CannotFetch(
                "There is no Chromium on this machine, and Playwright could not fetch its own.\n"
                "Debian: sudo apt install chromium. Elsewhere: put a program called chromium on\n"
                "the PATH, or set PLAYWRIGHT_DOWNLOAD_HOST to a mirror you can reach."
            )
    return None


def flags() -> list[str]:
    """Return how Chromium is started; root has no sandbox to offer it."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def install(package: str) -> None:
    """Install a package of Debian.

    Raises:
        CannotFetch: if apt cannot.
    """
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    if subprocess.run(command, check=False, env=quiet).returncode != 0:
        raise CannotFetch(
            f"apt-get could not install {package} (see above).\n"
            f"Check the connection, or install it yourself: apt-get install {package}"
        )
